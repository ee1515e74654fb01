package nl.koppeling.connection.wizard;

import java.util.List;

/**
 * The form of ledgers, journals and VAT, ready to be shown.
 *
 * @param proposed true: nothing was confirmed yet
 * @param apiRules number of rules with conditions and of marks, which only the API shows
 * @param oss what the field of OSS holds; the field is not shown when {@code ossOffered} is false
 */
public record BooksView(
    boolean proposed,
    int apiRules,
    Field prefix,
    boolean prefixFixed,
    Field days,
    List<Group> bands,
    List<Group> abroad,
    Group special,
    Select usualJournal,
    List<Method> methods,
    boolean ossOffered,
    Field oss,
    boolean kor,
    String korWrong,
    boolean invoiceSystem,
    boolean discountsApart,
    Select guests,
    Select costCentre) {

  /** A text field; {@code wrong} is empty when nothing is wrong with it. */
  public record Field(String name, String value, String wrong) {}

  /** A choice among options. */
  public record Select(String name, String label, List<Option> options, String wrong) {

    /** True when there is more to choose than nothing. */
    public boolean any() {
      return options.size() > 1;
    }
  }

  /** An option; an empty value is "none". */
  public record Option(String value, String label, boolean chosen) {}

  /** Fields under one heading. */
  public record Group(String title, List<Select> fields) {}

  /** How a way to pay is settled. */
  public record Method(String title, String id, Select way, Select clearing) {}
}
