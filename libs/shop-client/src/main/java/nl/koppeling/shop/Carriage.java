package nl.koppeling.shop;

/**
 * How a key travels to a shop (WooCommerce reference 3). In the order in which they are tried: each
 * only after the shop knew nobody by the one before, and none without having been proven.
 */
public enum Carriage {
  /** Basic authentication: https, and the host passes the header on. */
  HEADER,
  /**
   * An OAuth 1.0a signature in the query: no secret travels. All there is over http, and over https
   * the way past a host that strips the header.
   */
  SIGNATURE,
  /**
   * The same over https, signed as if it were http: a proxy ends TLS and PHP does not know of it.
   */
  SIGNATURE_AS_HTTP,
  /**
   * Key and secret in the query, https only: the last resort, because addresses end up in access
   * logs.
   */
  QUERY
}
