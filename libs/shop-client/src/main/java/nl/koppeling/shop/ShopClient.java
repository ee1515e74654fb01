package nl.koppeling.shop;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.shop.Destinations.Destination;
import nl.koppeling.shop.ShopAnswer.Unavailable.Kind;

/**
 * Calls a shop's WooCommerce REST API v3. Resolves the host once, refuses one that is not public,
 * and connects to what was resolved; follows no redirect; reads no more than the cap and waits no
 * longer than the timeout. Never repeats a call by itself, never fails: every outcome is a {@link
 * ShopAnswer}. The answer arrives on the Vert.x context the Uni was subscribed on.
 *
 * <p>The key travels as the address says ({@link Carriage}); it is never logged, and calls are left
 * out of traces because their addresses may carry it.
 */
@ApplicationScoped
public class ShopClient {

  private final Vertx vertx;
  private final ShopSettings settings;
  private final Destinations destinations;
  private final Wire wire;

  @Inject
  ShopClient(Vertx vertx, ShopSettings settings) {
    this(vertx, settings, Destinations::byTheSystem);
  }

  ShopClient(Vertx vertx, ShopSettings settings, Destinations.Names names) {
    this.vertx = vertx;
    this.settings = settings;
    this.destinations = new Destinations(names, settings.privateAllowed());
    this.wire = new Wire(vertx, settings);
  }

  /**
   * Reads.
   *
   * @param path under the API root, for example {@code orders/12}
   * @param query not encoded
   */
  public Uni<ShopAnswer> get(
      ShopAddress shop, ShopKey key, String path, Map<String, String> query) {
    return call(shop, key, new Call(HttpMethod.GET, path, query, ""));
  }

  /**
   * Reads without a key, to see whether a shop is there at all; its answer is a refusal.
   *
   * @param path under the API root
   */
  public Uni<ShopAnswer> look(ShopAddress shop, String path) {
    return call(shop, Optional.empty(), new Call(HttpMethod.GET, path, Map.of(), ""));
  }

  /**
   * The root of WordPress' REST API as the shop's home page names it ({@code Link: <…>;
   * rel="https://api.w.org/"}), asked without a key; empty when it names none or cannot be asked.
   * Hostile input like any answer: see {@link ShopAddress#withRootOf}.
   */
  public Uni<Optional<URI>> apiRoot(ShopAddress shop) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Context caller = vertx.getOrCreateContext();
              return find(shop)
                  .flatMap(
                      destination ->
                          destination instanceof Destination.Found found
                              ? wire.links(shop, found.address())
                              : Uni.createFrom().item(List.<String>of()))
                  .map(ApiLink::in)
                  .ifNoItem()
                  .after(settings.timeout())
                  .recoverWithItem(Optional.empty())
                  .onFailure()
                  .recoverWithItem(Optional.empty())
                  .emitOn(work -> caller.runOnContext(ignored -> work.run()));
            });
  }

  /**
   * Makes something; {@code json} is the whole body. After {@link ShopAnswer.Unavailable} look
   * before doing it again.
   */
  public Uni<ShopAnswer> post(ShopAddress shop, ShopKey key, String path, String json) {
    return call(shop, key, new Call(HttpMethod.POST, path, Map.of(), json));
  }

  /** Changes something; {@code json} is the whole body. */
  public Uni<ShopAnswer> put(ShopAddress shop, ShopKey key, String path, String json) {
    return call(shop, key, new Call(HttpMethod.PUT, path, Map.of(), json));
  }

  /** Removes something; WooCommerce wants {@code force=true} for most things. */
  public Uni<ShopAnswer> delete(
      ShopAddress shop, ShopKey key, String path, Map<String, String> query) {
    return call(shop, key, new Call(HttpMethod.DELETE, path, query, ""));
  }

  private Uni<ShopAnswer> call(ShopAddress shop, ShopKey key, Call call) {
    return call(shop, Optional.of(key), call);
  }

  private Uni<ShopAnswer> call(ShopAddress shop, Optional<ShopKey> key, Call call) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Context caller = vertx.getOrCreateContext();
              return find(shop)
                  .flatMap(found -> go(shop, key, call, found))
                  .ifNoItem()
                  .after(settings.timeout())
                  .recoverWithItem(new ShopAnswer.Unavailable(Kind.TIMEOUT))
                  .onFailure()
                  .recoverWithItem(new ShopAnswer.Unavailable(Kind.CONNECTION))
                  .emitOn(work -> caller.runOnContext(ignored -> work.run()));
            });
  }

  private Uni<Destination> find(ShopAddress shop) {
    return Uni.createFrom()
        .completionStage(
            () -> vertx.executeBlocking(() -> destinations.find(shop), false).toCompletionStage());
  }

  private Uni<ShopAnswer> go(
      ShopAddress shop, Optional<ShopKey> key, Call call, Destination destination) {
    return switch (destination) {
      case Destination.Found found -> wire.send(shop, key, call, found.address());
      case Destination.Refused refused ->
          Uni.createFrom().item(new ShopAnswer.AddressRefused(refused.reason()));
      case Destination.Unknown unknown ->
          Uni.createFrom().item(new ShopAnswer.Unavailable(Kind.CONNECTION));
    };
  }

  @PreDestroy
  void close() {
    wire.close();
  }

  /** One request, before it is addressed and signed. */
  record Call(HttpMethod method, String path, Map<String, String> query, String json) {

    Call {
      path = path.startsWith("/") ? path : "/" + path;
      if (!path.matches("[A-Za-z0-9/_-]*")) {
        throw new IllegalArgumentException("a path holds no query and no dots");
      }
    }
  }
}
