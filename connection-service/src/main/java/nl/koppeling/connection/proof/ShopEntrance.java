package nl.koppeling.connection.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.shop.Carriage;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopAnswer;
import nl.koppeling.shop.ShopClient;
import nl.koppeling.shop.ShopKey;

/**
 * Finds the way into a shop by trying: where its REST API answers, and how a key gets there
 * (WooCommerce reference 3). What costs least secrecy is tried first, and nothing else is tried
 * once the shop let us in, said no to the key itself, or could not answer.
 */
@ApplicationScoped
class ShopEntrance {

  private static final Map<String, String> ONE_ORDER = Map.of("per_page", "1", "_fields", "id");

  /** No credentials, an unknown key, a stripped header and basic over http all look like this. */
  private static final String NOBODY = "woocommerce_rest_cannot_view";

  private final ShopClient shops;
  private final ObjectMapper json;

  @Inject
  ShopEntrance(ShopClient shops, ObjectMapper json) {
    this.shops = shops;
    this.json = json;
  }

  private record Tried(ShopAddress at, ShopAnswer answer) {}

  /** The way in with this key; fails with a {@link Refusal}. */
  Uni<ShopAddress> find(ShopAddress typed, ShopKey key) {
    return root(typed, shop -> read(shop, key)).flatMap(first -> carried(first, key));
  }

  /**
   * Where the API answers, found without a key: WooCommerce refuses such a call with a code of its
   * own. Fails with a {@link Refusal}.
   */
  Uni<ShopAddress> look(ShopAddress typed) {
    return root(typed, shop -> shops.look(shop, "orders"))
        .map(
            tried -> {
              if (isWooCommerce(tried.answer())) {
                return tried.at();
              }
              throw ShopRefusals.of(tried.answer());
            });
  }

  private static boolean isWooCommerce(ShopAnswer answer) {
    return answer instanceof ShopAnswer.KeyRefused refused
        && refused.code().startsWith("woocommerce_");
  }

  private Uni<ShopAnswer> read(ShopAddress shop, ShopKey key) {
    return shops.get(shop, key, "orders", ONE_ORDER);
  }

  /**
   * At the usual place, where plain permalinks leave it, or where the home page says; the first
   * answer when it is hidden everywhere.
   */
  private Uni<Tried> root(ShopAddress typed, Function<ShopAddress, Uni<ShopAnswer>> ask) {
    ShopAddress usual = ShopAddress.of(typed.home().toString());
    return at(usual, ask)
        .flatMap(
            first ->
                elseAt(first, Optional.of(usual.withApi(ShopAddress.API_WITHOUT_PERMALINKS)), ask)
                    .flatMap(
                        second ->
                            hidden(second.answer())
                                ? shops
                                    .apiRoot(usual)
                                    .flatMap(
                                        named ->
                                            elseAt(first, named.flatMap(usual::withRootOf), ask))
                                : Uni.createFrom().item(second)));
  }

  private static Uni<Tried> at(ShopAddress place, Function<ShopAddress, Uni<ShopAnswer>> ask) {
    return ask.apply(place).map(answer -> new Tried(place, answer));
  }

  private static Uni<Tried> elseAt(
      Tried first, Optional<ShopAddress> place, Function<ShopAddress, Uni<ShopAnswer>> ask) {
    if (!hidden(first.answer()) || place.isEmpty() || place.get().equals(first.at())) {
      return Uni.createFrom().item(first);
    }
    return at(place.get(), ask).map(next -> hidden(next.answer()) ? first : next);
  }

  /** A page or an unknown route where the API should be. */
  private static boolean hidden(ShopAnswer answer) {
    return switch (answer) {
      case ShopAnswer.NotFound missing -> true;
      case ShopAnswer.Json other -> !isList(other);
      case ShopAnswer.Unavailable no ->
          switch (no.kind()) {
            case HTML_INSTEAD_OF_JSON, BLOCKED -> true;
            default -> false;
          };
      default -> false;
    };
  }

  private static boolean isList(ShopAnswer.Json answer) {
    return answer.body().stripLeading().startsWith("[");
  }

  private Uni<ShopAddress> carried(Tried first, ShopKey key) {
    return first.at().carriage() == Carriage.HEADER && nobody(first.answer())
        ? otherwise(
            first, List.of(Carriage.SIGNATURE, Carriage.SIGNATURE_AS_HTTP, Carriage.QUERY), key)
        : Uni.createFrom().item(first).map(this::letIn);
  }

  private Uni<ShopAddress> otherwise(Tried first, List<Carriage> left, ShopKey key) {
    if (left.isEmpty()) {
      return Uni.createFrom().failure(ShopRefusals.of(first.answer()));
    }
    return at(first.at().with(left.getFirst()), shop -> read(shop, key))
        .flatMap(
            next ->
                next.answer() instanceof ShopAnswer.KeyRefused && !knownButBlind(next)
                    ? otherwise(first, left.subList(1, left.size()), key)
                    : Uni.createFrom().item(next).map(this::letIn));
  }

  private static boolean nobody(ShopAnswer answer) {
    return answer instanceof ShopAnswer.KeyRefused refused && refused.code().equals(NOBODY);
  }

  /** Of a signature the shop says so when it does not know the key; this one may see nothing. */
  private static boolean knownButBlind(Tried tried) {
    return tried.at().carriage() != Carriage.QUERY && nobody(tried.answer());
  }

  private ShopAddress letIn(Tried tried) {
    if (knownButBlind(tried) && tried.at().carriage() != Carriage.HEADER) {
      throw Refusal.of(RefusalCode.SHOP_PERMISSION_MISSING);
    }
    if (!(tried.answer() instanceof ShopAnswer.Json list) || !isList(list)) {
      throw ShopRefusals.of(tried.answer());
    }
    if (size(list) > 1) {
      throw Refusal.of(RefusalCode.SHOP_CACHED); // one was asked for
    }
    return tried.at();
  }

  private int size(ShopAnswer.Json list) {
    try {
      JsonNode orders = json.readTree(list.body());
      return orders.size();
    } catch (IOException e) {
      throw Refusal.of(RefusalCode.SHOP_NOT_WOOCOMMERCE);
    }
  }
}
