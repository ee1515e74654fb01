package nl.koppeling.shop;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;

/**
 * Resolves a shop's host once and decides whether we go there. The caller must connect to the
 * address found here and not resolve again: the second answer of a hostile name server may differ.
 */
final class Destinations {

  /** Where a name leads; blocking. */
  @FunctionalInterface
  interface Names {
    List<InetAddress> resolve(String host) throws UnknownHostException;
  }

  /** The outcome of looking. */
  sealed interface Destination {
    record Found(InetAddress address) implements Destination {}

    record Refused(ShopAnswer.AddressRefused.Reason reason) implements Destination {}

    record Unknown() implements Destination {}
  }

  private final Names names;
  private final boolean privateAllowed;

  Destinations(Names names, boolean privateAllowed) {
    this.names = names;
    this.privateAllowed = privateAllowed;
  }

  static List<InetAddress> byTheSystem(String host) throws UnknownHostException {
    return List.of(InetAddress.getAllByName(host));
  }

  /** Blocks while the name is resolved. */
  Destination find(ShopAddress shop) {
    if (!shop.secure() && !privateAllowed) {
      return new Destination.Refused(ShopAnswer.AddressRefused.Reason.NOT_HTTPS);
    }
    try {
      List<InetAddress> found = names.resolve(shop.home().getHost());
      if (found.isEmpty()) {
        return new Destination.Unknown();
      }
      // One bad address among good ones is refused too: which one is used would be up to chance.
      return privateAllowed || found.stream().allMatch(PublicAddresses::contains)
          ? new Destination.Found(preferred(found))
          : new Destination.Refused(ShopAnswer.AddressRefused.Reason.NOT_PUBLIC);
    } catch (UnknownHostException e) {
      return new Destination.Unknown();
    }
  }

  private static InetAddress preferred(List<InetAddress> found) {
    return found.stream()
        .min(Comparator.comparing(a -> a instanceof Inet4Address ? 0 : 1))
        .orElseThrow();
  }
}
