package nl.koppeling.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.koppeling.events.IntakeChoices;
import nl.koppeling.events.OrderLine;
import nl.koppeling.events.TaxLine;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All recorded orders against a table that was written by reading the recordings. */
class RecordedOrdersTest {

  private static final EligibilityPolicy POLICY =
      new EligibilityPolicy(
          Set.of("completed"), Instant.parse("2026-09-02T06:00:00Z"), IntakeChoices.USUAL);
  private static final Translator TRANSLATOR =
      new Translator(
          new VatNumbers(VatNumbers.COMMON_KEYS), new InvoiceNumbers(InvoiceNumbers.COMMON_KEYS));

  @TestFactory
  Stream<DynamicTest> everyRecordedOrderIsTranslatedAndJudgedAsTheTableSays() {
    return Stream.of("orders/orders.json", "orders/orders-dp6.json")
        .flatMap(
            file -> {
              Map<Long, WooOrder> orders =
                  Recorded.orders(file).stream()
                      .collect(Collectors.toMap(WooOrder::id, Function.identity()));
              return table().stream()
                  .map(
                      row ->
                          DynamicTest.dynamicTest(
                              file + " " + row.id(), () -> check(orders.get(row.id()), row)));
            });
  }

  @Test
  void theTableSpeaksOfEveryRecordedOrder() {
    Set<Long> expected = table().stream().map(Row::id).collect(Collectors.toSet());
    assertThat(Recorded.orders("orders/orders.json")).extracting(WooOrder::id).hasSize(51);
    assertThat(expected)
        .containsExactlyInAnyOrderElementsOf(
            Recorded.orders("orders/orders-dp6.json").stream().map(WooOrder::id).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders/orders.json", "orders/orders-dp6.json"})
  void noCentIsLostBetweenTheShopsLinesAndOurs(String file) {
    for (WooOrder order : Recorded.orders(file)) {
      BigDecimal ours =
          TRANSLATOR.translate(order, Recorded.shop()).facts().lines().stream()
              .map(OrderLine::net)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal shops = BigDecimal.ZERO;
      var json = Recorded.orderJson(file, order.id());
      for (String kind : List.of("line_items", "shipping_lines", "fee_lines")) {
        for (var line : json.path(kind)) {
          shops = shops.add(new BigDecimal(line.path("total").asText()));
        }
      }
      assertThat(ours).as("order %d", order.id()).isEqualByComparingTo(shops);
    }
  }

  private static void check(WooOrder order, Row row) {
    Translation translated = TRANSLATOR.translate(order, Recorded.shop());
    assertThat(name(POLICY.judge(order))).isEqualTo(row.outcome());
    assertThat(translated.facts().total()).isEqualTo(new BigDecimal(row.total()));
    assertThat(translated.facts().totalTax()).isEqualTo(new BigDecimal(row.tax()));
    assertThat(translated.facts().destinationCountry()).contains(row.destination());
    assertThat(translated.facts().currency()).isEqualTo(row.currency());
    assertThat(translated.buyer().vatNumber()).isEqualTo(row.vatNumber());
    assertThat(translated.facts().businessWithVatNumber()).isEqualTo(!row.vatNumber().isEmpty());
    assertThat(rates(translated.facts().taxLines())).isEqualTo(row.rates());
  }

  private static String name(Eligibility eligibility) {
    return switch (eligibility) {
      case Eligibility.Eligible e -> "ELIGIBLE";
      case Eligibility.Waiting(Why why) -> "WAITING " + why;
      case Eligibility.Skipped(Why why) -> "SKIPPED " + why;
      case Eligibility.Parked(Why why) -> "PARKED " + why;
    };
  }

  /** Amounts per rate in whole cents: the six-decimal recording says more than the table. */
  private static String rates(List<TaxLine> lines) {
    return lines.isEmpty()
        ? "-"
        : lines.stream()
            .map(
                t ->
                    t.percent().toPlainString()
                        + "@"
                        + (t.country().isEmpty() ? "?" : t.country())
                        + ":"
                        + cents(t.goodsTax())
                        + "+"
                        + cents(t.shippingTax()))
            .collect(Collectors.joining(" "));
  }

  private static String cents(BigDecimal amount) {
    return amount.setScale(2, java.math.RoundingMode.HALF_UP).toPlainString();
  }

  private static List<Row> table() {
    return Recorded.text("expected.csv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(", "))
        .map(
            c ->
                new Row(
                    Long.parseLong(c[0]),
                    c[1],
                    c[2],
                    c[3],
                    c[4],
                    c[5],
                    c[6].equals("-") ? "" : c[6],
                    c[7]))
        .toList();
  }

  private record Row(
      long id,
      String outcome,
      String total,
      String tax,
      String destination,
      String currency,
      String vatNumber,
      String rates) {}
}
