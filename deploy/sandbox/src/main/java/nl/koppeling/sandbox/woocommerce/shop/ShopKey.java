package nl.koppeling.sandbox.woocommerce.shop;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A key of a shop.
 *
 * @param permissions {@code read}, {@code write} or {@code read_write}
 */
public record ShopKey(long id, String consumerKey, String consumerSecret, String permissions) {

  public ShopKey {
    if (!permissions.matches("read|write|read_write")) {
      throw new IllegalArgumentException("permissions: read, write or read_write");
    }
  }

  /** A key nobody can guess. */
  public static ShopKey random(long id, String permissions) {
    return new ShopKey(id, "ck_" + randomHex(), "cs_" + randomHex(), permissions);
  }

  /** Forty hexadecimal digits. */
  public static String randomHex() {
    byte[] random = new byte[20];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Whether the method is allowed; OPTIONS always is. */
  public boolean allows(String method) {
    return switch (method) {
      case "OPTIONS" -> true;
      case "GET", "HEAD" -> permissions.startsWith("read");
      default -> permissions.endsWith("write");
    };
  }

  ShopKey readOnly() {
    return new ShopKey(id, consumerKey, consumerSecret, "read");
  }

  @Override
  public String toString() {
    return "key " + id + " (" + permissions + ")";
  }
}
