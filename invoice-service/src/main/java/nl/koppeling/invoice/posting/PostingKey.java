package nl.koppeling.invoice.posting;

import java.util.Objects;
import java.util.UUID;
import nl.koppeling.events.Document;

/** Which document of which order. */
public record PostingKey(UUID connectionId, long orderId, Document document) {

  public PostingKey {
    Objects.requireNonNull(connectionId, "connectionId");
    Objects.requireNonNull(document, "document");
  }

  public static PostingKey sale(UUID connectionId, long orderId) {
    return new PostingKey(connectionId, orderId, Document.SALE);
  }

  /** The credit of a refund, taken from the sale of a revision. */
  public static PostingKey credit(UUID connectionId, long orderId, long refundId, int revision) {
    return new PostingKey(connectionId, orderId, Document.creditFor(refundId, revision));
  }

  public Document.Kind kind() {
    return document.kind();
  }

  /** The shop's refund id for a credit and its reversal, else 0. */
  public long refundId() {
    return document.refundId();
  }

  /** 0 for the order as it was first booked. */
  public int revision() {
    return document.revision();
  }

  /** Whether it is composed from the order itself, and so needs VAT rates. */
  public boolean sells() {
    return kind() == Document.Kind.SALE || kind() == Document.Kind.REPLACEMENT;
  }
}
