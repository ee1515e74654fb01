package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.util.UUID;

/** A line, or a part of one, with its rate but without a ledger account yet. Exact cents. */
record Part(LedgerRole role, Band band, BigDecimal percent, BigDecimal net, BigDecimal tax) {

  /** Step 2: the VAT is that of the rate, give or take two cents; no VAT without a rate. */
  boolean fits() {
    return band.taxed()
        ? tax.subtract(vatOn(net)).abs().compareTo(Components.TWO_CENTS) <= 0
        : tax.signum() == 0;
  }

  /** The discount in it, with the VAT it took off. */
  Part discount(BigDecimal discount) {
    return new Part(LedgerRole.DISCOUNT, band, percent, discount, vatOn(discount));
  }

  Part minus(Part other) {
    return new Part(role, band, percent, net.subtract(other.net()), tax.subtract(other.tax()));
  }

  Component component(SaleOrder.Line line, UUID ledger) {
    return new Component(
        0,
        role,
        line.id(),
        band,
        percent,
        net,
        tax,
        ledger,
        role == LedgerRole.DISCOUNT && line.kind() == SaleOrder.Kind.PRODUCT
            ? Descriptions.discount(line)
            : Descriptions.line(line, role));
  }

  private BigDecimal vatOn(BigDecimal amount) {
    return amount.multiply(percent).movePointLeft(2);
  }
}
