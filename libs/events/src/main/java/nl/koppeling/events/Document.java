package nl.koppeling.events;

/**
 * Which document of an order. The first sale and the credits of its refunds are the usual ones. An
 * order that changed after it was booked gets, on the owner's word, a next revision: the sale that
 * stood is withdrawn, the new version is booked in its place, and refunds are credited again from
 * that (VAT reference, decision V22).
 *
 * @param refundId the shop's refund id for a credit and its reversal, else 0
 * @param revision 0 for the order as it was first booked, n after the n-th accepted change
 */
public record Document(Kind kind, long refundId, int revision) {

  public static final Document SALE = new Document(Kind.SALE, 0);

  public Document {
    if (kind.ofRefund != (refundId != 0)) {
      throw new IllegalArgumentException("a credit names its refund, a sale names none");
    }
    if (revision < 0 || (kind == Kind.SALE && revision != 0) || (kind.ofChange && revision == 0)) {
      throw new IllegalArgumentException("revision " + revision + " has no " + kind);
    }
  }

  /** A document of the order as it was first booked. */
  public Document(Kind kind, long refundId) {
    this(kind, refundId, 0);
  }

  public static Document creditFor(long refundId) {
    return new Document(Kind.CREDIT, refundId);
  }

  /** The credit of a refund, taken from the sale of a revision. */
  public static Document creditFor(long refundId, int revision) {
    return new Document(Kind.CREDIT, refundId, revision);
  }

  /** True for what exists only because a person accepted a change. */
  public boolean correcting() {
    return revision > 0 || kind == Kind.REVERSAL;
  }

  /** What it does in the books. */
  public enum Kind {
    SALE(false, false),
    CREDIT(true, false),
    /** Takes back all that is left of the sale that stood before this revision. */
    WITHDRAWAL(false, true),
    /** The sale as the shop stated it later. */
    REPLACEMENT(false, true),
    /** Takes back the credit of a refund that the shop deleted. */
    REVERSAL(true, false);

    private final boolean ofRefund;
    private final boolean ofChange;

    Kind(boolean ofRefund, boolean ofChange) {
      this.ofRefund = ofRefund;
      this.ofChange = ofChange;
    }
  }
}
