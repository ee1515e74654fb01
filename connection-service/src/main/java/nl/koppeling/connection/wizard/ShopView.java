package nl.koppeling.connection.wizard;

import java.util.Optional;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.connection.web.Page;
import nl.koppeling.shop.Carriage;
import nl.koppeling.shop.ShopAddress;

/**
 * What is known of a shop.
 *
 * @param permalinks false: its permalinks are plain, and the API answers at another path
 * @param movable the address may still be corrected
 * @param connected its key works
 * @param writes the key may make webhooks; without it orders are found by asking only
 */
public record ShopView(
    String home,
    boolean secure,
    boolean permalinks,
    String remark,
    boolean movable,
    boolean connected,
    String version,
    String currency,
    boolean writes) {

  static ShopView of(Connection connection, Page page) {
    Optional<Findings.Shop> found =
        switch (connection) {
          case Connection.Draft draft -> draft.shop();
          case Connection.Proven proven -> Optional.of(proven.findings().shop());
          case Connection.Active active -> Optional.of(active.findings().shop());
          case Connection.Paused paused -> Optional.of(paused.findings().shop());
          case Connection.Removed removed -> Optional.empty();
        };
    ShopAddress shop = connection.particulars().shop();
    return new ShopView(
        shop.home().toString(),
        "https".equals(shop.home().getScheme()),
        !shop.apiRoot().toString().endsWith(ShopAddress.API_WITHOUT_PERMALINKS),
        remark(shop, page),
        connection instanceof Connection.Draft,
        found.isPresent(),
        found.map(Findings.Shop::wooCommerceVersion).orElse(""),
        found.map(Findings.Shop::currency).orElse(""),
        found.map(Findings.Shop::canWrite).orElse(false));
  }

  /** How the key travels, when that could be better; over http it cannot. */
  private static String remark(ShopAddress shop, Page page) {
    boolean usual = shop.carriage() == Carriage.HEADER || "http".equals(shop.home().getScheme());
    return usual ? "" : page.text("shop_key_" + shop.carriage());
  }
}
