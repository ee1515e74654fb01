package nl.koppeling.sandbox.woocommerce.webhooks;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import nl.koppeling.sandbox.woocommerce.shop.OrderText;
import nl.koppeling.sandbox.woocommerce.shop.Shop;
import nl.koppeling.sandbox.woocommerce.shop.ShopFault;
import nl.koppeling.sandbox.woocommerce.wire.Problems;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Delivers webhooks as a shop does: after a while, once, never again. The body is the order when
 * the queue gets to it; 200 to 302 is a success and a redirect is not followed (WooCommerce
 * reference 6).
 */
@ApplicationScoped
public class Deliveries {

  private static final int NO_ANSWER = 0;
  private static final int SWALLOWED = -1;

  private final Vertx vertx;
  private final WebClient client;
  private final DeliveryLog log;
  private final long timeoutMillis;
  private volatile long delayMillis;

  Deliveries(
      Vertx vertx,
      DeliveryLog log,
      @ConfigProperty(name = "koppeling.sandbox.webhook-delay-millis", defaultValue = "200")
          long delayMillis,
      @ConfigProperty(name = "koppeling.sandbox.webhook-timeout-millis", defaultValue = "60000")
          long timeoutMillis) {
    this.vertx = vertx;
    this.log = log;
    this.delayMillis = delayMillis;
    this.timeoutMillis = timeoutMillis;
    // Receivers on a developer's machine have certificates nobody knows.
    this.client =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setFollowRedirects(false)
                .setUserAgentEnabled(false)
                .setTrustAll(true)
                .setVerifyHost(false));
  }

  /** One thing to tell one webhook. */
  private record Errand(Shop shop, long webhook, long order, String topic) {

    private String event() {
      return webhook + " " + topic + " " + order;
    }
  }

  /** How long an event waits in the queue, in milliseconds. */
  public void delay(long millis) {
    delayMillis = millis;
  }

  /**
   * Queues an event for every webhook that listens. Callers hold the shop's monitor.
   *
   * @param stale the order as it was before, when the fault of stale deliveries strikes
   */
  public void ring(Shop shop, long order, String topic, Optional<String> stale) {
    for (Webhook webhook : shop.webhooks().listening(topic)) {
      Errand errand = new Errand(shop, webhook.id(), order, topic);
      if (shop.queue().announce(errand.event(), stale)) {
        vertx.setTimer(Math.max(1, delayMillis), t -> shop.queue().run(() -> deliver(errand)));
      }
    }
  }

  private void deliver(Errand errand) {
    Optional<String> stale = errand.shop().queue().begun(errand.event());
    boolean silent = errand.shop().faults().strike(ShopFault.Kind.WEBHOOK_SILENCE).isPresent();
    Optional<Webhook> webhook;
    String body;
    synchronized (errand.shop()) {
      webhook = errand.shop().webhooks().find(errand.webhook());
      body = body(errand, stale);
    }
    if (webhook.isEmpty() || silent) {
      webhook.ifPresent(w -> note(errand, w, SWALLOWED));
      vertx.runOnContext(next -> errand.shop().queue().finished());
      return;
    }
    send(errand, webhook.get(), Buffer.buffer(body.getBytes(StandardCharsets.UTF_8)))
        .onComplete(
            sent -> {
              done(errand, webhook.get(), sent.succeeded() ? sent.result() : NO_ANSWER);
              errand.shop().queue().finished();
            });
  }

  private static String body(Errand errand, Optional<String> stale) {
    if (errand.topic().equals("order.deleted")) {
      return "{\"id\":" + errand.order() + "}";
    }
    if (errand.shop().faults().strike(ShopFault.Kind.WEBHOOK_FORBIDDEN).isPresent()) {
      return Problems.of(
              401, "woocommerce_rest_cannot_view", "Sorry, you cannot view this resource.")
          .body();
    }
    return stale
        .or(
            () ->
                errand
                    .shop()
                    .orders()
                    .find(errand.order())
                    .map(order -> OrderText.of(errand.shop(), order)))
        .orElseGet(() -> Problems.unknownOrder().body());
  }

  private Future<Integer> send(Errand errand, Webhook webhook, Buffer body) {
    String event = errand.topic().substring(errand.topic().indexOf('.') + 1);
    String resource = errand.topic().substring(0, errand.topic().indexOf('.'));
    try {
      return client
          .postAbs(webhook.deliveryUrl())
          .timeout(timeoutMillis)
          .putHeader("User-Agent", errand.shop().settings().version().hookshot())
          .putHeader("Accept", "*/*")
          .putHeader("Content-Type", "application/json")
          .putHeader("X-WC-Webhook-Source", errand.shop().home() + "/")
          .putHeader("X-WC-Webhook-Topic", errand.topic())
          .putHeader("X-WC-Webhook-Resource", resource)
          .putHeader("X-WC-Webhook-Event", event)
          .putHeader("X-WC-Webhook-Signature", Hmac.delivery(webhook.secret(), body.getBytes()))
          .putHeader("X-WC-Webhook-ID", Long.toString(webhook.id()))
          .putHeader(
              "X-WC-Webhook-Delivery-ID", deliveryId(webhook.id(), Instant.now().getEpochSecond()))
          .sendBuffer(body)
          .map(answer -> answer.statusCode());
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(e);
    }
  }

  /**
   * The unsigned greeting of a new webhook; whatever comes of it. Done before creation is answered.
   */
  public Future<Void> ping(Shop shop, Webhook webhook) {
    try {
      return client
          .postAbs(webhook.deliveryUrl())
          .timeout(Math.min(timeoutMillis, 5_000))
          .putHeader("User-Agent", shop.settings().version().hookshot())
          .putHeader("Accept", "*/*")
          .putHeader("Content-Type", "application/x-www-form-urlencoded")
          .sendBuffer(Buffer.buffer("webhook_id=" + webhook.id()))
          .<Void>mapEmpty()
          .otherwiseEmpty();
    } catch (IllegalArgumentException e) {
      return Future.succeededFuture();
    }
  }

  /** Hashes webhook and second, so different orders of one second share it (reference 1). */
  static String deliveryId(long webhook, long second) {
    try {
      byte[] text = (webhook + "-" + second).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }

  private void done(Errand errand, Webhook webhook, int status) {
    synchronized (errand.shop()) {
      webhook.delivered(status >= 200 && status <= 302);
    }
    note(errand, webhook, status);
  }

  private void note(Errand errand, Webhook webhook, int status) {
    log.add(
        new DeliveryLog.Delivery(
            errand.shop().name(),
            webhook.id(),
            webhook.deliveryUrl(),
            errand.topic(),
            errand.order(),
            status,
            Instant.now()));
  }
}
