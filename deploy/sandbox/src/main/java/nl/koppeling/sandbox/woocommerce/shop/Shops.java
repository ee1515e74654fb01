package nl.koppeling.sandbox.woocommerce.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import nl.koppeling.sandbox.woocommerce.orders.StoredOrder;
import nl.koppeling.sandbox.woocommerce.wire.Json;
import nl.koppeling.sandbox.woocommerce.wire.Recordings;

/** All shops. {@code demo} has the recorded orders of a real shop. */
@Singleton
public class Shops {

  public static final String DEMO = "demo";

  private static final String ZEROS = "0".repeat(36);

  private final ConcurrentSkipListMap<String, Shop> shops = new ConcurrentSkipListMap<>();

  Shops() {
    reset();
  }

  /** Only {@code demo} again, as recorded. */
  public final void reset() {
    Shop demo = demo();
    shops.put(DEMO, demo);
    shops.keySet().retainAll(List.of(DEMO));
  }

  public Optional<Shop> find(String name) {
    return Optional.ofNullable(shops.get(name));
  }

  /** All, by name. */
  public List<Shop> all() {
    return List.copyOf(shops.values());
  }

  /**
   * A new shop without orders.
   *
   * @throws IllegalArgumentException when there is one of that name
   */
  public Shop open(String name, ShopSettings settings) {
    Shop shop = new Shop(name, settings);
    shop.add(ShopKey.random(shop.nextKeyId(), "read_write"));
    if (shops.putIfAbsent(name, shop) != null) {
      throw new IllegalArgumentException("name: there is a shop " + name);
    }
    return shop;
  }

  private static Shop demo() {
    Shop shop = new Shop(DEMO, ShopSettings.ORDINARY);
    for (String who : List.of("demo:read_write", "read:read", "writ:write")) {
      String start = who.substring(0, 4);
      shop.add(
          new ShopKey(
              shop.nextKeyId(), "ck_" + start + ZEROS, "cs_" + start + ZEROS, who.substring(5)));
    }
    for (JsonNode order : Recordings.json("orders-dp6.json")) {
      Optional<JsonNode> refunds =
          Recordings.find("refunds/order-" + order.get("id").asLong() + ".json");
      shop.orders()
          .add(
              StoredOrder.of(
                  (ObjectNode) order, refunds.map(r -> (ArrayNode) r).orElseGet(Json::array)));
    }
    return shop;
  }
}
