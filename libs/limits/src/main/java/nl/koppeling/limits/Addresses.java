package nl.koppeling.limits;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;

/** Whom an address stands for. Never looks up a name. */
public final class Addresses {

  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private Addresses() {}

  /**
   * The key of an IP address: itself, but of IPv6 the /64, which one customer holds whole and could
   * draw any number of addresses from (RFC 6177). What is no address is one and the same key.
   */
  public static String key(String address) {
    byte[] bytes = bytes(address);
    return switch (bytes.length) {
      case 4 -> "4:" + HexFormat.of().formatHex(bytes);
      case 16 -> "6:" + HexFormat.of().formatHex(bytes, 0, 8);
      default -> "?";
    };
  }

  /** Four or sixteen bytes, an IPv4 address within IPv6 as four; none for what is no address. */
  static byte[] bytes(String address) {
    byte[] bytes =
        address == null ? null : NetUtil.createByteArrayFromIpAddressString(address.strip());
    if (bytes == null) {
      return new byte[0];
    }
    return bytes.length == 16 && Arrays.equals(bytes, 0, 12, MAPPED, 0, 12)
        ? Arrays.copyOfRange(bytes, 12, 16)
        : bytes;
  }
}
