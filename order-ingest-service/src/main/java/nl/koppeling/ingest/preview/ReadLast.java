package nl.koppeling.ingest.preview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nl.koppeling.ingest.orders.Foretelling;
import nl.koppeling.ingest.orders.Foretold;
import nl.koppeling.ingest.shop.Access;
import nl.koppeling.ingest.shop.Listings;
import nl.koppeling.ingest.shop.ShopBackground;
import nl.koppeling.ingest.shop.Shops;

/**
 * Reads the last orders of a shop that were completed or refunded and foretells them: one call for
 * the list, and at most three for refunds and one each for the tax table, the shop's country and
 * the products, when an order cannot be understood without. Writes nothing anywhere.
 */
@ApplicationScoped
class ReadLast {

  private static final String REFUNDED = "refunded";

  private final Shops shops;
  private final ShopBackground background;
  private final Foretelling foretelling;

  ReadLast(Shops shops, ShopBackground background, Foretelling foretelling) {
    this.shops = shops;
    this.background = background;
    this.foretelling = foretelling;
  }

  /** The newest first; fails with the shop's trouble. */
  Uni<List<Foretold>> of(Question question) {
    Access access = question.access();
    return shops
        .list(access, "orders", query(question))
        .invoke(listing -> Listings.check(listing, 1, question.most()))
        .flatMap(listing -> foretelling.of(question.connection(), access, listing.elements()))
        // The shop may be another one tomorrow: its owner is still setting it up.
        .onTermination()
        .invoke(() -> background.drop(access.connectionId()));
  }

  private static Map<String, String> query(Question question) {
    TreeSet<String> statuses = new TreeSet<>(question.connection().completedStatuses());
    statuses.add(REFUNDED);
    return Map.of(
        "orderby",
        "date",
        "order",
        "desc",
        "per_page",
        Integer.toString(question.most()),
        "page",
        "1",
        "status",
        String.join(",", statuses),
        "dp",
        "6");
  }
}
