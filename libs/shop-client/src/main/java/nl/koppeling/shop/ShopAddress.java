package nl.koppeling.shop;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a shop lives and how one gets in: its home address, the root of its REST API and how a key
 * travels there. Says nothing about whether the host is public; that is decided when it is
 * resolved.
 *
 * @param home http or https, host in lower case, no credentials, query, fragment or trailing slash;
 *     a shop in a subfolder keeps its path
 * @param apiRoot under {@code home}; {@code /wp-json/wc/v3}, or {@code /index.php/wp-json/wc/v3}
 *     where permalinks are plain (WooCommerce reference 3), or what the home page names
 * @param carriage over http a signature and nothing else
 */
public record ShopAddress(URI home, URI apiRoot, Carriage carriage) {

  /** The root of the REST API in nearly every shop. */
  public static final String API = "/wp-json/wc/v3";

  /** The root that also works with plain permalinks. */
  public static final String API_WITHOUT_PERMALINKS = "/index.php/wp-json/wc/v3";

  private static final int MAX_LENGTH = 500;

  /** Scheme, a host with letters of another alphabet, and the rest. */
  private static final Pattern INTERNATIONAL =
      Pattern.compile(
          "([a-zA-Z]+://)(?=[^/?#:]*[^\\x00-\\x7F])([^/?#:@\\s]+)([/:?#].*)?", Pattern.DOTALL);

  /** Refuses an API root on another host than the home, and a secret that would travel in plain. */
  public ShopAddress {
    Objects.requireNonNull(carriage, "carriage");
    Objects.requireNonNull(home, "home");
    Objects.requireNonNull(apiRoot, "apiRoot");
    if (!canonical(home.toString()).equals(home)) {
      throw new IllegalArgumentException("a shop address must be canonical");
    }
    if (!apiRoot.toString().startsWith(home + "/")) {
      throw new IllegalArgumentException("the API root must lie under the shop's home");
    }
    if (!isSecure(home) && carriage != Carriage.SIGNATURE) {
      throw new IllegalArgumentException("over http a key travels as a signature only");
    }
  }

  /** The key travels as it does in nearly every shop. */
  public ShopAddress(URI home, URI apiRoot) {
    this(home, apiRoot, isSecure(home) ? Carriage.HEADER : Carriage.SIGNATURE);
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
    return new ShopAddress(home, URI.create(home + path), carriage);
  }

  /** The same shop with the key travelling otherwise. */
  public ShopAddress with(Carriage other) {
    return new ShopAddress(home, apiRoot, other);
  }

  /**
   * The same shop with its API where its home page says.
   *
   * @param wordPressRoot as in {@link ShopClient#apiRoot}
   * @return empty when that is not a path under the home, on the same host
   */
  public Optional<ShopAddress> withRootOf(URI wordPressRoot) {
    String root = wordPressRoot.toString().replaceAll("/+$", "");
    boolean under =
        root.startsWith(home + "/")
            && wordPressRoot.getRawQuery() == null
            && wordPressRoot.getRawFragment() == null
            && wordPressRoot.normalize().equals(wordPressRoot);
    return under
        ? Optional.of(new ShopAddress(home, URI.create(root + "/wc/v3"), carriage))
        : Optional.empty();
  }

  /**
   * The same for every way of writing this address: one shop under http and https, with and without
   * www, is one shop.
   */
  public String identity() {
    return home.toString().replaceFirst("^https?://(www\\.)?", "");
  }

  boolean secure() {
    return isSecure(home);
  }

  private static boolean isSecure(URI address) {
    return "https".equals(address.getScheme());
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
      String whole = typed.contains("://") ? typed : "https://" + typed;
      URI uri = new URI(ascii(whole)).parseServerAuthority();
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

  /** An international name as name servers know it; a URI holds no other. */
  private static String ascii(String text) {
    Matcher international = INTERNATIONAL.matcher(text);
    return international.matches()
        ? international.group(1)
            + IDN.toASCII(international.group(2))
            + (international.group(3) == null ? "" : international.group(3))
        : text;
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
