package nl.koppeling.events;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * One product, shipping or fee line, excluding VAT, after discount.
 *
 * @param id the line's id in the shop
 * @param quantity pieces; 1 for shipping and fees. Never used to calculate an amount
 * @param net excluding VAT, after discount; a negative fee is a discount
 * @param tax VAT over {@code net}
 * @param netBeforeDiscount excluding VAT; equals {@code net} for shipping and fees
 * @param taxClass empty is the standard class
 * @param productId 0 when deleted, or when not a product
 * @param taxes VAT per rate of the shop; empty when the line has no rate at all
 */
public record OrderLine(
    Kind kind,
    long id,
    String name,
    BigDecimal quantity,
    BigDecimal net,
    BigDecimal tax,
    BigDecimal netBeforeDiscount,
    String taxClass,
    String sku,
    long productId,
    List<LineTax> taxes) {

  public OrderLine {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(net, "net");
    Objects.requireNonNull(tax, "tax");
    name = name == null ? "" : name;
    quantity = quantity == null ? BigDecimal.ONE : quantity;
    netBeforeDiscount = netBeforeDiscount == null ? net : netBeforeDiscount;
    taxClass = taxClass == null ? "" : taxClass;
    sku = sku == null ? "" : sku;
    taxes = List.copyOf(taxes);
  }

  /** What a line is for. */
  public enum Kind {
    PRODUCT,
    SHIPPING,
    FEE
  }

  /** VAT of one rate on one line; {@code rateId} points at {@link TaxLine#rateId()}. */
  public record LineTax(long rateId, BigDecimal amount) {
    public LineTax {
      Objects.requireNonNull(amount, "amount");
    }
  }
}
