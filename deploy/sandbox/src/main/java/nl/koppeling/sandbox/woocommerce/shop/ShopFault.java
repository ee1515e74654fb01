package nl.koppeling.sandbox.woocommerce.shop;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Something wrong with a shop (WooCommerce reference 1 and 3).
 *
 * @param method only calls with this method; empty: any
 * @param path only calls whose path under {@code wp-json} holds this; empty: any
 * @param times how often it strikes; 0: until healed
 * @param seconds how long, or what {@code Retry-After} says
 */
public record ShopFault(Kind kind, String method, String path, int times, int seconds) {

  /** What goes wrong. */
  public enum Kind {
    /** JSON of a PHP fault. */
    STATUS_500,
    /** A page of a proxy in front. */
    STATUS_502,
    /** 200 with nothing. */
    EMPTY_200,
    /** 200 with a page. */
    HTML_200,
    /** A password guards the whole site. */
    HTML_401,
    /** A firewall's page. */
    HTML_403,
    /** The site is at another address now. */
    REDIRECT,
    /** The page shown while plugins are updated. */
    HTML_503_MAINTENANCE,
    /** No answer, then the connection closes. */
    TIMEOUT,
    /** Half of the answer, the connection closed properly. */
    TRUNCATED_JSON,
    /** A PHP notice before the JSON. */
    PHP_NOTICE,
    TOO_MANY_REQUESTS,
    /** The same, with a moment instead of seconds and a clock of its own. */
    TOO_MANY_UNTIL,
    /** A PHP fault that says nothing. */
    EMPTY_500,
    /** A cache in front that looks at the path and the caller's name only. */
    PAGE_CACHE,
    /** The ordinary answer, later. */
    SLOW,
    /** The owner revoked the keys. */
    WRONG_KEY,
    /** The keys may only read. */
    READ_ONLY,
    /** The keys' user lost his role: known, and may see nothing. */
    DEMOTED,
    /** No webhook is delivered. */
    WEBHOOK_SILENCE,
    /** The next delivery holds the order as it was before its last change. */
    WEBHOOK_STALE,
    /** The user of the webhooks was demoted: a delivery holds a refusal, signed. */
    WEBHOOK_FORBIDDEN;

    /** Those that answer instead of the shop. */
    public static final Set<Kind> OF_ANSWERS = EnumSet.range(STATUS_500, SLOW);

    /** Those about keys. */
    public static final Set<Kind> OF_KEYS = EnumSet.of(WRONG_KEY, READ_ONLY, DEMOTED);

    private static final Map<String, Kind> ALSO_CALLED =
        Map.of("MAINTENANCE_503", HTML_503_MAINTENANCE, "HANG", TIMEOUT, "KEY_REVOKED", WRONG_KEY);

    /** A kind by its name with dashes. */
    public static Kind named(String text) {
      String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
      return ALSO_CALLED.containsKey(name) ? ALSO_CALLED.get(name) : valueOf(name);
    }

    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How often it strikes when nobody says: once, or until healed for what lasts by nature. */
    public int usualTimes() {
      return switch (this) {
        case WRONG_KEY, READ_ONLY, DEMOTED, PAGE_CACHE, WEBHOOK_SILENCE, WEBHOOK_FORBIDDEN -> 0;
        default -> 1;
      };
    }
  }

  public ShopFault {
    if (times < 0 || seconds < 0) {
      throw new IllegalArgumentException("times and seconds: 0 or more");
    }
  }

  /** Whether the key is known and its user may see nothing. */
  public boolean demotes() {
    return kind == Kind.DEMOTED;
  }

  boolean concerns(String calledMethod, String calledPath) {
    return (method.isEmpty() || method.equalsIgnoreCase(calledMethod)) && calledPath.contains(path);
  }
}
