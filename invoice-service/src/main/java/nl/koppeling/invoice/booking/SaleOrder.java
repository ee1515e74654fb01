package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the core needs to know of a paid order. Amounts in euros as the shop states them: totals
 * rounded, lines with two to six decimals.
 *
 * @param currency ISO 4217
 * @param paidAt UTC
 * @param completedAt UTC; stands in for a missing {@code paidAt}
 * @param total VAT included
 * @param destination ISO 3166 country of delivery, or empty when unknown
 * @param billing ISO 3166 country of the invoice address; stands in for a missing destination
 * @param vatNumber true when the buyer gave a VAT number
 * @param rates one for each rate of the shop that the lines name
 * @param particulars what only some orders have
 */
public record SaleOrder(
    long orderId,
    String number,
    String currency,
    Optional<Instant> paidAt,
    Optional<Instant> completedAt,
    BigDecimal total,
    BigDecimal totalTax,
    Payment payment,
    Optional<String> destination,
    Optional<String> billing,
    boolean vatNumber,
    List<Line> lines,
    List<Rate> rates,
    Particulars particulars) {

  public SaleOrder {
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(total, "total");
    Objects.requireNonNull(totalTax, "totalTax");
    Objects.requireNonNull(payment, "payment");
    Objects.requireNonNull(particulars, "particulars");
    if (orderId <= 0) {
      throw new IllegalArgumentException("orderId must be positive, is " + orderId);
    }
    lines = List.copyOf(lines);
    rates = List.copyOf(rates);
  }

  /** An ordinary order. */
  public SaleOrder(
      long orderId,
      String number,
      String currency,
      Optional<Instant> paidAt,
      Optional<Instant> completedAt,
      BigDecimal total,
      BigDecimal totalTax,
      Payment payment,
      Optional<String> destination,
      Optional<String> billing,
      boolean vatNumber,
      List<Line> lines,
      List<Rate> rates) {
    this(
        orderId,
        number,
        currency,
        paidAt,
        completedAt,
        total,
        totalTax,
        payment,
        destination,
        billing,
        vatNumber,
        lines,
        rates,
        Particulars.NONE);
  }

  /** What the invoice comes to: the total, and what a plugin took off it for gift cards. */
  BigDecimal invoiced() {
    return particulars.giftCards().stream()
        .filter(card -> !card.inTotal())
        .map(GiftCard::amount)
        .reduce(total, BigDecimal::add);
  }

  /** What of the invoice gift cards paid. */
  BigDecimal paidByGiftCards() {
    return particulars.giftCards().stream()
        .map(GiftCard::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * How it was paid.
   *
   * @param method the gateway's id: some ledger accounts depend on it
   * @param title what the customer chose; for descriptions; may be empty
   * @param transactionId the provider's reference; may be empty
   */
  public record Payment(String method, String title, String transactionId) {}

  /**
   * What only some orders have.
   *
   * @param area set when the goods go to a part of a country with VAT rules of its own
   * @param proof what the tax offices' register said about the buyer's VAT number
   * @param giftCards what was paid with gift cards
   * @param pluginNumber the number the shop's invoice plugin gave
   */
  public record Particulars(
      Optional<Area> area,
      Optional<VatProof> proof,
      List<GiftCard> giftCards,
      Optional<String> pluginNumber) {

    /** An ordinary order. */
    public static final Particulars NONE =
        new Particulars(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    public Particulars {
      giftCards = List.copyOf(giftCards);
    }
  }

  /**
   * A part of a country with VAT rules of its own (VAT reference 3.1).
   *
   * @param nl its name in Dutch texts
   * @param northernIreland the one that counts as EU for goods
   */
  public record Area(String nl, String en, boolean northernIreland) {}

  /**
   * The register's answer about the buyer's VAT number.
   *
   * @param prefix the number's two letters, a member state
   */
  public record VatProof(String prefix, boolean valid) {}

  /**
   * A gift card that paid a part (VAT reference 2.4).
   *
   * @param inTotal false when the plugin lowered the order's total by it
   */
  public record GiftCard(BigDecimal amount, boolean inTotal) {}

  /** What the shop calls a line. */
  public enum Kind {
    PRODUCT,
    SHIPPING,
    FEE
  }

  /**
   * One line, excluding VAT, after discount.
   *
   * @param id the line's id in the shop: decides ties, so that the order of lines decides nothing
   * @param tax the line's VAT as the shop rounded it; {@code taxes} has it per rate, less rounded
   * @param taxes empty when the line has no rate at all
   * @param netBefore excluding VAT, before discount
   * @param product what is known of the product
   */
  public record Line(
      Kind kind,
      long id,
      String name,
      BigDecimal quantity,
      BigDecimal net,
      BigDecimal tax,
      List<LineTax> taxes,
      BigDecimal netBefore,
      Product product) {

    public Line {
      taxes = List.copyOf(taxes);
      Objects.requireNonNull(netBefore, "netBefore");
      Objects.requireNonNull(product, "product");
    }

    /** A line without discount, of which the product is not known. */
    public Line(
        Kind kind,
        long id,
        String name,
        BigDecimal quantity,
        BigDecimal net,
        BigDecimal tax,
        List<LineTax> taxes) {
      this(kind, id, name, quantity, net, tax, taxes, net, Product.NONE);
    }

    /** True when the line bears no VAT at all. */
    boolean untaxed() {
      return tax.signum() == 0 && taxes.stream().allMatch(t -> t.amount().signum() == 0);
    }
  }

  /**
   * The product of a line.
   *
   * @param id 0 when it is none, or deleted
   * @param taxClass empty is the standard class
   * @param categories the shop's category ids
   * @param variation the chosen attributes
   * @param sku the shop's article number, empty when it has none
   */
  public record Product(
      long id, String taxClass, Set<Long> categories, List<String> variation, String sku) {

    /** One without an article number. */
    public Product(long id, String taxClass, Set<Long> categories, List<String> variation) {
      this(id, taxClass, categories, variation, "");
    }

    /** No product, or nothing known. */
    public static final Product NONE = new Product(0, "", Set.of(), List.of());
  }

  /** VAT of one rate on one line. */
  public record LineTax(long rateId, BigDecimal amount) {}

  /**
   * One rate of the shop.
   *
   * @param country ISO 3166 country the rate belongs to, or empty when the shop does not say
   * @param percent for example 21
   * @param compound true when it is calculated over other taxes
   * @param tax VAT of this rate over the whole order
   */
  public record Rate(
      long id, String country, BigDecimal percent, boolean compound, BigDecimal tax) {}
}
