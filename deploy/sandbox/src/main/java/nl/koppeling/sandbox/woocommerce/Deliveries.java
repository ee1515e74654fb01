package nl.koppeling.sandbox.woocommerce;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Delivers webhooks as a shop does: after a while, once, never again; 200 to 302 is a success and a redirect is not followed
 * (WooCommerce reference 6).
 */
@ApplicationScoped
class Deliveries {

  private static final int REMEMBERED = 1_000;
  private static final long TIMEOUT_MILLIS = 60_000;

  private final Vertx vertx;
  private final WebClient client;
  private final long delayMillis;
  private final Deque<Delivery> log = new ArrayDeque<>();

  Deliveries(
      Vertx vertx,
      @ConfigProperty(name = "koppeling.sandbox.webhook-delay-millis", defaultValue = "200") long delayMillis) {
    this.vertx = vertx;
    this.client =
        WebClient.create(
            vertx, new WebClientOptions().setFollowRedirects(false).setUserAgentEnabled(false));
    this.delayMillis = delayMillis;
  }

  /** One delivery, for those who look: 0 is no answer. */
  record Delivery(String url, String topic, int status, Instant at) {}

  synchronized List<Delivery> log() {
    return List.copyOf(log);
  }

  synchronized void forget() {
    log.clear();
  }

  /** Puts an event of an order in the queue of every webhook that listens for it. */
  void ring(Shop shop, StoredOrder order, String... topics) {
    String before = order.form(2).toString();
    for (String topic : topics) {
      List<Webhook> listening;
      synchronized (shop) {
        listening =
            shop.webhooks().values().stream().filter(w -> w.active() && w.topic().equals(topic)).toList();
      }
      for (Webhook webhook : listening) {
        vertx.setTimer(delayMillis, t -> deliver(shop, webhook, order, before));
      }
    }
  }

  private void deliver(Shop shop, Webhook webhook, StoredOrder order, String before) {
    if (shop.fault(Set.of(ShopFault.Kind.WEBHOOK_SILENCE)).isPresent()) {
      return;
    }
    boolean stale = shop.fault(Set.of(ShopFault.Kind.WEBHOOK_STALE)).isPresent();
    String current = stale ? before : order.form(2).toString();
    String body = webhook.topic().equals("order.deleted") ? "{\"id\":" + order.id() + "}" : current;
    Buffer bytes = Buffer.buffer(body.getBytes(StandardCharsets.UTF_8));
    HttpRequest<Buffer> request =
        client.postAbs(webhook.deliveryUrl()).timeout(TIMEOUT_MILLIS);
    request
        .putHeader("User-Agent", "WooCommerce/11.0.1 Hookshot (WordPress/7.1)")
        .putHeader("Content-Type", "application/json")
        .putHeader("X-WC-Webhook-Source", "http://localhost/shops/" + shop.name() + "/")
        .putHeader("X-WC-Webhook-Topic", webhook.topic())
        .putHeader("X-WC-Webhook-Resource", "order")
        .putHeader("X-WC-Webhook-Event", webhook.topic().substring("order.".length()))
        .putHeader("X-WC-Webhook-Signature", signature(webhook.secret(), bytes.getBytes()))
        .putHeader("X-WC-Webhook-ID", Long.toString(webhook.id()))
        .putHeader("X-WC-Webhook-Delivery-ID", deliveryId(webhook.id(), Instant.now().getEpochSecond()))
        .sendBuffer(bytes)
        .onSuccess(answer -> done(shop, webhook, answer.statusCode()))
        .onFailure(failure -> done(shop, webhook, 0));
  }

  /** The unsigned greeting a new webhook sends, before the answer to its creation. */
  Future<?> ping(Webhook webhook) {
    return client
        .postAbs(webhook.deliveryUrl())
        .timeout(5_000)
        .putHeader("User-Agent", "WooCommerce/11.0.1 Hookshot (WordPress/7.1)")
        .putHeader("Content-Type", "application/x-www-form-urlencoded")
        .sendBuffer(Buffer.buffer("webhook_id=" + webhook.id()))
        .otherwiseEmpty();
  }

  /** Base64 of HMAC-SHA256 over the raw body. */
  static String signature(String secret, byte[] body) {
    return OAuthOne.hmac("HmacSHA256", secret, body);
  }

  /** Hashes the webhook and the second, so different orders of one second share it. */
  static String deliveryId(long webhookId, long second) {
    try {
      byte[] text = (webhookId + "-" + second).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void done(Shop shop, Webhook webhook, int status) {
    synchronized (shop) {
      webhook.delivered(status >= 200 && status <= 302);
    }
    synchronized (this) {
      log.addLast(new Delivery(webhook.deliveryUrl(), webhook.topic(), status, Instant.now()));
      if (log.size() > REMEMBERED) {
        log.removeFirst();
      }
    }
  }
}
