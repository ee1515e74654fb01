package nl.koppeling.sandbox.woocommerce.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import nl.koppeling.sandbox.woocommerce.shop.Shop;
import nl.koppeling.sandbox.woocommerce.shop.ShopKey;
import nl.koppeling.sandbox.woocommerce.webhooks.Deliveries;
import nl.koppeling.sandbox.woocommerce.webhooks.Webhook;
import nl.koppeling.sandbox.woocommerce.wire.Answer;
import nl.koppeling.sandbox.woocommerce.wire.Json;
import nl.koppeling.sandbox.woocommerce.wire.Parameters;
import nl.koppeling.sandbox.woocommerce.wire.Problems;
import nl.koppeling.sandbox.woocommerce.wire.Refused;

/** {@code /webhooks} (WooCommerce reference 6). */
@ApplicationScoped
class WebhookCalls {

  private final Deliveries deliveries;

  WebhookCalls(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  Answer list(Call call) {
    Parameters parameters = call.parameters();
    int page = parameters.number("page", 1, 1, Integer.MAX_VALUE);
    int perPage = parameters.number("per_page", 10, 1, 100);
    List<Webhook> all = call.shop().webhooks().all();
    ArrayNode shown = Json.array();
    all.stream()
        .skip((page - 1L) * perPage)
        .limit(perPage)
        .forEach(webhook -> shown.add(webhook.json(call.shop().settings().time())));
    return new Paging(page, perPage, all.size()).on(call.ok(shown), call, Map.of());
  }

  /** The ping goes out before the answer; the same address and topic twice is accepted. */
  Future<Answer> create(Call call) {
    Shop shop = call.shop();
    Webhook webhook = new Webhook(shop.webhooks().nextId(), call.body(), ShopKey.randomHex());
    shop.webhooks().add(webhook);
    Answer answer = call.answer(201, webhook.json(shop.settings().time()));
    return webhook.active()
        ? deliveries.ping(shop, webhook).map(pinged -> answer)
        : Future.succeededFuture(answer);
  }

  Answer one(Call call) {
    return shown(call, find(call));
  }

  Answer update(Call call) {
    Webhook webhook = find(call);
    webhook.update(call.body());
    return shown(call, webhook);
  }

  Answer delete(Call call) {
    Webhook webhook = find(call);
    if (!call.parameters().flag("force")) {
      return Problems.of(
          501, "woocommerce_rest_trash_not_supported", "Webhooks do not support trashing.");
    }
    call.shop().webhooks().remove(webhook.id());
    return shown(call, webhook);
  }

  private static Webhook find(Call call) {
    return call.shop()
        .webhooks()
        .find(call.id(0))
        .orElseThrow(
            () ->
                new Refused(
                    Problems.of(404, "woocommerce_rest_shop_webhook_invalid_id", "Invalid ID.")));
  }

  private static Answer shown(Call call, Webhook webhook) {
    return call.ok(webhook.json(call.shop().settings().time()));
  }
}
