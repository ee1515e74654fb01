package nl.koppeling.sandbox.woocommerce.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import nl.koppeling.sandbox.woocommerce.access.Asked;
import nl.koppeling.sandbox.woocommerce.access.Authentication;
import nl.koppeling.sandbox.woocommerce.shop.Shop;
import nl.koppeling.sandbox.woocommerce.shop.ShopFault;
import nl.koppeling.sandbox.woocommerce.wire.Answer;
import nl.koppeling.sandbox.woocommerce.wire.Json;
import nl.koppeling.sandbox.woocommerce.wire.Problems;
import nl.koppeling.sandbox.woocommerce.wire.Recordings;
import nl.koppeling.sandbox.woocommerce.wire.Refused;
import org.jboss.logging.Logger;

/** Lets a call to the API in, does it while holding the shop, and adds WordPress's headers. */
@ApplicationScoped
class Gate {

  private static final Logger LOG = Logger.getLogger(Gate.class);
  private static final String V3 = "/wc/v3";

  private final Endpoints endpoints;

  Gate(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  Future<Answer> answer(Where where, String body) {
    try {
      return decided(where, body).map(answer -> headers(where, answer));
    } catch (Refused e) {
      return Future.succeededFuture(headers(where, e.answer()));
    } catch (RuntimeException e) {
      LOG.error("the fake shop failed at " + where.request().method() + " " + where.rest(), e);
      Answer failed = Problems.of(500, "internal_server_error", "The sandbox failed: see its log.");
      return Future.succeededFuture(headers(where, failed));
    }
  }

  private Future<Answer> decided(Where where, String body) {
    String path = where.apiPath();
    if (where.api() && path.isEmpty()) {
      return Future.succeededFuture(ShopFacts.index(where.shop(), where.home()));
    }
    if (where.api() && path.equals(V3)) {
      return Future.succeededFuture(ShopFacts.namespace());
    }
    String method = where.request().method().name();
    Optional<Endpoints.Found> found =
        path.startsWith(V3 + "/")
            ? endpoints.find(method, path.substring(V3.length()))
            : Optional.empty();
    Optional<Answer> refusal = refusal(where, path);
    boolean anonymous =
        refusal.isPresent() && refusal.get().body().contains("woocommerce_rest_cannot_");
    if (where.api() && found.isEmpty() && (refusal.isEmpty() || anonymous)) {
      return Future.succeededFuture(Problems.noRoute());
    }
    return refusal.isPresent()
        ? Future.succeededFuture(refusal.get().with("Vary", "Origin"))
        : done(where, found.orElseThrow(), path, body);
  }

  private static Optional<Answer> refusal(Where where, String path) {
    Asked asked = where.asked();
    Shop shop = where.shop();
    Optional<ShopFault> fault = shop.faults().strike(ShopFault.Kind.OF_KEYS, asked.method(), path);
    return new Authentication(asked, key -> shop.key(key, fault), shop.nonces())
        .refusal()
        .or(() -> fault.filter(ShopFault::demotes).map(f -> Recordings.error("no-auth", 401)));
  }

  private Future<Answer> done(Where where, Endpoints.Found found, String path, String body) {
    JsonNode json = where.asked().method().matches("GET|OPTIONS") ? null : Json.parse(body);
    Call call =
        new Call(
            where.shop(),
            where.home(),
            where.url(),
            where.query(),
            found.parts(),
            json instanceof ObjectNode object ? object : Json.object());
    String allowed = endpoints.allowed(path.substring(V3.length()));
    synchronized (where.shop()) {
      return found.operation().apply(call).map(answer -> answer.with("Allow", allowed));
    }
  }

  private static Answer headers(Where where, Answer answer) {
    Answer named =
        answer
            .with("X-Robots-Tag", "noindex")
            .with("X-Content-Type-Options", "nosniff")
            .with("Access-Control-Expose-Headers", "X-WP-Total, X-WP-TotalPages, Link")
            .with("Cache-Control", "no-cache, must-revalidate, max-age=0, no-store, private");
    return named.headers().containsKey("Link") ? named : named.with("Link", where.apiLink());
  }
}
