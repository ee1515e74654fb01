package nl.koppeling.ingest.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.shop.Carriage;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopKey;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Shop keys, asked of the connection service and kept in memory for five minutes: never stored,
 * never logged. A key that was refused, or that is older than the connection says, is asked again.
 */
@ApplicationScoped
public class ShopKeys {

  private static final long KEPT_NANOS = Duration.ofMinutes(5).toNanos();
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LATER = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ShopKeyApi api;
  private final ConcurrentMap<UUID, Kept> kept = new ConcurrentHashMap<>();

  ShopKeys(@RestClient ShopKeyApi api) {
    this.api = api;
  }

  private record Kept(Access access, long sinceNanos) {}

  /** The way into the connection's shop; fails with {@link KeyAway} when there is none now. */
  public Uni<Access> accessTo(ConnectionChanged connection) {
    Kept known = kept.get(connection.connectionId());
    if (known != null
        && known.access().credentialsVersion() >= connection.credentialsVersion()
        && System.nanoTime() - known.sinceNanos() < KEPT_NANOS) {
      return Uni.createFrom().item(known.access());
    }
    return api.shopKey(connection.connectionId())
        .onFailure()
        .transform(e -> new KeyAway("the connection service does not answer", SOON))
        .map(answer -> read(connection.connectionId(), answer))
        .invoke(a -> kept.put(a.connectionId(), new Kept(a, System.nanoTime())));
  }

  /** Forgets a key, so that the next call asks again. */
  public void drop(UUID connectionId) {
    kept.remove(connectionId);
  }

  static Access read(UUID connectionId, RestResponse<byte[]> answer) {
    switch (answer.getStatus()) {
      case 200 -> {
        return access(connectionId, answer.getEntity());
      }
      case 404, 409 ->
          throw new KeyAway("no key for this connection: " + answer.getStatus(), LATER);
      default -> throw new KeyAway("the connection service says " + answer.getStatus(), SOON);
    }
  }

  /** What is not said is as it usually is: an older version of that service says less. */
  private static ShopAddress address(JsonNode json) {
    ShopAddress usual = ShopAddress.of(json.path("shopHome").asText());
    String apiRoot = json.path("apiRoot").asText("");
    String carriage = json.path("carriage").asText("");
    ShopAddress rooted =
        apiRoot.isEmpty() ? usual : new ShopAddress(usual.home(), URI.create(apiRoot));
    return carriage.isEmpty() ? rooted : rooted.with(Carriage.valueOf(carriage));
  }

  private static Access access(UUID connectionId, byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      return new Access(
          connectionId,
          address(json),
          new ShopKey(json.path("consumerKey").asText(), json.path("consumerSecret").asText()),
          json.path("credentialsVersion").asLong());
    } catch (IOException | IllegalArgumentException e) {
      throw new KeyAway("the connection service's answer cannot be read", LATER);
    }
  }
}
