package nl.koppeling.invoice.booking;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The worked examples of VAT reference 7, from their files, in the shop each is about. */
public final class Golden {

  /** All 22 examples that are booked or credited, and the variant of example 3. */
  public static final List<String> BOOKED =
      List.of(
          "1", "2A", "2B", "3", "3S", "4", "5", "6", "7", "9A", "9B", "9C", "10", "11", "12", "13",
          "14A", "14B", "15", "G1", "G2", "G3");

  /** The examples a sales order can say; the others are parked with a reason of their own. */
  public static final List<String> ORDERED =
      List.of("1", "2A", "2B", "3", "4", "6", "7", "9A", "9B", "9C");

  private Golden() {}

  /** What becomes of an example. */
  public static Composition composition(String example) {
    return example.startsWith("14") || example.equals("15")
        ? credit(example)
        : BookingComposer.compose(ShopOrders.golden(example), mapping(example), Shop.FACTS);
  }

  /** What becomes of the sale of an example whose owner wants sales orders. */
  public static Composition salesOrder(String example) {
    return SalesOrderComposer.compose(
        ShopOrders.golden(example),
        mapping(example),
        Shop.FACTS,
        SalesOrderComposerTest.SHELF,
        SalesOrderComposerTest.TEMPLATE);
  }

  public static Booking booking(String example) {
    return Shop.book(composition(example));
  }

  private static Composition credit(String example) {
    JsonNode r = ShopOrders.tree("/golden/" + example + ".refund.json");
    List<Refund.Line> lines = new ArrayList<>();
    r.get("lines")
        .forEach(
            l ->
                lines.add(
                    new Refund.Line(
                        l.get("line").asLong(),
                        new BigDecimal(l.get("net").asText()),
                        new BigDecimal(l.get("tax").asText()))));
    String sale = r.get("sale").asText();
    Refund refund =
        new Refund(
            ShopOrders.golden(sale).orderId(),
            r.get("id").asLong(),
            Instant.parse(r.get("date_created_gmt").asText() + "Z"),
            new BigDecimal(r.get("amount").asText()),
            lines);
    return CreditComposer.compose(refund, booking(sale), List.of(), mapping(example), Shop.FACTS);
  }

  private static Mapping mapping(String example) {
    return switch (example) {
      case "3S" -> choices(true, false, false);
      case "10", "11", "12", "13" -> Shop.ABROAD;
      case "14B" -> choices(false, true, false);
      case "G1" -> Shop.marked(Shop.ABROAD, Shop.mark(Mapping.Mark.Kind.GIFT_CARD, 77));
      case "G2" -> choices(false, false, true);
      case "G3" ->
          Shop.schemes(
              Shop.WITH_ZERO,
              new Mapping.Schemes(Optional.empty(), Optional.empty(), true, false, false));
      default -> Shop.PLAIN;
    };
  }

  private static Mapping choices(boolean apart, boolean proRata, boolean giftCards) {
    return Shop.choices(
        Shop.PLAIN,
        new Mapping.Choices(apart, proRata, false, Optional.<LocalDate>empty(), giftCards));
  }
}
