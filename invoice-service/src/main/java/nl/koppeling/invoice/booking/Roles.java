package nl.koppeling.invoice.booking;

/** What a line is for, and what it counts as when it bears no VAT. */
final class Roles {

  private final Mapping mapping;
  private final Treatment treatment;
  private final boolean atHome;
  private final boolean onlyServices;

  Roles(Mapping mapping, Treatment treatment, SaleOrder order) {
    this.mapping = mapping;
    this.treatment = treatment;
    this.atHome = Territory.of(order) == Territory.NETHERLANDS;
    this.onlyServices =
        mapping.marked(Mapping.Mark.Kind.SERVICE, order)
            && order.lines().stream()
                .filter(l -> l.kind() == SaleOrder.Kind.PRODUCT && l.net().signum() != 0)
                .allMatch(l -> mapping.marked(Mapping.Mark.Kind.SERVICE, l));
  }

  /**
   * The role of a line. Gift cards and gifts only count as such without VAT: with VAT the shop sold
   * a single-purpose voucher, or taxed the gift, and that is turnover (VAT reference 2.4, 2.5).
   */
  LedgerRole of(SaleOrder.Line line) {
    return switch (line.kind()) {
      case PRODUCT -> product(line);
      case SHIPPING -> LedgerRole.SHIPPING;
      case FEE -> line.net().signum() < 0 ? LedgerRole.DISCOUNT : LedgerRole.FEE;
    };
  }

  private LedgerRole product(SaleOrder.Line line) {
    if (line.untaxed() && mapping.marked(Mapping.Mark.Kind.GIFT_CARD, line)) {
      return LedgerRole.GIFT_CARD;
    }
    return line.untaxed() && mapping.marked(Mapping.Mark.Kind.DONATION, line)
        ? LedgerRole.DONATION
        : LedgerRole.PRODUCT;
  }

  /** Gift cards and gifts bear no VAT whatever the treatment of the rest. */
  boolean withoutVat(LedgerRole role) {
    return role == LedgerRole.GIFT_CARD || role == LedgerRole.DONATION;
  }

  /** The band of an untaxed line: that of the treatment; shipping and fees follow the goods. */
  Band untaxedBand(SaleOrder.Line line, LedgerRole role) {
    if (withoutVat(role)) {
      return Band.ZERO;
    }
    boolean service =
        line.kind() == SaleOrder.Kind.PRODUCT
            ? mapping.marked(Mapping.Mark.Kind.SERVICE, line)
            : onlyServices;
    return switch (treatment) {
      case INTRA_EU -> service ? Band.EU_SERVICES : Band.EU_GOODS;
      case EXPORT -> Band.EXPORT;
      default -> Band.ZERO;
    };
  }

  /** A rate of 0 % means something only at home, where the owner chose an account for it. */
  boolean explained(Band band) {
    return band.taxed() || (treatment == Treatment.DOMESTIC && atHome);
  }
}
