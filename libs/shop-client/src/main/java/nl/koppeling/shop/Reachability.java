package nl.koppeling.shop;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import javax.net.ssl.SSLException;
import nl.koppeling.shop.Destinations.Destination;

/**
 * Looks how far one gets to a shop's host: name, connection, certificate. Under the same guard as
 * {@link ShopClient}: the name is resolved once, an address that is not public is not visited, and
 * no key travels. Never fails; answers on the Vert.x context the Uni was subscribed on.
 */
@ApplicationScoped
public class Reachability {

  private static final int CONNECT_MILLIS = 5_000;

  private final Vertx vertx;
  private final ShopSettings settings;
  private final Destinations destinations;
  private final NetClient net;

  @Inject
  Reachability(Vertx vertx, ShopSettings settings) {
    this(vertx, settings, Destinations::byTheSystem);
  }

  Reachability(Vertx vertx, ShopSettings settings, Destinations.Names names) {
    this.vertx = vertx;
    this.settings = settings;
    this.destinations = new Destinations(names, settings.privateAllowed());
    this.net = vertx.createNetClient(options(settings));
  }

  private static NetClientOptions options(ShopSettings settings) {
    NetClientOptions options =
        new NetClientOptions()
            .setConnectTimeout(CONNECT_MILLIS)
            .setHostnameVerificationAlgorithm("HTTPS");
    settings
        .trustStore()
        .ifPresent(
            pem -> options.setTrustOptions(new PemTrustOptions().addCertPath(pem.toString())));
    return options;
  }

  /** Looks; bounded by the shop's timeout. */
  public Uni<Reach> look(ShopAddress shop) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Context caller = vertx.getOrCreateContext();
              return Uni.createFrom()
                  .completionStage(
                      () ->
                          vertx
                              .executeBlocking(() -> destinations.find(shop), false)
                              .toCompletionStage())
                  .flatMap(found -> go(shop, found))
                  .ifNoItem()
                  .after(settings.timeout())
                  .recoverWithItem(new Reach.NoConnection())
                  .emitOn(work -> caller.runOnContext(ignored -> work.run()));
            });
  }

  private Uni<Reach> go(ShopAddress shop, Destination destination) {
    return switch (destination) {
      case Destination.Refused refused ->
          Uni.createFrom().item(new Reach.Refused(refused.reason()));
      case Destination.Unknown unknown -> Uni.createFrom().item(new Reach.NameUnknown());
      case Destination.Found found -> connect(shop, found.address());
    };
  }

  private Uni<Reach> connect(ShopAddress shop, InetAddress address) {
    SocketAddress to = SocketAddress.inetSocketAddress(port(shop.home()), address.getHostAddress());
    return Uni.createFrom()
        .completionStage(() -> net.connect(to).toCompletionStage())
        .flatMap(socket -> shop.secure() ? secured(socket, shop.home().getHost()) : open(socket))
        .onFailure()
        .recoverWithItem(failure -> broken(failure));
  }

  private static Uni<Reach> open(NetSocket socket) {
    socket.close();
    return Uni.createFrom().item(new Reach.Reached());
  }

  private static Uni<Reach> secured(NetSocket socket, String host) {
    return Uni.createFrom()
        .completionStage(() -> socket.upgradeToSsl(host).toCompletionStage())
        .<Reach>map(done -> new Reach.Reached())
        .onFailure()
        .recoverWithItem(new Reach.TlsFailed())
        .onTermination()
        .invoke(socket::close);
  }

  private static Reach broken(Throwable failure) {
    return failure instanceof SSLException || failure.getCause() instanceof SSLException
        ? new Reach.TlsFailed()
        : new Reach.NoConnection();
  }

  private static int port(URI home) {
    if (home.getPort() > 0) {
      return home.getPort();
    }
    return "https".equals(home.getScheme()) ? 443 : 80;
  }

  @PreDestroy
  void close() {
    net.close();
  }
}
