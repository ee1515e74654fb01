package nl.koppeling.events;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

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
 * @param variation the chosen attributes, for example {@code Maat: L}; never free text of the buyer
 * @param categories the shop's category ids; empty unless the connection's settings look at them
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
    List<LineTax> taxes,
    List<String> variation,
    Set<Long> categories) {

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
    variation = variation == null ? List.of() : List.copyOf(variation);
    categories =
        categories == null
            ? Set.of()
            : Collections.unmodifiableSortedSet(new TreeSet<>(categories));
  }

  /** A line without variation or categories. */
  public OrderLine(
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
    this(
        kind,
        id,
        name,
        quantity,
        net,
        tax,
        netBeforeDiscount,
        taxClass,
        sku,
        productId,
        taxes,
        List.of(),
        Set.of());
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
