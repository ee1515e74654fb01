package nl.koppeling.connection.wizard;

import java.util.Optional;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.Findings;
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
    boolean movable,
    boolean connected,
    String version,
    String currency,
    boolean writes) {

  static ShopView of(Connection connection) {
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
        shop.apiRoot().toString().endsWith(shop.home() + ShopAddress.API),
        connection instanceof Connection.Draft,
        found.isPresent(),
        found.map(Findings.Shop::wooCommerceVersion).orElse(""),
        found.map(Findings.Shop::currency).orElse(""),
        found.map(Findings.Shop::canWrite).orElse(false));
  }
}
