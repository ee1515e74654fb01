package nl.koppeling.sandbox.woocommerce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A webhook of a shop. The secret and the failure counter are never shown. Guarded by its shop. */
final class Webhook {

  private static final int FAILURES_ALLOWED = 6;

  private final long id;
  private final Instant created = ShopTime.now();
  private String name;
  private String status = "active";
  private String topic;
  private String deliveryUrl;
  private String secret;
  private int failures;

  Webhook(long id, String name, String topic, String deliveryUrl, String secret) {
    this.id = id;
    this.name = name;
    this.topic = topic;
    this.deliveryUrl = deliveryUrl;
    this.secret = secret;
  }

  long id() {
    return id;
  }

  String topic() {
    return topic;
  }

  String deliveryUrl() {
    return deliveryUrl;
  }

  String secret() {
    return secret;
  }

  boolean active() {
    return status.equals("active");
  }

  /** Changes what the body names; re-activation does not reset the failure counter (WooCommerce reference 1). */
  void update(ObjectNode body) {
    name = body.path("name").asText(name);
    status = body.path("status").asText(status);
    topic = body.path("topic").asText(topic);
    deliveryUrl = body.path("delivery_url").asText(deliveryUrl);
    secret = body.path("secret").asText(secret);
  }

  /** After six failures in a row it is still active, the seventh switches it off; a success starts anew. */
  void delivered(boolean success) {
    failures = success ? 0 : failures + 1;
    if (failures > FAILURES_ALLOWED) {
      status = "disabled";
    }
  }

  ObjectNode json() {
    ObjectNode json = Recorded.object();
    json.put("id", id).put("name", name).put("status", status).put("topic", topic);
    json.put("resource", "order").put("event", topic.substring(topic.indexOf('.') + 1));
    json.putArray("hooks").add("woocommerce_update_order");
    json.put("delivery_url", deliveryUrl);
    ShopTime.put(json, "date_created", created);
    ShopTime.put(json, "date_modified", created);
    return json;
  }
}
