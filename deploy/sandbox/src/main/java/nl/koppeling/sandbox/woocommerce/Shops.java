package nl.koppeling.sandbox.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.security.SecureRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** All shops. {@code demo} has the recorded orders of a real shop. */
@ApplicationScoped
class Shops {

  static final String DEMO = "demo";
  private static final String ZEROS = "0".repeat(36);

  private final ConcurrentMap<String, Shop> shops = new ConcurrentHashMap<>();

  Shops() {
    reset();
  }

  void reset() {
    shops.clear();
    shops.put(DEMO, demo());
  }

  Shop find(String name) {
    return shops.get(name);
  }

  Map<String, Shop> all() {
    return shops;
  }

  /** A new, empty shop with a key of its own. */
  Shop open(String name, boolean knowsModified) {
    Shop shop = new Shop(name, knowsModified, randomKey());
    shops.put(name, shop);
    return shop;
  }

  static ShopKey randomKey() {
    byte[] random = new byte[40];
    new SecureRandom().nextBytes(random);
    String hex = HexFormat.of().formatHex(random);
    return new ShopKey("ck_" + hex.substring(0, 40), "cs_" + hex.substring(40), "read_write");
  }

  private static Shop demo() {
    Shop shop =
        new Shop(
            DEMO,
            true,
            new ShopKey("ck_demo" + ZEROS, "cs_demo" + ZEROS, "read_write"),
            new ShopKey("ck_read" + ZEROS, "cs_read" + ZEROS, "read"));
    Map<Long, JsonNode> six = new HashMap<>();
    Recorded.json("orders-dp6.json").forEach(o -> six.put(o.get("id").asLong(), o));
    for (JsonNode order : Recorded.json("orders.json")) {
      long id = order.get("id").asLong();
      shop.orders().put(id, new StoredOrder((ObjectNode) order, (ObjectNode) six.get(id), refunds(id)));
    }
    return shop;
  }

  private static ArrayNode refunds(long id) {
    String file = "/woocommerce/refunds/order-" + id + ".json";
    try (InputStream in = Shops.class.getResourceAsStream(file)) {
      return in == null
          ? Recorded.object().putArray("refunds")
          : (ArrayNode) Recorded.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
