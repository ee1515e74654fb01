package nl.koppeling.limits;

import java.util.ArrayList;
import java.util.List;

/**
 * The proxies in front of us whose word about the client is believed. Each proxy appends whom it
 * heard from to {@code X-Forwarded-For}; whatever stands left of the first address that is not one
 * of our proxies was written by the client, and says nothing.
 */
public final class Proxies {

  private final List<Block> trusted;

  /**
   * @param trusted addresses and blocks ({@code 10.0.0.0/8}, {@code fd00::/8}); none: nobody is
   *     believed
   */
  public Proxies(List<String> trusted) {
    this.trusted = trusted.stream().map(Block::of).toList();
  }

  /**
   * The client's address.
   *
   * @param peer who is connected to us
   * @param forwarded the values of {@code X-Forwarded-For} in the order of the request
   */
  public String client(String peer, List<String> forwarded) {
    String nearest = peer;
    List<String> hops = new ArrayList<>();
    forwarded.forEach(value -> hops.addAll(List.of(value.split(",", -1))));
    for (String hop : hops.reversed()) {
      if (!trusts(nearest)) {
        return nearest;
      }
      nearest = withoutPort(hop.strip());
    }
    return nearest;
  }

  boolean trusts(String address) {
    byte[] bytes = Addresses.bytes(address);
    return trusted.stream().anyMatch(block -> block.contains(bytes));
  }

  /** Some proxies write the port too: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}. */
  private static String withoutPort(String hop) {
    if (hop.startsWith("[")) {
      return hop.substring(1, Math.max(1, hop.indexOf(']')));
    }
    int colon = hop.indexOf(':');
    return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
  }

  /** A block of addresses. */
  private record Block(byte[] start, int bits) {

    static Block of(String cidr) {
      String[] parts = cidr.strip().split("/", 2);
      byte[] start = Addresses.bytes(parts[0]);
      int bits = parts.length == 1 ? start.length * 8 : Integer.parseInt(parts[1]);
      if (start.length == 0 || bits < 0 || bits > start.length * 8) {
        throw new IllegalArgumentException("not an address or block of addresses: " + cidr);
      }
      return new Block(start, bits);
    }

    boolean contains(byte[] address) {
      if (address.length != start.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
