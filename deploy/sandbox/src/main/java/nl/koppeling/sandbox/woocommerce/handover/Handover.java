package nl.koppeling.sandbox.woocommerce.handover;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.koppeling.sandbox.woocommerce.shop.Shop;
import nl.koppeling.sandbox.woocommerce.shop.ShopKey;
import nl.koppeling.sandbox.woocommerce.wire.Answer;
import nl.koppeling.sandbox.woocommerce.wire.Json;
import nl.koppeling.sandbox.woocommerce.wire.PhpQuery;

/**
 * {@code /wc-auth/v1/authorize}: the owner approves, the shop itself posts the keys, and only an
 * answer of exactly 200 counts; with another one the key is withdrawn. Nobody needs to sign in
 * here.
 */
@ApplicationScoped
public class Handover {

  private static final List<String> NEEDED =
      List.of("app_name", "scope", "user_id", "return_url", "callback_url");
  private static final long TIMEOUT_MILLIS = 60_000;
  private static final int DENIED = 401;

  private final WebClient client;

  Handover(Vertx vertx) {
    this.client =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setFollowRedirects(false)
                .setUserAgentEnabled(false)
                .setTrustAll(true)
                .setVerifyHost(false));
  }

  /** The page, or what comes of approving. */
  public Future<Answer> answer(Shop shop, String home, String step, PhpQuery query) {
    for (String name : NEEDED) {
      if (query.value(name).filter(v -> !v.equals("0")).isEmpty()) {
        return Future.succeededFuture(error("Missing parameter " + name));
      }
    }
    String scope = query.value("scope").orElseThrow();
    if (!scope.matches("read|write|read_write")) {
      return Future.succeededFuture(error("Invalid scope " + scope));
    }
    // A real shop wants https; on one machine that would only be in the way.
    if (!query
        .value("callback_url")
        .orElseThrow()
        .matches("https://.+|http://(127\\.0\\.0\\.1|localhost)[:/].*")) {
      return Future.succeededFuture(error("The callback_url needs to be over SSL"));
    }
    return step.equals("authorize")
        ? Future.succeededFuture(page(shop, home, query))
        : approve(shop, home, query);
  }

  private static Answer page(Shop shop, String home, PhpQuery query) {
    String approve = home + "/wc-auth/v1/access_granted/?" + query.encoded();
    return Answer.html(
        200,
        "<!DOCTYPE html><title>Application authentication request</title><h1>"
            + safe(query.value("app_name").orElseThrow())
            + " would like to connect to "
            + shop.name()
            + "</h1><p>Access: "
            + query.value("scope").orElseThrow()
            + "</p><p><a id=\"approve\" href=\""
            + safe(approve)
            + "\">Approve</a> <a id=\"deny\" href=\""
            + safe(returning(query, 0))
            + "\">Deny</a></p>");
  }

  private Future<Answer> approve(Shop shop, String home, PhpQuery query) {
    ShopKey key = shop.add(ShopKey.random(shop.nextKeyId(), query.value("scope").orElseThrow()));
    ObjectNode keys = Json.object().put("key_id", key.id());
    keys.put("user_id", query.value("user_id").orElseThrow());
    keys.put("consumer_key", key.consumerKey()).put("consumer_secret", key.consumerSecret());
    keys.put("key_permissions", key.permissions());
    return client
        .postAbs(query.value("callback_url").orElseThrow())
        .timeout(TIMEOUT_MILLIS)
        .putHeader("User-Agent", "WordPress/7.1; " + home)
        .putHeader("Content-Type", "application/json;charset=UTF-8")
        .sendBuffer(Buffer.buffer(Json.text(keys)))
        .map(answer -> answer.statusCode())
        .otherwise(0)
        .map(
            status -> {
              if (status == 200) {
                return Answer.html(302, "").with("Location", returning(query, 1));
              }
              shop.revoke(key.consumerKey());
              return error(
                  "An error occurred in the request and at the time were unable to send the consumer data");
            });
  }

  private static String returning(PhpQuery query, int success) {
    String url = query.value("return_url").orElseThrow();
    return url
        + (url.contains("?") ? "&" : "?")
        + "success="
        + success
        + "&user_id="
        + PhpQuery.encode(query.value("user_id").orElseThrow());
  }

  private static Answer error(String why) {
    return Answer.html(DENIED, "<!DOCTYPE html><title>Access denied</title><p>Error: " + safe(why));
  }

  private static String safe(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
