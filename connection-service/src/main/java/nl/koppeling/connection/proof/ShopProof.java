package nl.koppeling.connection.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopAnswer;
import nl.koppeling.shop.ShopAnswer.Unavailable.Kind;
import nl.koppeling.shop.ShopClient;
import nl.koppeling.shop.ShopKey;

/**
 * Tries a shop's key: reads one order (which decides), the version and currency (which may be
 * hidden), and whether the key may write. Refuses with what the owner can do about it.
 */
@ApplicationScoped
public class ShopProof {

  private static final Map<String, String> ONE_ORDER = Map.of("per_page", "1", "_fields", "id");
  private static final Map<String, String> FACTS =
      Map.of(
          "_fields",
          "environment.version,environment.wp_version,settings.HPOS_enabled,settings.currency");

  private final ShopClient shops;
  private final ObjectMapper json;

  @Inject
  ShopProof(ShopClient shops, ObjectMapper json) {
    this.shops = shops;
    this.json = json;
  }

  /** What was found. {@code shop} is where the API answers. */
  public record Outcome(ShopAddress shop, Findings.Shop facts) {}

  /** Tries; fails with a {@link Refusal}. */
  public Uni<Outcome> prove(ShopAddress typed, ShopKey key) {
    ShopAddress usual = typed.withApi(ShopAddress.API);
    return shops
        .get(usual, key, "orders", ONE_ORDER)
        .flatMap(answer -> reached(usual, key, answer))
        .flatMap(shop -> facts(shop, key));
  }

  /**
   * Plain permalinks hide the API behind a page or an unknown route; it also lives at another path.
   */
  private Uni<ShopAddress> reached(ShopAddress usual, ShopKey key, ShopAnswer first) {
    if (isList(first)) {
      return Uni.createFrom().item(usual);
    }
    if (!hidden(first)) {
      return Uni.createFrom().failure(ShopRefusals.of(first));
    }
    ShopAddress other = usual.withApi(ShopAddress.API_WITHOUT_PERMALINKS);
    return shops
        .get(other, key, "orders", ONE_ORDER)
        .map(
            second -> {
              if (isList(second)) {
                return other;
              }
              throw ShopRefusals.of(hidden(second) ? first : second);
            });
  }

  private static boolean isList(ShopAnswer answer) {
    return answer instanceof ShopAnswer.Json list && list.body().stripLeading().startsWith("[");
  }

  static boolean hidden(ShopAnswer answer) {
    return answer instanceof ShopAnswer.NotFound
        || answer instanceof ShopAnswer.Json
        || (answer instanceof ShopAnswer.Unavailable no && no.kind() == Kind.HTML_INSTEAD_OF_JSON);
  }

  private Uni<Outcome> facts(ShopAddress shop, ShopKey key) {
    return shops
        .get(shop, key, "system_status", FACTS)
        .map(this::status)
        .flatMap(
            status ->
                canWrite(shop, key)
                    .map(
                        canWrite ->
                            new Outcome(
                                shop,
                                new Findings.Shop(
                                    version(status),
                                    status.at("/settings/currency").asText(""),
                                    status.at("/settings/HPOS_enabled").asBoolean(false),
                                    canWrite))));
  }

  /** The status page is a wish: without it the shop is taken as it is. */
  private JsonNode status(ShopAnswer answer) {
    try {
      return answer instanceof ShopAnswer.Json found
          ? json.readTree(found.body())
          : json.createObjectNode();
    } catch (IOException e) {
      return json.createObjectNode();
    }
  }

  /**
   * Before 5.8 a shop ignores {@code modified_after} and answers with every order (WooCommerce
   * reference 2).
   */
  private static String version(JsonNode status) {
    String version = status.at("/environment/version").asText("");
    String[] parts = version.split("\\.");
    if (parts.length >= 2 && parts[0].matches("\\d{1,4}") && parts[1].matches("\\d{1,4}")) {
      int major = Integer.parseInt(parts[0]);
      if (major < 5 || (major == 5 && Integer.parseInt(parts[1]) < 8)) {
        throw Refusal.of(RefusalCode.SHOP_TOO_OLD, version);
      }
    }
    return version;
  }

  /**
   * Webhooks can be listed with a read key, so listing proves nothing. Changing the webhook with id
   * 0, which never exists, changes nothing either, and the shop checks the permission first: a read
   * key hears 401, a read/write key that there is no such webhook.
   */
  private Uni<Boolean> canWrite(ShopAddress shop, ShopKey key) {
    return shops
        .put(shop, key, "webhooks/0", "{}")
        .map(
            answer ->
                switch (answer) {
                  case ShopAnswer.NotFound known -> true;
                  case ShopAnswer.BadRequest known -> true;
                  default -> false;
                });
  }
}
