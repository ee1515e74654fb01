package nl.koppeling.ingest.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.limits.Addresses;
import nl.koppeling.limits.Buckets;
import nl.koppeling.limits.Proxies;

/**
 * How often may be delivered. Of an address only what was refused counts, for at one hosting
 * company thousands of shops share an address; of a connection what was signed. What is turned away
 * is found by the poll. Counted in this instance's memory.
 */
@ApplicationScoped
class WebhookLimits {

  private static final int FIRST = 900;
  private static final int TOO_MANY = 429;

  private final Buckets refused;
  private final Buckets connections;
  private final Proxies proxies;
  private final MeterRegistry meters;

  @Inject
  WebhookLimits(LimitSettings settings, MeterRegistry meters) {
    this.refused = new Buckets(settings.refused(), settings.remembered());
    this.connections = new Buckets(settings.connection(), settings.remembered());
    this.proxies = new Proxies(settings.trustedProxies().orElse(List.of()));
    this.meters = meters;
    List.of("refused", "connection").forEach(limit -> meters.counter(METRIC, "limit", limit));
  }

  private static final String METRIC = "koppeling.limits.refused";

  void register(@Observes Filters filters) {
    filters.register(this::admit, FIRST);
  }

  /** Before the body is read. */
  private void admit(RoutingContext visit) {
    if (!visit.normalizedPath().startsWith("/webhooks/")) {
      visit.next(); // of the other services, from inside
      return;
    }
    String address = address(visit);
    Optional<Duration> wait = counted("refused", refused.look(address));
    if (wait.isPresent()) {
      visit
          .response()
          .setStatusCode(TOO_MANY)
          .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.get().toSeconds()))
          .end();
      return;
    }
    visit.addHeadersEndHandler(
        ignored -> {
          int status = visit.response().getStatusCode();
          if (status >= 400 && status < 500 && status != TOO_MANY) {
            refused.take(address);
          }
        });
    visit.next();
  }

  /** Takes one of a connection's; how long to wait when there is none left. */
  Optional<Duration> of(UUID connection) {
    return counted("connection", connections.take(connection.toString()));
  }

  private Optional<Duration> counted(String limit, Optional<Duration> wait) {
    wait.ifPresent(ignored -> meters.counter(METRIC, "limit", limit).increment());
    return wait;
  }

  private String address(RoutingContext visit) {
    SocketAddress peer = visit.request().connection().remoteAddress();
    String near = peer == null ? "" : peer.hostAddress();
    return Addresses.key(proxies.client(near, visit.request().headers().getAll("X-Forwarded-For")));
  }
}
