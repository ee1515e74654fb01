package nl.koppeling.shop;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which IP addresses are public. From IANA's special-purpose registries: everything that is not
 * globally reachable is refused, and of IPv6 only the global unicast block is allowed at all, so
 * that forms which embed an IPv4 address (mapped, NAT64, 6to4, Teredo) cannot smuggle one in.
 */
final class PublicAddresses {

  private static final List<Block> REFUSED_V4 =
      blocks(
          "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24"
              + " 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16"
              + " 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4");

  private static final Block GLOBAL_V6 = Block.of("2000::/3");

  private static final List<Block> REFUSED_V6 =
      blocks("2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20");

  private PublicAddresses() {}

  static boolean contains(InetAddress address) {
    return address instanceof Inet4Address
        ? REFUSED_V4.stream().noneMatch(b -> b.contains(address))
        : GLOBAL_V6.contains(address) && REFUSED_V6.stream().noneMatch(b -> b.contains(address));
  }

  private static List<Block> blocks(String list) {
    return Stream.of(list.split(" ")).map(Block::of).toList();
  }

  /** A block of addresses in CIDR notation. */
  private record Block(BigInteger prefix, int shift) {

    static Block of(String cidr) {
      String[] parts = cidr.split("/");
      try {
        byte[] start = InetAddress.getByName(parts[0]).getAddress(); // a literal: no look-up
        int shift = start.length * 8 - Integer.parseInt(parts[1]);
        return new Block(new BigInteger(1, start).shiftRight(shift), shift);
      } catch (UnknownHostException e) {
        throw new IllegalStateException("not a block of addresses: " + cidr, e);
      }
    }

    boolean contains(InetAddress address) {
      return new BigInteger(1, address.getAddress()).shiftRight(shift).equals(prefix);
    }
  }
}
