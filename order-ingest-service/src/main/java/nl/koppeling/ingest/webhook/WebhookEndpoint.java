package nl.koppeling.ingest.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.Lane;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.events.seal.SealBroken;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.doorbell.Doorbells;
import nl.koppeling.ingest.schedule.Schedule;
import nl.koppeling.turns.Turns;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Where the shops deliver. The connection follows from the token in the address and from nothing
 * else; a delivery is believed only in so far that somebody who knows the secret rang. Deliveries
 * are never told apart by their delivery id, which different orders share (WooCommerce reference
 * 1).
 */
@Path("/webhooks/woocommerce/{token}")
public class WebhookEndpoint {

  private static final Logger LOG = Logger.getLogger(WebhookEndpoint.class);
  private static final byte[] NOTHING = {};

  /** A shop does not read it; whoever else delivers does. */
  private static final int RETRY_SECONDS = 60;

  private final Mutiny.SessionFactory sessions;
  private final ConnectionCopies connections;
  private final Seals seals;
  private final Doorbells doorbells;
  private final Schedule schedule;
  private final Turns turns;
  private final WebhookLimits limits;
  private final MeterRegistry meters;

  WebhookEndpoint(
      Mutiny.SessionFactory sessions,
      ConnectionCopies connections,
      Seals seals,
      Doorbells doorbells,
      Schedule schedule,
      Turns turns,
      WebhookLimits limits,
      MeterRegistry meters) {
    this.sessions = sessions;
    this.connections = connections;
    this.seals = seals;
    this.doorbells = doorbells;
    this.schedule = schedule;
    this.turns = turns;
    this.limits = limits;
    this.meters = meters;
  }

  /**
   * A delivery.
   *
   * @return 200 when it is remembered (or a ping), 401 when its signature does not fit, 404 when
   *     the token names no connection, 429 when the connection delivers too often
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  public Uni<Response> deliver(
      @PathParam("token") String token,
      @HeaderParam("X-WC-Webhook-Signature") String signature,
      byte[] body) {
    byte[] raw = body == null ? NOTHING : body;
    return sessions
        .withTransaction(
            session ->
                connections
                    .findByWebhookToken(session, token)
                    .flatMap(connection -> take(session, connection, signature, raw)))
        .invoke(
            answer ->
                meters.counter("koppeling.ingest.webhooks", "answer", answer.name()).increment())
        .map(WebhookEndpoint::response);
  }

  private static Response response(Answer answer) {
    Response.ResponseBuilder response = Response.status(answer.status());
    return answer == Answer.TOO_MANY
        ? response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS).build()
        : response.build();
  }

  private Uni<Answer> take(
      Mutiny.Session session,
      Optional<ConnectionChanged> connection,
      String signature,
      byte[] body) {
    if (connection.isEmpty()) {
      return Uni.createFrom().item(Answer.UNKNOWN);
    }
    UUID id = connection.get().connectionId();
    boolean ping = signature == null && Delivery.isPing(body);
    if (!ping && !Signature.fits(signature, body, secret(connection.get()))) {
      return Uni.createFrom().item(Answer.FORGED);
    }
    if (limits.of(id).isPresent()) {
      return Uni.createFrom().item(Answer.TOO_MANY);
    }
    if (ping) {
      return Uni.createFrom().item(Answer.PING);
    }
    OptionalLong orderId = Delivery.orderId(body);
    // The turn first, then its rows: the order in which the worker locks them, so that the two
    // never wait for each other.
    return turns
        .ring(session, id, Lane.LIVE, Duration.ZERO)
        .flatMap(
            rung ->
                orderId.isPresent()
                    ? doorbells.ring(session, id, orderId.getAsLong(), Duration.ZERO)
                    : schedule.pollNow(session, id))
        .replaceWith(orderId.isPresent() ? Answer.RUNG : Answer.POLL);
  }

  /** Empty fits no signature: a secret that cannot be opened lets nobody in. */
  private String secret(ConnectionChanged connection) {
    try {
      return seals
          .open(connection.connectionId(), connection.wrappedKey())
          .openText(connection.sealedWebhookSecret(), WebhookSecrets.PURPOSE);
    } catch (SealBroken e) {
      LOG.errorf("connection %s: its webhook secret cannot be opened", connection.connectionId());
      return "";
    }
  }

  /** How a delivery was answered; also the metric's tag. */
  private enum Answer {
    RUNG(200),
    POLL(200),
    PING(200),
    FORGED(401),
    UNKNOWN(404),
    TOO_MANY(429);

    private final int status;

    Answer(int status) {
      this.status = status;
    }

    int status() {
      return status;
    }
  }
}
