package nl.koppeling.sandbox.snelstart.books;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The books of one company (administratie). Everything in it is read and changed under its one
 * lock: see {@link #inTurn}.
 */
public final class Administration {

  private final ReentrantLock turn = new ReentrantLock();
  private final UUID id;
  private final String name;
  private final Disturbances disturbances = new Disturbances();

  private final Table<Ledger> ledgers = new Table<Ledger>().indexed("Nummer", Ledger::number);
  private final Table<Journal> journals = new Table<>();
  private final Table<CostCentre> costCentres = new Table<>();
  private final Table<Relation> relations =
      new Table<Relation>()
          .indexed("Email", relation -> relation.form().email())
          .indexed("Naam", relation -> relation.form().name())
          .indexed("Relatiecode", Relation::code);
  private final Table<SalesEntry> sales =
      new Table<SalesEntry>()
          .indexed("Factuurnummer", entry -> entry.form().number())
          .indexed("Klant/Id", entry -> entry.form().customer());
  private final Table<Invoice> invoices =
      new Table<Invoice>()
          .indexed("Factuurnummer", Invoice::number)
          .indexed("Relatie/Id", Invoice::customer);
  private final Table<MoneyEntry> bank =
      new Table<MoneyEntry>().indexed("Boekstuk", MoneyEntry::voucher);
  private final Table<MoneyEntry> cash =
      new Table<MoneyEntry>().indexed("Boekstuk", MoneyEntry::voucher);
  private final Table<MemoEntry> memos = new Table<>();
  private final Table<Mutation> mutations =
      new Table<Mutation>()
          .indexed("Source", Mutation::source)
          .indexed("FactuurNummer", Mutation::invoiceNumber)
          .indexed("Boekstuk", Mutation::voucher);
  private final Settlements settlements = new Settlements(this);
  private final Shelf shelf = new Shelf();

  private boolean ossEnabled;
  private boolean smallBusinessScheme;
  private int lastRelationCode = 10_000;
  private int lastVoucher = 20_260_000;
  private int lastOrder = 1000;
  private List<String> scopes = Scopes.ALL;

  Administration(UUID id, String name, boolean ossEnabled) {
    this.id = id;
    this.name = name;
    this.ossEnabled = ossEnabled;
  }

  /** Runs work alone in these books. */
  public <T> T inTurn(Supplier<T> work) {
    turn.lock();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }

  /** The id that {@code companyInfo} shows. */
  public UUID id() {
    return id;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Ledger accounts. */
  public Table<Ledger> ledgers() {
    return ledgers;
  }

  /** Journals. */
  public Table<Journal> journals() {
    return journals;
  }

  /** Cost centres. */
  public Table<CostCentre> costCentres() {
    return costCentres;
  }

  /** Relations, the system's own three first. */
  public Table<Relation> relations() {
    return relations;
  }

  /** Sales entries. */
  public Table<SalesEntry> sales() {
    return sales;
  }

  /** Invoices, one for each sales entry. */
  public Table<Invoice> invoices() {
    return invoices;
  }

  /** Bank entries. */
  public Table<MoneyEntry> bank() {
    return bank;
  }

  /** Cash entries. */
  public Table<MoneyEntry> cash() {
    return cash;
  }

  /** Memorial entries. */
  public Table<MemoEntry> memos() {
    return memos;
  }

  /** Ledger lines of all entries. */
  public Table<Mutation> mutations() {
    return mutations;
  }

  /** Which entries settle which sales entries. */
  public Settlements settlements() {
    return settlements;
  }

  /** Articles, orders and documents. */
  public Shelf shelf() {
    return shelf;
  }

  /** Whether foreign VAT (OSS) is invoiced. */
  public boolean ossEnabled() {
    return ossEnabled;
  }

  /** Switches the invoicing of foreign VAT. */
  public void ossEnabled(boolean enabled) {
    ossEnabled = enabled;
  }

  /** Whether the small business scheme (KOR) is active. */
  public boolean smallBusinessScheme() {
    return smallBusinessScheme;
  }

  /** Switches the small business scheme. */
  public void smallBusinessScheme(boolean active) {
    smallBusinessScheme = active;
  }

  /** Scopes of the tokens it gives out from now on. */
  public List<String> scopes() {
    return scopes;
  }

  /** Sets the scopes of the tokens it gives out from now on. */
  public void scopes(List<String> given) {
    scopes = List.copyOf(given);
  }

  /** The first account with a function. */
  public Optional<Ledger> ledger(LedgerFunction function) {
    return ledgers.all().stream().filter(each -> each.function() == function).findFirst();
  }

  /** The account with a number. */
  public Optional<Ledger> ledger(int number) {
    return ledgers.where("Nummer", number).stream().findFirst();
  }

  /** The invoice of a sales entry. */
  public Invoice invoiceOf(SalesEntry entry) {
    return invoices.find(entry.invoice()).orElseThrow();
  }

  /** The next free customer number. */
  public int nextRelationCode() {
    do {
      lastRelationCode++;
    } while (!relations.where("Relatiecode", lastRelationCode).isEmpty());
    return lastRelationCode;
  }

  /** The next boekstuk SnelStart chooses itself. */
  public String nextVoucher() {
    return Integer.toString(++lastVoucher);
  }

  /** The next order number. */
  public int nextOrder() {
    return ++lastOrder;
  }

  /** What is out of the ordinary in it. */
  public Disturbances disturbances() {
    return disturbances;
  }

  /** The book year a moment lies in. */
  public static int bookYear(LocalDateTime now) {
    return now.getYear();
  }
}
