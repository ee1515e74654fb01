package nl.koppeling.sandbox.woocommerce.api;

import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.koppeling.sandbox.woocommerce.access.Asked;
import nl.koppeling.sandbox.woocommerce.shop.Shop;
import nl.koppeling.sandbox.woocommerce.shop.ShopSettings;
import nl.koppeling.sandbox.woocommerce.wire.PhpQuery;

/**
 * Where in a shop a request comes in, and what the shop then takes for its own address: the
 * configured home with the scheme PHP sees, else wherever it was asked (WooCommerce reference 3).
 */
record Where(Shop shop, HttpServerRequest request, String rest) {

  private static final Pattern API = Pattern.compile("(/index\\.php)?/wp-json(/.*)?");

  /** As PHP sees it. */
  boolean https() {
    return shop.settings().seesHttps().orElse(request.isSSL());
  }

  /** The shop's address without slash at the end. */
  String home() {
    String scheme = https() ? "https" : "http";
    return shop.settings()
        .home()
        .map(home -> scheme + home.substring(home.indexOf("://")))
        .orElse(scheme + "://" + request.authority() + "/shops/" + shop.name());
  }

  /** What the header {@code Link} of every page says. */
  String apiLink() {
    ShopSettings settings = shop.settings();
    String root = settings.plainPermalinks() ? "/index.php?rest_route=/" : "/wp-json/";
    return "<" + home() + settings.apiFolder() + root + ">; rel=\"https://api.w.org/\"";
  }

  /** Whether it is about the API; with plain permalinks only through {@code index.php}. */
  boolean api() {
    Matcher matcher = API.matcher(inFolder());
    return matcher.matches() && (matcher.group(1) != null || !shop.settings().plainPermalinks());
  }

  /** The path under {@code /wp-json}, without slash at the end. */
  String apiPath() {
    Matcher matcher = API.matcher(inFolder());
    String path = matcher.matches() && matcher.group(2) != null ? matcher.group(2) : "";
    return path.replaceAll("/+$", "");
  }

  /** Outside the folder there is no API at all. */
  private String inFolder() {
    String folder = shop.settings().apiFolder();
    return rest.startsWith(folder) ? rest.substring(folder.length()) : "";
  }

  /** {@code ?rest_route=} on any page. */
  boolean restRoute() {
    return query().has("rest_route");
  }

  PhpQuery query() {
    return PhpQuery.parse(request.query());
  }

  String url() {
    return home() + rest;
  }

  Asked asked() {
    String authorization =
        shop.settings().stripsAuthorization() ? null : request.getHeader("Authorization");
    return new Asked(
        request.method().name(),
        https(),
        home(),
        rest,
        query(),
        authorization == null ? "" : authorization);
  }
}
