package nl.koppeling.sandbox.woocommerce.shop;

import java.util.Optional;
import nl.koppeling.sandbox.woocommerce.wire.ShopTime;
import nl.koppeling.sandbox.woocommerce.wire.ShopVersion;

/**
 * What the owner of a shop has chosen.
 *
 * @param plainPermalinks {@code /wp-json} is then not there, only {@code /index.php/wp-json}
 * @param decimals how many decimals the shop shows: the default of {@code dp}
 * @param home the configured address, without slash at the end; empty: wherever it is asked
 * @param seesHttps what PHP thinks of https: empty is the truth, else always or never, as behind a
 *     proxy that ends TLS
 * @param stripsAuthorization the host does not pass the header on to PHP
 * @param apiFolder where under the home the API is, for example {@code /wp}; nearly always empty
 */
public record ShopSettings(
    ShopVersion version,
    boolean plainPermalinks,
    int decimals,
    String currency,
    Optional<String> home,
    Optional<Boolean> seesHttps,
    ShopTime time,
    boolean stripsAuthorization,
    String apiFolder) {

  /** An ordinary Dutch shop of the version most was measured on. */
  public static final ShopSettings ORDINARY =
      new ShopSettings(
          ShopVersion.CURRENT,
          false,
          2,
          "EUR",
          Optional.empty(),
          Optional.empty(),
          ShopTime.AMSTERDAM,
          false,
          "");

  public ShopSettings {
    if (decimals < 0 || decimals > 6) {
      throw new IllegalArgumentException("decimals: 0 to 6");
    }
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("currency: three letters");
    }
    if (!apiFolder.matches("(/[a-z0-9-]{1,40})?")) {
      throw new IllegalArgumentException("apiFolder: a slash and a name, or empty");
    }
    home = home.map(h -> h.replaceAll("/+$", ""));
    if (home.isPresent() && !home.get().matches("https?://[^/].*")) {
      throw new IllegalArgumentException("home: an http or https address");
    }
  }
}
