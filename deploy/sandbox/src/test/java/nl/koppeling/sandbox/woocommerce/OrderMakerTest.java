package nl.koppeling.sandbox.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Orders that are made must add up as a shop's do. */
class OrderMakerTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  @Test
  void generatedOrdersAddUpToTheCentWithTwoDecimals() {
    Generator generator = new Generator(3, 50, NOW);
    for (int id = 1; id <= 500; id++) {
      ObjectNode order = OrderMaker.make(generator.next(), id).form(2);
      BigDecimal net = BigDecimal.ZERO;
      BigDecimal tax = BigDecimal.ZERO;
      for (String lines : new String[] {"line_items", "shipping_lines", "fee_lines"}) {
        for (JsonNode line : order.get(lines)) {
          net = net.add(amount(line, "total"));
          tax = tax.add(amount(line, "total_tax"));
        }
      }
      BigDecimal summary = BigDecimal.ZERO;
      for (JsonNode line : order.get("tax_lines")) {
        summary = summary.add(amount(line, "tax_total")).add(amount(line, "shipping_tax_total"));
      }
      assertThat(net.add(tax)).isEqualByComparingTo(amount(order, "total"));
      assertThat(tax).isEqualByComparingTo(amount(order, "total_tax"));
      assertThat(summary).isEqualByComparingTo(tax);
    }
  }

  @Test
  void theSameSeedGivesTheSameOrders() {
    String first = OrderMaker.make(new Generator(9, 5, NOW).next(), 1).form(6).toString();
    String second = OrderMaker.make(new Generator(9, 5, NOW).next(), 1).form(6).toString();

    assertThat(first).isEqualTo(second);
  }

  private static BigDecimal amount(JsonNode node, String field) {
    return new BigDecimal(node.get(field).asText());
  }
}
