package nl.koppeling.invoice.booking;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which article a line of a sales order is on. A product is on its SKU when the administration
 * takes it as a code. Everything else is on a collective article for its role and band: so is a SKU
 * that does not fit, because a cut one would be another article's and one we made up nobody would
 * know again, while money and VAT depend on the group only, and the line says what was sold.
 */
record Articles(Shelf shelf) {

  /** The article, or why there is none. */
  Checked<SalesOrderForm.Article> of(
      Booking.Line line, LedgerRole role, Optional<SaleOrder.Line> sold) {
    Optional<Shelf.Group> group = shelf.group(line.band(), line.ledger());
    if (group.isEmpty()) {
      return Checked.refused(
          new Refusal(
              RefusalCode.REVENUE_GROUP_MISSING,
              Map.of("band", line.band().nl(), "bandEn", line.band().en())));
    }
    Optional<String> sku =
        sold.filter(s -> role == LedgerRole.PRODUCT)
            .map(s -> s.product().sku())
            .filter(shelf.codes()::fits);
    return sku.isPresent()
        ? new Checked.Passed<>(
            new SalesOrderForm.Article(
                sku.get(), Descriptions.named(sold.orElseThrow(), role), group.get().id()))
        : collective(line.band(), role, group.get());
  }

  private Checked<SalesOrderForm.Article> collective(
      Band band, LedgerRole role, Shelf.Group group) {
    String code = shelf.codes().numeric() ? number(role, band) : word(role, band);
    return shelf.codes().fits(code)
        ? new Checked.Passed<>(new SalesOrderForm.Article(code, name(role, band), group.id()))
        : Checked.refused(
            new Refusal(
                RefusalCode.ARTICLE_CODE_UNFIT,
                Map.of("article", code, "limit", String.valueOf(shelf.codes().maxLength()))));
  }

  /** For example WEB-VERZ-L; the same for ever, because that is how it is found again. */
  private static String word(LedgerRole role, Band band) {
    return "WEB-"
        + role.lineName().toUpperCase(Locale.ROOT).substring(0, 4)
        + '-'
        + switch (band) {
          case HIGH -> 'H';
          case LOW -> 'L';
          default -> '0';
        };
  }

  /** For example 99022: high in the range, where a shop seldom numbers articles. */
  private static String number(LedgerRole role, Band band) {
    int which =
        switch (role) {
          case PRODUCT -> 1;
          case SHIPPING -> 2;
          case FEE -> 3;
          case DISCOUNT -> 4;
          case GIFT_CARD -> 5;
          case DONATION -> 6;
        };
    int vat =
        switch (band) {
          case HIGH -> 1;
          case LOW -> 2;
          default -> 3;
        };
    return String.valueOf(99_000 + which * 10 + vat);
  }

  private static String name(LedgerRole role, Band band) {
    String vat =
        switch (band) {
          case HIGH -> "btw hoog";
          case LOW -> "btw laag";
          default -> "zonder btw";
        };
    return "Webshop " + role.nl() + " (" + vat + ")";
  }
}
