package nl.koppeling.connection.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopAnswer;
import nl.koppeling.shop.ShopClient;
import nl.koppeling.shop.ShopKey;

/**
 * Small reads that make a set-up easier: whether a shop is there at all and how people pay. What a
 * shop does not tell is left open.
 */
@ApplicationScoped
public class ShopReading {

  private static final int MOST_GATEWAYS = 60;
  private static final int MOST_STATUSES = 60;

  private final ShopEntrance entrance;
  private final ShopClient shops;
  private final ObjectMapper json;

  @Inject
  ShopReading(ShopEntrance entrance, ShopClient shops, ObjectMapper json) {
    this.entrance = entrance;
    this.shops = shops;
    this.json = json;
  }

  /** A way to pay in the shop; {@code title} as buyers see it. */
  public record Gateway(String id, String title) {}

  /** A status of orders, of WooCommerce or a plugin; {@code name} as the shop's people see it. */
  public record Status(String slug, String name) {}

  /**
   * Where the REST API of the shop at this address answers, found without a key: WooCommerce
   * refuses such a call with a code of its own (WooCommerce reference 3). Fails with a {@link
   * Refusal}.
   */
  public Uni<ShopAddress> look(ShopAddress typed) {
    return entrance.look(typed);
  }

  /** The ways to pay that are switched on; none when the shop does not tell. */
  public Uni<List<Gateway>> gateways(ShopAddress shop, ShopKey key) {
    return shops
        .get(shop, key, "payment_gateways", Map.of("_fields", "id,title,enabled"))
        .map(answer -> answer instanceof ShopAnswer.Json list ? read(list.body()) : List.of());
  }

  /** The statuses that orders of the shop can have; none when the shop does not tell. */
  public Uni<List<Status>> statuses(ShopAddress shop, ShopKey key) {
    return shops
        .get(shop, key, "reports/orders/totals", Map.of("_fields", "slug,name"))
        .map(answer -> answer instanceof ShopAnswer.Json list ? slugs(list.body()) : List.of());
  }

  private List<Status> slugs(String body) {
    List<Status> found = new ArrayList<>();
    try {
      for (JsonNode status : json.readTree(body)) {
        String slug = status.path("slug").asText("");
        if (slug.matches("[a-z0-9_-]{1,60}") && found.size() < MOST_STATUSES) {
          found.add(new Status(slug, shortened(status.path("name").asText(slug))));
        }
      }
    } catch (IOException e) {
      throw Refusal.of(RefusalCode.SHOP_NOT_WOOCOMMERCE);
    }
    return List.copyOf(found);
  }

  private List<Gateway> read(String body) {
    List<Gateway> found = new ArrayList<>();
    try {
      for (JsonNode gateway : json.readTree(body)) {
        String id = gateway.path("id").asText("");
        boolean usable = id.matches("[A-Za-z0-9_.-]{1,100}") && found.size() < MOST_GATEWAYS;
        if (usable && gateway.path("enabled").asBoolean(false)) {
          found.add(new Gateway(id, shortened(gateway.path("title").asText(id))));
        }
      }
    } catch (IOException e) {
      throw Refusal.of(RefusalCode.SHOP_NOT_WOOCOMMERCE);
    }
    return List.copyOf(found);
  }

  private static String shortened(String title) {
    return title.length() > 80 ? title.substring(0, 80) : title;
  }
}
