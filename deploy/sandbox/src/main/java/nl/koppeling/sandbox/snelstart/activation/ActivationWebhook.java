package nl.koppeling.sandbox.snelstart.activation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import nl.koppeling.sandbox.snelstart.gateway.SandboxClock;
import nl.koppeling.sandbox.snelstart.wire.Json;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one address an application registers, and what was delivered there: once, ten seconds at
 * most, never again (SnelStart API reference 2.5). Keys are not remembered here.
 */
@ApplicationScoped
public class ActivationWebhook {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int REMEMBERED = 200;

  /** What is delivered. */
  record Notice(String key, String action, String referenceKey) {

    ObjectNode json(boolean camelCase) {
      return Json.object()
          .put(camelCase ? "koppelSleutel" : "KoppelSleutel", key)
          .put(camelCase ? "actionType" : "ActionType", action)
          .put(camelCase ? "referenceKey" : "ReferenceKey", referenceKey);
    }
  }

  private final WebClient client;
  private final SandboxClock clock;
  private final Couplings couplings;
  private final Optional<String> configured;
  private final Deque<ObjectNode> deliveries = new ArrayDeque<>();
  private volatile String url;

  ActivationWebhook(
      Vertx vertx,
      SandboxClock clock,
      Couplings couplings,
      @ConfigProperty(name = "koppeling.sandbox.activation-webhook-url")
          Optional<String> configured) {
    this.client = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
    this.clock = clock;
    this.couplings = couplings;
    this.configured = configured;
    this.url = configured.orElse("");
  }

  /** Where notices go; empty when no address is registered. */
  public String url() {
    return url;
  }

  /** Registers an address, or none. */
  public void url(String address) {
    url = address == null ? "" : address.strip();
  }

  /** Back to the configured address; forgets the couplings and the deliveries. */
  public void reset() {
    couplings.clear();
    url = configured.orElse("");
    synchronized (deliveries) {
      deliveries.clear();
    }
  }

  /** Delivers once; whatever comes of it is only written down. */
  Uni<Void> deliver(Notice notice, boolean camelCase) {
    Buffer body = Buffer.buffer(Json.bytes(notice.json(camelCase)));
    return Uni.createFrom()
        .deferred(
            () ->
                client
                    .postAbs(url)
                    .putHeader("Content-Type", "application/json")
                    .timeout(PATIENCE.toMillis())
                    .sendBuffer(body))
        .onItem()
        .invoke(response -> note(notice, Integer.toString(response.statusCode())))
        .onFailure()
        .invoke(failure -> note(notice, failure.getClass().getSimpleName()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  /** Writes down what came of a notice. */
  void note(Notice notice, String result) {
    ObjectNode delivery =
        Json.object()
            .put("time", clock.instant().toString())
            .put("action", notice.action())
            .put("referenceKey", notice.referenceKey())
            .put("result", result);
    synchronized (deliveries) {
      if (deliveries.size() == REMEMBERED) {
        deliveries.removeFirst();
      }
      deliveries.addLast(delivery);
    }
  }

  /** The last deliveries and what came of them: a status, or the kind of failure. */
  public ArrayNode json() {
    synchronized (deliveries) {
      return Json.array(List.copyOf(deliveries), delivery -> delivery);
    }
  }
}
