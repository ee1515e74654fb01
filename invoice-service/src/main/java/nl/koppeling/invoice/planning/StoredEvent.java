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

  /** The refund of a credit; empty for other documents and after the connection was removed. */
  public static Optional<OrderRefunded> refunded(Posting posting) {
    return switch (posting.key().kind()) {
      case CREDIT -> read(posting, OrderRefunded.class);
      case SALE, WITHDRAWAL, REPLACEMENT, REVERSAL -> Optional.empty();
    };
  }

  /** The linked order of a sale, also of a replaced one; empty likewise. */
  public static Optional<CustomerLinked> linked(Posting posting) {
    return switch (posting.key().kind()) {
      case SALE -> read(posting, CustomerLinked.class);
      case REPLACEMENT -> CorrectionEvent.of(posting).flatMap(CorrectionEvent::later);
      case CREDIT, WITHDRAWAL, REVERSAL -> Optional.empty();
    };
  }

  private static <T> Optional<T> read(Posting posting, Class<T> kind) {
    return posting.event().isEmpty()
        ? Optional.empty()
        : Optional.of(EventCodec.read(posting.event().getBytes(StandardCharsets.UTF_8), kind));
  }
}
