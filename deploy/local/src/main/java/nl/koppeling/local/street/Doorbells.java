package nl.koppeling.local.street;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signed deliveries at a steady rate, whether or not the answers keep up: what is late counts from
 * the moment at which it was to be sent.
 */
public final class Doorbells {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Delays delays = new Delays();
  private final Set<Ring> answered = ConcurrentHashMap.newKeySet();

  /** One delivery: this order of this shop changed. */
  public record Ring(Shopfront shop, long order) {}

  /** Delivers all, so many a second, and waits for the answers. */
  public void deliver(List<Ring> rings, int perSecond, String to) {
    long started = System.nanoTime();
    long apart = TimeUnit.SECONDS.toNanos(1) / perSecond;
    CompletableFuture<?>[] sent = new CompletableFuture<?>[rings.size()];
    for (int i = 0; i < sent.length; i++) {
      long due = started + i * apart;
      LockSupport.parkNanos(due - System.nanoTime());
      sent[i] = send(rings.get(i), to, due);
    }
    CompletableFuture.allOf(sent).join();
  }

  private CompletableFuture<Void> send(Ring ring, String to, long due) {
    byte[] body = ("{\"id\":" + ring.order() + "}").getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(to + "/webhooks/woocommerce/" + ring.shop().token()))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("X-WC-Webhook-Topic", "order.updated")
            .header("X-WC-Webhook-Signature", signature(body, ring.shop().secret()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .handle(
            (answer, failure) -> {
              delays.add(System.nanoTime() - due);
              if (failure == null && answer.statusCode() == 200) {
                answered.add(ring);
              }
              return null;
            });
  }

  /** Deliveries that were answered with 200. */
  public Set<Ring> answered() {
    return Set.copyOf(answered);
  }

  Delays delays() {
    return delays;
  }

  private static String signature(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
