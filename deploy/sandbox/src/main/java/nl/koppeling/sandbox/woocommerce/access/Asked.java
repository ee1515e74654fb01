package nl.koppeling.sandbox.woocommerce.access;

import nl.koppeling.sandbox.woocommerce.wire.PhpQuery;

/**
 * What of a request decides who asks.
 *
 * @param https as PHP sees it
 * @param home the shop's address with that scheme, without slash at the end
 * @param path behind the home, for example {@code /wp-json/wc/v3/orders}
 * @param authorization the header, or an empty text
 */
public record Asked(
    String method, boolean https, String home, String path, PhpQuery query, String authorization) {

  /** What OAuth signs as address: rebuilt from the shop's own home, never from the Host header. */
  String signedUrl() {
    return home + path;
  }

  boolean reads() {
    return method.equals("GET") || method.equals("HEAD");
  }
}
