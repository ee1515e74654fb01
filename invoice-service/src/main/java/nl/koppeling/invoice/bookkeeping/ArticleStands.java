package nl.koppeling.invoice.bookkeeping;

import nl.koppeling.events.Reason;

/** An article stands in the way of a sales order; a person has to look. Nothing was sent. */
final class ArticleStands extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reason reason;

  ArticleStands(Reason reason) {
    super("an article stands in the way: " + reason.code(), null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
