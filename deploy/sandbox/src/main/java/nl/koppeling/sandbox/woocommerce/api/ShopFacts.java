package nl.koppeling.sandbox.woocommerce.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import nl.koppeling.sandbox.woocommerce.shop.Shop;
import nl.koppeling.sandbox.woocommerce.shop.ShopSettings;
import nl.koppeling.sandbox.woocommerce.wire.Answer;
import nl.koppeling.sandbox.woocommerce.wire.Json;
import nl.koppeling.sandbox.woocommerce.wire.Parameters;
import nl.koppeling.sandbox.woocommerce.wire.Problems;
import nl.koppeling.sandbox.woocommerce.wire.Recordings;

/** What a shop says of itself: taxes, settings, gateways, coupons, system status; all recorded. */
final class ShopFacts {

  private ShopFacts() {}

  /** A recorded list in pages. */
  static Answer pages(Call call, String file) {
    Parameters parameters = call.parameters();
    int page = parameters.number("page", 1, 1, Integer.MAX_VALUE);
    int perPage = parameters.number("per_page", 10, 1, 100);
    JsonNode all = Recordings.json(file);
    ArrayNode shown = Json.array();
    for (int i = (page - 1) * perPage; i < all.size() && shown.size() < perPage; i++) {
      shown.add(all.get(i));
    }
    return new Paging(page, perPage, all.size()).on(call.ok(shown), call, Map.of());
  }

  /** A recorded list that is always whole. */
  static Answer whole(Call call, String file) {
    JsonNode all = Recordings.json(file);
    return new Paging(1, 100, all.size()).on(call.ok(all), call, Map.of());
  }

  /** One of a recorded list. */
  static Answer one(Call call, String file, String wanted) {
    for (JsonNode item : Recordings.json(file)) {
      if (item.path("id").asText().equals(wanted)) {
        return call.ok(item);
      }
    }
    return Problems.of(404, "woocommerce_rest_invalid_id", "Invalid ID.");
  }

  static Answer settings(Call call) {
    ArrayNode settings = (ArrayNode) Recordings.json("settings-" + call.parts().get(0) + ".json");
    for (JsonNode setting : settings) {
      ShopSettings chosen = call.shop().settings();
      if (setting.path("id").asText().equals("woocommerce_currency")) {
        ((ObjectNode) setting).put("value", chosen.currency());
      }
      if (setting.path("id").asText().equals("woocommerce_price_num_decimals")) {
        ((ObjectNode) setting).put("value", Integer.toString(chosen.decimals()));
      }
    }
    return call.parts().size() > 1
        ? setting(call, settings, call.parts().get(1))
        : call.ok(settings);
  }

  private static Answer setting(Call call, ArrayNode settings, String wanted) {
    for (JsonNode setting : settings) {
      if (setting.path("id").asText().equals(wanted)) {
        return call.ok(setting);
      }
    }
    return Problems.of(404, "rest_setting_setting_invalid", "Invalid setting.");
  }

  static Answer systemStatus(Call call) {
    ObjectNode status = (ObjectNode) Recordings.json("system_status.json");
    ShopSettings settings = call.shop().settings();
    ObjectNode environment = (ObjectNode) status.get("environment");
    environment.put("version", settings.version().text());
    environment.put("home_url", call.home()).put("site_url", call.home());
    if (settings.version().atLeast(9, 0)) {
      environment.put("store_id", call.shop().storeId());
    }
    environment.put("wp_version", settings.version().wordPress());
    ObjectNode shown = (ObjectNode) status.get("settings");
    shown.put("currency", settings.currency());
    shown.put("number_of_decimals", settings.decimals());
    if (settings.version().atLeast(6, 7)) {
      shown.put("HPOS_enabled", settings.version().hpos());
    } else {
      shown.remove("HPOS_enabled");
      shown.remove("HPOS_sync_enabled");
    }
    return call.ok(status);
  }

  /** {@code /wp-json/}: open to everybody. */
  static Answer index(Shop shop, String home) {
    ObjectNode index = Json.object().put("name", "Koppeling winkel").put("description", "");
    index.put("url", home).put("home", home).put("gmt_offset", "1");
    index.put("timezone_string", shop.settings().time().zone().getId());
    index
        .putArray("namespaces")
        .add("oembed/1.0")
        .add("wc/v1")
        .add("wc/v2")
        .add("wc/v3")
        .add("wp/v2");
    index.putObject("authentication");
    index.putObject("routes");
    return Answer.ok(index);
  }

  /** {@code /wp-json/wc/v3}: open to everybody. */
  static Answer namespace() {
    ObjectNode index = Json.object().put("namespace", "wc/v3");
    index.putObject("routes");
    return Answer.ok(index);
  }
}
