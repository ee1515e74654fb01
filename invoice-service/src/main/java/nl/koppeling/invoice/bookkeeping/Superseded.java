package nl.koppeling.invoice.bookkeeping;

/**
 * The document is no longer in the state that was read: a newer order replaced it, or a result is
 * unwritten.
 */
final class Superseded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Superseded() {
    super("the document is in another state than the one that was read", null, false, false);
  }
}
