package nl.koppeling.shop;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;

/**
 * Where a shop lives: its home address and the root of its REST API. Says nothing about whether the
 * host is public; that is decided when it is resolved.
 *
 * @param home http or https, host in lower case, no credentials, query, fragment or trailing slash;
 *     a shop in a subfolder keeps its path
 * @param apiRoot under {@code home}; {@code /wp-json/wc/v3}, or {@code /index.php/wp-json/wc/v3}
 *     where permalinks are plain (WooCommerce reference 3)
 */
public record ShopAddress(URI home, URI apiRoot) {

  /** The root of the REST API in nearly every shop. */
  public static final String API = "/wp-json/wc/v3";

  /** The root that also works with plain permalinks. */
  public static final String API_WITHOUT_PERMALINKS = "/index.php/wp-json/wc/v3";

  private static final int MAX_LENGTH = 500;

  /** Refuses an API root on another host than the home. */
  public ShopAddress {
    Objects.requireNonNull(home, "home");
    Objects.requireNonNull(apiRoot, "apiRoot");
    if (!canonical(home.toString()).equals(home)) {
      throw new IllegalArgumentException("a shop address must be canonical");
    }
    if (!apiRoot.toString().startsWith(home + "/")) {
      throw new IllegalArgumentException("the API root must lie under the shop's home");
    }
  }

  /**
   * The shop at this address as a person types it; {@code https://} may be left out.
   *
   * @throws IllegalArgumentException when it cannot be a shop's home address
   */
  public static ShopAddress of(String text) {
    URI home = canonical(text);
    return new ShopAddress(home, URI.create(home + API));
  }

  /**
   * The same shop with its API at another path under the home, for example {@link
   * #API_WITHOUT_PERMALINKS}.
   */
  public ShopAddress withApi(String path) {
    return new ShopAddress(home, URI.create(home + path));
  }

  boolean secure() {
    return "https".equals(home.getScheme());
  }

  int port() {
    return home.getPort() > 0 ? home.getPort() : secure() ? 443 : 80;
  }

  private static URI canonical(String text) {
    String typed = text == null ? "" : text.strip();
    if (typed.isEmpty() || typed.length() > MAX_LENGTH) {
      throw refused();
    }
    try {
      URI uri = new URI(typed.contains("://") ? typed : "https://" + typed).parseServerAuthority();
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      boolean plain =
          uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && (scheme.equals("https") || scheme.equals("http"));
      if (!plain) {
        throw refused();
      }
      return URI.create(scheme + "://" + host(uri) + port(uri, scheme) + path(uri));
    } catch (URISyntaxException e) {
      throw refused();
    }
  }

  private static String host(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    String withoutDot = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return withoutDot.startsWith("[") ? withoutDot : IDN.toASCII(withoutDot);
  }

  private static String port(URI uri, String scheme) {
    int usual = scheme.equals("https") ? 443 : 80;
    return uri.getPort() <= 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
  }

  private static String path(URI uri) {
    String path = uri.normalize().getRawPath().replaceAll("/+$", "");
    if (path.contains("..") || path.contains("//")) {
      throw refused();
    }
    return path;
  }

  private static IllegalArgumentException refused() {
    return new IllegalArgumentException("not the home address of a shop");
  }

  @Override
  public String toString() {
    return home.toString();
  }
}
