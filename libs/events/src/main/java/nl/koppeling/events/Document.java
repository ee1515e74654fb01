package nl.koppeling.events;

/**
 * Which document of an order: the sale (one), or the credit of one refund.
 *
 * @param refundId the shop's refund id for a credit, 0 for the sale
 */
public record Document(Kind kind, long refundId) {

  public static final Document SALE = new Document(Kind.SALE, 0);

  public Document {
    if ((kind == Kind.SALE) != (refundId == 0)) {
      throw new IllegalArgumentException("a credit names its refund, a sale names none");
    }
  }

  public static Document creditFor(long refundId) {
    return new Document(Kind.CREDIT, refundId);
  }

  public enum Kind {
    SALE,
    CREDIT
  }
}
