package nl.koppeling.connection.line;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** How a shop is watched, asked of the order service when somebody looks. */
@ApplicationScoped
public class ShopWatch {

  private static final Logger LOG = Logger.getLogger(ShopWatch.class);

  /** A page is not kept waiting for a small fact. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final WatchApi ingest;
  private final ObjectMapper json;

  @Inject
  ShopWatch(@RestClient WatchApi ingest, ObjectMapper json) {
    this.ingest = ingest;
    this.json = json;
  }

  /**
   * How it is watched.
   *
   * @param lookedAt when the shop answered well last, UTC
   * @param repairedAt when the shop's webhooks to us were mended last, UTC
   */
  public record Watch(Bell bell, Optional<Instant> lookedAt, Optional<Instant> repairedAt) {

    public Watch {
      lookedAt = lookedAt == null ? Optional.empty() : lookedAt;
      repairedAt = repairedAt == null ? Optional.empty() : repairedAt;
    }
  }

  /** What the shop does by itself when an order changes. */
  public enum Bell {
    /** Not looked at yet. */
    UNKNOWN,
    /** It tells us. */
    HEALTHY,
    /** The key may only read, so we ask. */
    NOT_ALLOWED,
    /** Switched off in the shop, or not to be mended now; we ask. */
    BROKEN
  }

  /** Of a connection the caller may see; empty when that is not known now. */
  public Uni<Optional<Watch>> of(UUID connectionId) {
    return ingest
        .watch(connectionId)
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .map(this::read)
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.debugf("how a shop is watched is not known: %s", failure.getClass().getName());
              return Optional.empty();
            });
  }

  private Optional<Watch> read(RestResponse<byte[]> answer) {
    try {
      return answer.getStatus() == 200
          ? Optional.of(json.readValue(answer.getEntity(), Watch.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
