package nl.koppeling.connection.web;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import nl.koppeling.connection.limits.LimitSettings;
import nl.koppeling.limits.Addresses;
import nl.koppeling.limits.Proxies;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * From which address a visit comes: who is connected to us, and of a proxy of ours whom it heard
 * from. The address Quarkus makes of the same header is the first in it, which the client may have
 * written itself; so it is not used here.
 */
@ApplicationScoped
class ClientAddress {

  private final Proxies proxies;

  @Inject
  ClientAddress(
      LimitSettings settings,
      @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding") boolean behindProxy) {
    List<String> trusted = settings.trustedProxies().orElse(List.of());
    if (behindProxy && trusted.isEmpty()) {
      throw new IllegalStateException(
          "KOPPELING_BEHIND_PROXY needs KOPPELING_TRUSTED_PROXIES: the addresses of the proxies");
    }
    this.proxies = new Proxies(behindProxy ? trusted : List.of());
  }

  /** The key of the address. */
  String of(RoutingContext visit) {
    SocketAddress peer = visit.request().connection().remoteAddress();
    String address = peer == null ? "" : peer.hostAddress();
    return Addresses.key(
        proxies.client(address, visit.request().headers().getAll("X-Forwarded-For")));
  }
}
