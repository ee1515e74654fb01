package nl.koppeling.connection.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopAnswer;
import nl.koppeling.shop.ShopClient;
import nl.koppeling.shop.ShopKey;

/**
 * Tries a shop's key: reads one order (which decides), the version and currency (which may be
 * hidden), and whether the key may write. Refuses with what the owner can do about it.
 */
@ApplicationScoped
public class ShopProof {

  private static final Map<String, String> FACTS =
      Map.of(
          "_fields",
          "environment.version,environment.wp_version,environment.home_url,environment.store_id,"
              + "settings.HPOS_enabled,settings.currency");

  private final ShopEntrance entrance;
  private final ShopClient shops;
  private final ObjectMapper json;

  @Inject
  ShopProof(ShopEntrance entrance, ShopClient shops, ObjectMapper json) {
    this.entrance = entrance;
    this.shops = shops;
    this.json = json;
  }

  /**
   * What was found.
   *
   * @param shop where the API answers and how the key travels
   * @param elsewhere another address that the shop calls its home, when a shop answers there
   */
  public record Outcome(ShopAddress shop, Findings.Shop facts, Optional<ShopAddress> elsewhere) {

    /** A shop is set up at its own home and nowhere else, so that it cannot be set up twice. */
    public void refuseElsewhere() {
      elsewhere.ifPresent(
          home -> {
            throw Refusal.of(RefusalCode.SHOP_ELSEWHERE, home.toString());
          });
    }
  }

  /** Tries; fails with a {@link Refusal}. */
  public Uni<Outcome> prove(ShopAddress typed, ShopKey key) {
    return entrance.find(typed, key).flatMap(shop -> facts(shop, key));
  }

  private Uni<Outcome> facts(ShopAddress shop, ShopKey key) {
    return shops
        .get(shop, key, "system_status", FACTS)
        .map(this::status)
        .flatMap(
            status ->
                canWrite(shop, key)
                    .map(canWrite -> facts(status, canWrite))
                    .flatMap(
                        facts ->
                            elsewhere(shop, status.at("/environment/home_url").asText(""))
                                .map(other -> new Outcome(shop, facts, other))));
  }

  private static Findings.Shop facts(JsonNode status, boolean canWrite) {
    return new Findings.Shop(
        version(status),
        status.at("/settings/currency").asText(""),
        status.at("/settings/HPOS_enabled").asBoolean(false),
        canWrite,
        storeId(status));
  }

  private static String storeId(JsonNode status) {
    String id = status.at("/environment/store_id").asText("");
    return id.matches("[0-9A-Za-z-]{8,64}") ? id : "";
  }

  /**
   * What the shop calls its home is believed only when a shop answers there: behind a front page of
   * somebody else's making it is no address for us. Asked without the key, since the name may be
   * anybody's.
   */
  private Uni<Optional<ShopAddress>> elsewhere(ShopAddress shop, String said) {
    Optional<ShopAddress> home = address(shop, said);
    return home.isEmpty() || home.get().identity().equals(shop.identity())
        ? Uni.createFrom().item(Optional.empty())
        : entrance
            .look(home.get())
            .map(Optional::of)
            .onFailure(Refusal.class)
            .recoverWithItem(Optional.empty());
  }

  private static Optional<ShopAddress> address(ShopAddress shop, String said) {
    try {
      String scheme = shop.home().getScheme();
      return Optional.of(ShopAddress.of(said.replaceFirst("^https?://", scheme + "://")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
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
