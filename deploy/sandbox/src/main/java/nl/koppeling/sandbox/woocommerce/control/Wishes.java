package nl.koppeling.sandbox.woocommerce.control;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import nl.koppeling.sandbox.woocommerce.shop.Shop;
import nl.koppeling.sandbox.woocommerce.shop.ShopFault;
import nl.koppeling.sandbox.woocommerce.shop.ShopSettings;
import nl.koppeling.sandbox.woocommerce.shop.Shops;
import nl.koppeling.sandbox.woocommerce.wire.Json;
import nl.koppeling.sandbox.woocommerce.wire.Refused;
import nl.koppeling.sandbox.woocommerce.wire.ShopTime;
import nl.koppeling.sandbox.woocommerce.wire.ShopVersion;

/** Reads bodies of the back door; whatever is wrong is a 400 that says what. */
final class Wishes {

  private Wishes() {}

  static JsonNode read(String body) {
    try {
      return Json.parse(body);
    } catch (Refused e) {
      throw bad("the body is no JSON");
    }
  }

  static Shop shop(Shops shops, String name) {
    return shops.find(name).orElseThrow(() -> new NotFoundException("no shop " + name));
  }

  /** Does it; a refusal of the shop and an impossible wish become answers that say why. */
  static <T> T granted(Supplier<T> wish) {
    try {
      return wish.get();
    } catch (Refused e) {
      throw new WebApplicationException(
          Response.status(e.answer().status())
              .type(MediaType.APPLICATION_JSON)
              .entity(e.answer().body())
              .build());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw bad(e.getMessage());
    }
  }

  static BadRequestException bad(String why) {
    return new BadRequestException(
        Response.status(400)
            .type(MediaType.APPLICATION_JSON)
            .entity(Json.text(Json.object().put("error", why)))
            .build());
  }

  /** Settings as they are, with what the wish names. */
  static ShopSettings settings(ShopSettings now, JsonNode wish) {
    String version = wish.path("version").asText(now.version().text());
    String storage = wish.path("storage").asText(now.version().hpos() ? "hpos" : "posts");
    boolean same = !wish.has("version") && !wish.has("storage");
    return new ShopSettings(
        same ? now.version() : ShopVersion.of(version, wish.has("storage") ? storage : "hpos"),
        wish.has("permalinks")
            ? wish.get("permalinks").asText().equals("plain")
            : now.plainPermalinks(),
        wish.path("decimals").asInt(now.decimals()),
        wish.path("currency").asText(now.currency()),
        wish.has("home") ? Optional.ofNullable(text(wish.get("home"))) : now.home(),
        wish.has("seesHttps") ? truth(wish.get("seesHttps")) : now.seesHttps(),
        new ShopTime(
            wish.has("timezone") ? ZoneId.of(wish.get("timezone").asText()) : now.time().zone(),
            wish.has("clockOffset")
                ? Duration.ofSeconds(wish.get("clockOffset").asLong())
                : now.time().offset()),
        wish.path("stripsAuthorization").asBoolean(now.stripsAuthorization()),
        wish.path("apiFolder").asText(now.apiFolder()));
  }

  private static String text(JsonNode node) {
    return node.isNull() || node.asText().isEmpty() ? null : node.asText();
  }

  private static Optional<Boolean> truth(JsonNode node) {
    return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
  }

  static ShopFault fault(JsonNode wish) {
    ShopFault.Kind kind;
    try {
      kind = ShopFault.Kind.named(wish.path("kind").asText());
    } catch (IllegalArgumentException e) {
      StringBuilder names = new StringBuilder("kind: one of");
      for (ShopFault.Kind known : ShopFault.Kind.values()) {
        names.append(' ').append(known.wireName());
      }
      throw bad(names.toString());
    }
    return granted(
        () ->
            new ShopFault(
                kind,
                wish.path("method").asText(""),
                wish.path("path").asText(""),
                wish.path("times").asInt(kind.usualTimes()),
                wish.path("seconds").asInt(1)));
  }
}
