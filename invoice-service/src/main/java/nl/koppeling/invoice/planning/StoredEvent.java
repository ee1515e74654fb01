package nl.koppeling.invoice.planning;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.invoice.posting.Posting;

/** The event a document came from, as it is kept with the document. */
public final class StoredEvent {

  private StoredEvent() {}

  /** The refund of a credit; empty for a sale and after the connection was removed. */
  public static Optional<OrderRefunded> refunded(Posting posting) {
    if (posting.key().refundId() == 0 || posting.event().isEmpty()) {
      return Optional.empty();
    }
    byte[] json = posting.event().getBytes(StandardCharsets.UTF_8);
    return Optional.of(EventCodec.read(json, OrderRefunded.class));
  }

  /** The linked order of a sale; empty for a credit and after the connection was removed. */
  public static Optional<CustomerLinked> linked(Posting posting) {
    if (posting.key().refundId() != 0 || posting.event().isEmpty()) {
      return Optional.empty();
    }
    byte[] json = posting.event().getBytes(StandardCharsets.UTF_8);
    return Optional.of(EventCodec.read(json, CustomerLinked.class));
  }
}
