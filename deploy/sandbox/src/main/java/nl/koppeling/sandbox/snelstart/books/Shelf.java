package nl.koppeling.sandbox.snelstart.books;

/** What stands beside the books: articles with their groups, orders with templates, documents. */
public final class Shelf {

  private final Table<Stored> articles = new Table<>();
  private final Table<Stored> articleGroups = new Table<>();
  private final Table<Stored> orders = new Table<>();
  private final Table<Stored> orderTemplates = new Table<>();
  private final Table<Document> documents =
      new Table<Document>().indexed("Parent", Document::parent);

  Shelf() {}

  /** Articles. */
  public Table<Stored> articles() {
    return articles;
  }

  /** Turnover groups of articles. */
  public Table<Stored> articleGroups() {
    return articleGroups;
  }

  /** Sales orders. */
  public Table<Stored> orders() {
    return orders;
  }

  /** Sales order templates. */
  public Table<Stored> orderTemplates() {
    return orderTemplates;
  }

  /** Documents of all kinds of parents. */
  public Table<Document> documents() {
    return documents;
  }
}
