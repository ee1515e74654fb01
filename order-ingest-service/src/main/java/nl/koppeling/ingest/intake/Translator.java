package nl.koppeling.ingest.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.koppeling.events.Buyer;
import nl.koppeling.events.Order;
import nl.koppeling.events.OrderLine;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.TaxLine;

/**
 * The one place where WooCommerce's words become ours. Amounts pass unchanged (only trailing zeros
 * beyond cents go); what is missing stays missing, so that the booking is refused and not guessed.
 */
public final class Translator {

  private final VatNumbers vatNumbers;
  private final InvoiceNumbers invoiceNumbers;

  public Translator(VatNumbers vatNumbers, InvoiceNumbers invoiceNumbers) {
    this.vatNumbers = vatNumbers;
    this.invoiceNumbers = invoiceNumbers;
  }

  /** Translates an order, paid when the shop says, of a shop whose categories do not matter. */
  public Translation translate(WooOrder order, ShopFacts shop) {
    return translate(order, shop, Map.of(), order.moments().paid());
  }

  /**
   * Translates an order with what the shop's settings say.
   *
   * @param categories category ids by product id
   * @param paidAt when it counts as paid; the hashes are of what the shop says, so that an owner's
   *     rule makes no other version of an order
   */
  public Translation translate(
      WooOrder order, ShopFacts shop, Map<Long, Set<Long>> categories, Optional<Instant> paidAt) {
    ContentHash.Found found =
        new ContentHash.Found(
            vatNumbers.find(order.metaTexts()), invoiceNumbers.find(order.metaTexts()));
    return new Translation(
        order.id(),
        order.number(),
        new OrderVersion(order.moments().modified(), ContentHash.ofContent(order, found)),
        ContentHash.ofSale(order, found),
        facts(order, shop, found, categories, paidAt),
        buyer(order, found.vatNumber()),
        order.refunds().stream()
            .map(refund -> new WooOrder.Refund(refund.id(), tidy(refund.amount())))
            .toList());
  }

  private static Order facts(
      WooOrder order,
      ShopFacts shop,
      ContentHash.Found found,
      Map<Long, Set<Long>> categories,
      Optional<Instant> paidAt) {
    WooOrder.Payment payment = order.payment();
    return new Order(
        order.status(),
        order.currency(),
        order.pricesIncludeTax(),
        order.moments().created(),
        paidAt,
        order.moments().completed(),
        tidy(order.total()),
        tidy(order.totalTax()),
        new Order.Payment(payment.method(), payment.title(), payment.transactionId()),
        Destination.of(order, shop),
        order.billing().countryCode(),
        !found.vatNumber().isEmpty(),
        order.lines().stream().map(line -> line(line, categories)).toList(),
        order.rateTotals().stream().map(rate -> taxLine(rate, shop)).toList(),
        Destination.area(order),
        order.giftCards().stream().map(amount -> new Order.GiftCard(tidy(amount), false)).toList(),
        found.invoiceNumber());
  }

  private static OrderLine line(WooOrder.Line line, Map<Long, Set<Long>> categories) {
    List<OrderLine.LineTax> taxes =
        line.rates().stream()
            .map(rate -> new OrderLine.LineTax(rate.rateId(), tidy(rate.amount())))
            .toList();
    return new OrderLine(
        OrderLine.Kind.valueOf(line.kind().name()),
        line.id(),
        line.name(),
        line.quantity(),
        tidy(line.net()),
        tidy(line.tax()),
        tidy(line.netBefore()),
        line.taxClass(),
        line.sku(),
        line.productId(),
        taxes,
        line.variation(),
        categories.getOrDefault(line.productId(), Set.of()));
  }

  /** A refund in the words of the events. */
  public static List<OrderRefunded.Line> lines(RefundDetails refund) {
    return refund.lines().stream()
        .map(
            line ->
                new OrderRefunded.Line(
                    OrderLine.Kind.valueOf(line.kind().name()),
                    line.lineId(),
                    tidy(line.net()),
                    tidy(line.tax()),
                    line.rates().stream()
                        .map(rate -> new OrderLine.LineTax(rate.rateId(), tidy(rate.amount())))
                        .toList()))
        .toList();
  }

  private static TaxLine taxLine(WooOrder.RateTotal rate, ShopFacts shop) {
    ShopFacts.Rate row = shop.rates().get(rate.rateId());
    BigDecimal percent = rate.percentMissing() && row != null ? row.percent() : rate.percent();
    return new TaxLine(
        rate.rateId(),
        rate.code(),
        country(rate, row),
        percent.signum() == 0 ? BigDecimal.ZERO : plain(percent.stripTrailingZeros()),
        rate.compound(),
        tidy(rate.goodsTax()),
        tidy(rate.shippingTax()));
  }

  /** The code was frozen in the order when it was placed; the table may have been reused since. */
  private static String country(WooOrder.RateTotal rate, ShopFacts.Rate row) {
    return Countries.ofRateCode(rate.code())
        .or(() -> row == null ? Countries.code("") : Countries.code(row.country()))
        .orElse("");
  }

  private static Buyer buyer(WooOrder order, String vatNumber) {
    WooOrder.Party billing = order.billing();
    return new Buyer(
        billing.email(),
        billing.firstName(),
        billing.lastName(),
        billing.company(),
        billing.phone(),
        address(billing),
        address(order.shipping()),
        vatNumber);
  }

  private static Buyer.PostalAddress address(WooOrder.Party party) {
    return new Buyer.PostalAddress(
        (party.address1().strip() + " " + party.address2().strip()).strip(),
        party.postcode(),
        party.city(),
        party.countryCode().orElse(""));
  }

  /** At least cents, and no zeros behind what the shop really stated. */
  private static BigDecimal tidy(BigDecimal amount) {
    BigDecimal shortest = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    return shortest.scale() < 2 ? shortest.setScale(2) : shortest;
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.scale() < 0 ? number.setScale(0) : number;
  }
}
