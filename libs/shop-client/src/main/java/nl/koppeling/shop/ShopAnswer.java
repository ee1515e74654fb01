package nl.koppeling.shop;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a shop answered, or why it did not. Decided on status and {@code code} only, because
 * messages are translated (WooCommerce reference 3).
 */
public sealed interface ShopAnswer {

  /**
   * A 2xx with a whole JSON document.
   *
   * @param body the document; may hold personal data, so never log it
   * @param total {@code X-WP-Total}, on lists
   * @param totalPages {@code X-WP-TotalPages}, on lists
   */
  record Json(String body, OptionalInt total, OptionalInt totalPages) implements ShopAnswer {
    @Override
    public String toString() {
      return "Json[***]";
    }
  }

  /**
   * 401: unknown key, wrong secret, or the header did not arrive. Ask the owner for a key; do not
   * repeat.
   *
   * @param code WooCommerce's, or empty when something in front of it refused
   */
  record KeyRefused(String code) implements ShopAnswer {}

  /** The key is known and may not do this: a read key that writes, or a user without rights. */
  record PermissionMissing(String code) implements ShopAnswer {}

  /**
   * 404 said by WordPress itself: no such order ({@code ..._invalid_id}) or {@code rest_no_route}.
   */
  record NotFound(String code) implements ShopAnswer {}

  /** Another 4xx: the request itself is not accepted. Repeating does not help. */
  record BadRequest(String code) implements ShopAnswer {}

  /** 429: wait this long, 1 second to 1 hour; not carried out. */
  record Throttled(Duration retryAfter) implements ShopAnswer {}

  /** No usable answer. After a mutation nobody knows whether it was carried out. */
  record Unavailable(Kind kind) implements ShopAnswer {

    /** What came instead. */
    public enum Kind {
      /** Nothing, or not everything, in time. */
      TIMEOUT,
      /** The name is unknown, the connection was refused or broke, or TLS failed. */
      CONNECTION,
      /** A PHP fault or a gateway's complaint. */
      STATUS_5XX,
      /** 503: plugins or WordPress are being updated. */
      MAINTENANCE,
      /** A page where JSON was asked: a cache, a missing API, somebody else's site. */
      HTML_INSTEAD_OF_JSON,
      /** 403 with a page: a firewall, a security plugin, a filter of robots. */
      BLOCKED,
      /** PHP's notices or warnings, printed before or instead of the JSON. */
      PHP_MESSAGES,
      /** JSON that stops half way, or an empty body. */
      TRUNCATED,
      /** More than the configured cap. */
      TOO_LARGE,
      /** A redirect, which is never followed: the home address is not the canonical one. */
      REDIRECT
    }
  }

  /** The call was not made, because of where it would have gone. */
  record AddressRefused(Reason reason) implements ShopAnswer {

    /** What is wrong with the address. */
    public enum Reason {
      /** Not https. */
      NOT_HTTPS,
      /** Resolves to an address that is not public. */
      NOT_PUBLIC,
      /** Another port than that of https. */
      PORT
    }
  }
}
