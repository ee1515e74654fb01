package nl.koppeling.shop;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

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

  /** Ends of names that never are a shop's, only somebody's own network (RFC 6761, 6762, 8375). */
  private static final Set<String> OF_A_NETWORK =
      Set.of(
          "localhost",
          "local",
          "internal",
          "intranet",
          "lan",
          "home",
          "corp",
          "private",
          "svc",
          "cluster",
          "arpa",
          "onion");

  /** An address in no way two readers could read differently: no octal, no hex, no zone. */
  private static final Pattern PLAIN_ADDRESS =
      Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}|\\[[0-9a-f:.]+]");

  private static final int HTTPS_PORT = 443;

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
    String host = shop.home().getHost();
    // Not even looked up, or the answer would tell which names exist inside.
    if (!privateAllowed && ofANetwork(host)) {
      return new Destination.Refused(ShopAnswer.AddressRefused.Reason.NOT_PUBLIC);
    }
    try {
      List<InetAddress> found = names.resolve(privateAllowed ? host : absolute(host));
      if (found.isEmpty()) {
        return new Destination.Unknown();
      }
      // One bad address among good ones is refused too: which one is used would be up to chance.
      if (!privateAllowed && !found.stream().allMatch(PublicAddresses::contains)) {
        return new Destination.Refused(ShopAnswer.AddressRefused.Reason.NOT_PUBLIC);
      }
      return privateAllowed || shop.port() == HTTPS_PORT
          ? new Destination.Found(preferred(found))
          : new Destination.Refused(ShopAnswer.AddressRefused.Reason.PORT);
    } catch (UnknownHostException e) {
      return new Destination.Unknown();
    }
  }

  private static boolean ofANetwork(String host) {
    return address(host)
        ? !PLAIN_ADDRESS.matcher(host).matches()
        : !host.contains(".") || OF_A_NETWORK.contains(host.substring(host.lastIndexOf('.') + 1));
  }

  /** With a dot at the end, so that no search list of ours makes an inside name of it. */
  private static String absolute(String host) {
    return address(host) ? host : host + ".";
  }

  /** A host name's last label begins with a letter (RFC 1123), an address does not. */
  private static boolean address(String host) {
    return host.startsWith("[") || Character.isDigit(host.charAt(host.lastIndexOf('.') + 1));
  }

  private static InetAddress preferred(List<InetAddress> found) {
    return found.stream()
        .min(Comparator.comparing(a -> a instanceof Inet4Address ? 0 : 1))
        .orElseThrow();
  }
}
