package nl.koppeling.sandbox.woocommerce.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import nl.koppeling.sandbox.woocommerce.wire.Json;
import nl.koppeling.sandbox.woocommerce.wire.Problems;
import nl.koppeling.sandbox.woocommerce.wire.Recordings;
import nl.koppeling.sandbox.woocommerce.wire.Refused;
import nl.koppeling.sandbox.woocommerce.wire.ShopTime;

/**
 * A webhook of a shop. Secret and failure counter are never shown (WooCommerce reference 1 and 6).
 * Guarded by its shop.
 */
public final class Webhook {

  private static final int FAILURES_ALLOWED = 6;

  private final long id;
  private final Instant created = ShopTime.AMSTERDAM.now();
  private Instant modified = created;
  private String name;
  private String status = "active";
  private String topic = "";
  private String deliveryUrl = "";
  private String secret;
  private int failures;

  /**
   * A webhook as a body describes it.
   *
   * @param otherSecret what it signs with when the body names none
   * @throws Refused when topic or address is no good
   */
  public Webhook(long id, JsonNode body, String otherSecret) {
    this.id = id;
    this.name = "Webhook created on " + created;
    this.secret = otherSecret;
    checkTopic(body.path("topic").asText());
    checkUrl(body.path("delivery_url").asText());
    update(body);
  }

  public long id() {
    return id;
  }

  public String topic() {
    return topic;
  }

  public String deliveryUrl() {
    return deliveryUrl;
  }

  public String secret() {
    return secret;
  }

  public boolean active() {
    return status.equals("active");
  }

  /** Changes what the body names; switching it on again does not reset the failure counter. */
  public void update(JsonNode body) {
    if (body.has("topic")) {
      checkTopic(body.get("topic").asText());
      topic = body.get("topic").asText();
    }
    if (body.has("delivery_url")) {
      checkUrl(body.get("delivery_url").asText());
      deliveryUrl = body.get("delivery_url").asText();
    }
    if (body.has("status")) {
      checkStatus(body.get("status").asText());
      status = body.get("status").asText();
    }
    name = body.path("name").asText(name);
    secret = body.path("secret").asText(secret);
    modified = ShopTime.AMSTERDAM.now();
  }

  private static void checkTopic(String topic) {
    boolean known =
        topic.matches("(coupon|customer|order|product)\\.(created|updated|deleted|restored)");
    if (!known && !topic.matches("action\\.woocommerce_\\w+")) {
      throw new Refused(Recordings.error("webhook-bad-topic", 400));
    }
  }

  private static void checkUrl(String url) {
    if (!url.matches("https?://[^/\\s]\\S*")) {
      throw new Refused(
          Problems.of(
              400,
              "woocommerce_rest_shop_webhook_invalid_delivery_url",
              "Webhook delivery URL must be a valid URL starting with http:// or https://."));
    }
  }

  private static void checkStatus(String status) {
    if (!status.matches("active|paused|disabled")) {
      throw Problems.parameter(
          "status", "rest_not_in_enum", "status is not one of active, paused, and disabled.");
    }
  }

  /**
   * After six failures in a row it is still active, the seventh switches it off; a success resets.
   */
  public void delivered(boolean success) {
    failures = success ? 0 : failures + 1;
    if (failures > FAILURES_ALLOWED) {
      status = "disabled";
    }
    modified = ShopTime.AMSTERDAM.now();
  }

  public ObjectNode json(ShopTime time) {
    int dot = topic.indexOf('.');
    ObjectNode json = Json.object().put("id", id).put("name", name).put("status", status);
    json.put("topic", topic).put("resource", topic.substring(0, dot));
    json.put("event", topic.substring(dot + 1));
    hooks(json.putArray("hooks"));
    json.put("delivery_url", deliveryUrl);
    time.put(json, "date_created", created);
    time.put(json, "date_modified", modified);
    String root = Recordings.HOME + "/wp-json/wc/v3/webhooks";
    ObjectNode links = json.putObject("_links");
    links.putArray("self").addObject().put("href", root + "/" + id);
    links.putArray("collection").addObject().put("href", root);
    return json;
  }

  private void hooks(ArrayNode hooks) {
    switch (topic) {
      case "order.created" -> hooks.add("woocommerce_new_order");
      case "order.updated" ->
          hooks.add("woocommerce_update_order").add("woocommerce_order_refunded");
      case "order.deleted" -> hooks.add("wp_trash_post").add("woocommerce_trash_order");
      case "order.restored" -> hooks.add("untrashed_post").add("woocommerce_untrash_order");
      default -> hooks.add(topic.substring(topic.indexOf('.') + 1));
    }
  }
}
