package nl.koppeling.connection.line;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.events.BackfillMoved;
import nl.koppeling.events.EventCodec;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The orders that were there before a connection, as the order service reads them. */
@ApplicationScoped
public class OldOrders {

  private static final String SERVICE = "the order service";

  private final IngestApi ingest;

  @Inject
  OldOrders(@RestClient IngestApi ingest) {
    this.ingest = ingest;
  }

  /** What an owner can say about their reading. */
  public enum Word {
    PAUSE,
    RESUME,
    CANCEL
  }

  /**
   * Says it for a connection whose owner was checked. Refuses with 404 when nothing is read for it,
   * 409 when it is over, 503 when the order service does not answer.
   *
   * @return how it stands now; empty when it was so before
   */
  public Uni<Optional<BackfillMoved>> say(UUID connectionId, Word word) {
    return ingest
        .say(connectionId, word.name().toLowerCase(Locale.ROOT))
        .map(OldOrders::read)
        .onFailure(failure -> !(failure instanceof Refusal))
        .transform(failure -> Away.silent(SERVICE, failure));
  }

  private static Optional<BackfillMoved> read(RestResponse<byte[]> answer) {
    return switch (answer.getStatus()) {
      case 200 -> Optional.of(EventCodec.read(answer.getEntity(), BackfillMoved.class));
      case 202 -> Optional.empty();
      case 404 -> throw Refusal.of(OrderCode.BACKFILL_UNKNOWN);
      case 409 -> throw Refusal.of(OrderCode.BACKFILL_OVER);
      default -> throw Away.unexpected(SERVICE, answer.getStatus());
    };
  }
}
