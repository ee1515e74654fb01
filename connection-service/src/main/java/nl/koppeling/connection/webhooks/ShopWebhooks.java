package nl.koppeling.connection.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopAnswer;
import nl.koppeling.shop.ShopClient;
import nl.koppeling.shop.ShopKey;

/** Looks at the webhooks in a shop, and takes ours out. */
@ApplicationScoped
public class ShopWebhooks {

  /** More than this many are no shop's; we do not look further. */
  private static final Map<String, String> LIST =
      Map.of("per_page", "100", "_fields", "id,topic,status,delivery_url");

  private final ShopClient shops;
  private final ObjectMapper json;

  @Inject
  ShopWebhooks(ShopClient shops, ObjectMapper json) {
    this.shops = shops;
    this.json = json;
  }

  /** A webhook as the shop lists it. */
  public record Webhook(long id, String topic, String status, String deliveryUrl) {

    /** True when it tells a connection with this token, at whatever address of ours. */
    public boolean tells(String token) {
      return deliveryUrl.endsWith(path(token));
    }
  }

  /** What became of our webhooks. */
  public enum Farewell {
    /** None of ours is left. */
    REMOVED,
    /** The shop did not answer, or did not let us; our side answers them 404 from now on. */
    KEPT,
    /** There never were any. */
    NONE
  }

  /** Where webhooks of a connection are delivered, under our public address. */
  public static String path(String token) {
    return "/webhooks/woocommerce/" + token;
  }

  /** The webhooks, in one call; empty when the shop does not tell. */
  public Uni<Optional<List<Webhook>>> list(ShopAddress shop, ShopKey key) {
    return shops.get(shop, key, "webhooks", LIST).map(this::read);
  }

  /** Removes those with this token; stops at the first that the shop does not let go. */
  public Uni<Farewell> remove(ShopAddress shop, ShopKey key, String token) {
    return list(shop, key)
        .flatMap(
            listed ->
                listed.isEmpty()
                    ? Uni.createFrom().item(Farewell.KEPT)
                    : remove(
                        shop, key, listed.get().stream().filter(w -> w.tells(token)).toList()));
  }

  private Uni<Farewell> remove(ShopAddress shop, ShopKey key, List<Webhook> ours) {
    return Multi.createFrom()
        .iterable(ours)
        .onItem()
        .transformToUniAndConcatenate(
            webhook -> shops.delete(shop, key, "webhooks/" + webhook.id(), Map.of("force", "true")))
        .select()
        .first(ShopWebhooks::gone)
        .collect()
        .with(java.util.stream.Collectors.counting())
        .map(gone -> gone == ours.size() ? Farewell.REMOVED : Farewell.KEPT);
  }

  /** Somebody may have removed it meanwhile. */
  private static boolean gone(ShopAnswer answer) {
    return answer instanceof ShopAnswer.Json || answer instanceof ShopAnswer.NotFound;
  }

  private Optional<List<Webhook>> read(ShopAnswer answer) {
    if (!(answer instanceof ShopAnswer.Json list)) {
      return Optional.empty();
    }
    try {
      List<Webhook> found = new ArrayList<>();
      json.readTree(list.body()).forEach(webhook -> found.add(read(webhook)));
      return Optional.of(found);
    } catch (JsonProcessingException noList) {
      return Optional.empty();
    }
  }

  private static Webhook read(JsonNode webhook) {
    return new Webhook(
        webhook.path("id").asLong(),
        webhook.path("topic").asText(""),
        webhook.path("status").asText(""),
        webhook.path("delivery_url").asText(""));
  }
}
