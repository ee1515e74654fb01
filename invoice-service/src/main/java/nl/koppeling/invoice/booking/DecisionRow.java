package nl.koppeling.invoice.booking;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rows of the decision table (VAT reference 3.2) that can lead to a booking, as an owner reads
 * them. {@link DecisionTable} decides; this only names which row it was.
 */
public enum DecisionRow {
  P1(
      "De kleineondernemersregeling geldt: er wordt geen btw gerekend.",
      "The small-business scheme applies: no VAT is charged."),
  P3(
      "Levering in Nederland: Nederlandse btw, of 0 % voor wat daarvoor is ingesteld.",
      "Delivery in the Netherlands: Dutch VAT, or 0 % for what was set up for it."),
  P5(
      "Goederen voor een bedrijf in een ander EU-land: 0 % met een geldig btw-nummer, en Nederlandse btw als de winkel"
          + " die rekende.",
      "Goods for a business in another EU country: 0 % with a valid VAT number, and Dutch VAT when the shop charged it."),
  P6(
      "Goederen voor een consument in een ander EU-land, OSS staat aan: btw van dat land.",
      "Goods for a consumer in another EU country, OSS is on: VAT of that country."),
  P7(
      "Goederen voor een consument in een ander EU-land, OSS staat uit: Nederlandse btw.",
      "Goods for a consumer in another EU country, OSS is off: Dutch VAT."),
  P9(
      "Levering buiten de EU (of een gebied dat als zodanig telt): 0 %, en Nederlandse btw als de winkel die rekende.",
      "Delivery outside the EU (or an area that counts as such): 0 %, and Dutch VAT when the shop charged it."),
  P10(
      "Diensten of downloads voor een consument in een ander EU-land: zoals goederen, naargelang OSS aan of uit staat.",
      "Services or downloads for a consumer in another EU country: as goods, depending on whether OSS is on."),
  P11(
      "Diensten voor een bedrijf in een ander EU-land: btw verlegd.",
      "Services for a business in another EU country: VAT reverse-charged."),
  P12(
      "Diensten voor een klant buiten de EU, waarover de winkel Nederlandse btw rekende.",
      "Services for a customer outside the EU on which the shop charged Dutch VAT.");

  private final String nl;
  private final String en;

  DecisionRow(String nl, String en) {
    this.nl = nl;
    this.en = en;
  }

  /** For the owner, in Dutch. */
  public String nl() {
    return nl;
  }

  /** For the owner, in English. */
  public String en() {
    return en;
  }

  /**
   * The rows a booking follows: one, or two when goods and services were sold together.
   *
   * @param booking the sale or a credit of the order
   */
  public static SortedSet<DecisionRow> of(Booking booking, SaleOrder order, Mapping mapping) {
    boolean services = mapping.marked(Mapping.Mark.Kind.SERVICE, order);
    boolean goods =
        !services
            || order.lines().stream()
                .filter(l -> l.kind() == SaleOrder.Kind.PRODUCT && l.net().signum() != 0)
                .anyMatch(l -> !mapping.marked(Mapping.Mark.Kind.SERVICE, l));
    return switch (booking.treatment()) {
      case SMALL_BUSINESS -> rows(true, P1, false, P1);
      case INTRA_EU -> rows(goods, P5, services, P11);
      case EXPORT -> rows(true, P9, false, P9);
      case OSS -> rows(goods, P6, services, P10);
      case DOMESTIC -> domestic(order, goods, services);
    };
  }

  private static SortedSet<DecisionRow> domestic(SaleOrder order, boolean goods, boolean services) {
    return switch (Territory.of(order)) {
      case EU ->
          order.vatNumber() ? rows(goods, P5, services, P11) : rows(goods, P7, services, P10);
      case OUTSIDE_EU -> rows(goods, P9, services, P12);
      default -> rows(true, P3, false, P3);
    };
  }

  private static SortedSet<DecisionRow> rows(
      boolean goods, DecisionRow ofGoods, boolean services, DecisionRow ofServices) {
    SortedSet<DecisionRow> rows = new TreeSet<>();
    if (goods) {
      rows.add(ofGoods);
    }
    if (services) {
      rows.add(ofServices);
    }
    return Collections.unmodifiableSortedSet(rows);
  }
}
