package nl.koppeling.invoice.line;

/** What goes wrong with one call. */
enum Fault {
  /** Nothing: this call passes, the next one meets the next fault. */
  NONE,
  COMMIT_THEN_500,
  DROP_AFTER_COMMIT,
  HANG_AFTER_COMMIT,
  EMPTY_200_AFTER_COMMIT,
  HTML_502_AFTER_COMMIT,
  DROP_BEFORE_COMMIT,
  HTML_502_BEFORE_COMMIT,
  ALG_0102_BEFORE_COMMIT,
  TOO_MANY,
  BEARER_REFUSED,
  NOT_ALLOWED,
  PERIOD_CLOSED,
  JOURNAL_INACTIVE,
  LEDGER_GONE,
  ARTICLE_REFUSED,
  OTHER_AMOUNT;

  boolean commits() {
    return name().contains("AFTER_COMMIT") || this == COMMIT_THEN_500 || this == OTHER_AMOUNT;
  }
}
