package nl.koppeling.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nl.koppeling.ingest.intake.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderReaderTest {

  @ParameterizedTest
  @CsvSource({
    "total, ''",
    "total, '12,40'",
    "total, 1e3",
    "total, NaN",
    "total_tax, ''",
    "currency, euro",
    "status, ''",
    "date_modified_gmt, ''",
    "date_created_gmt, gisteren",
    "date_paid_gmt, 2026-13-01T00:00:00",
  })
  void aFieldThatMattersAndCannotBeReadMakesTheOrderUnreadable(String field, String value) {
    ObjectNode json = Recorded.orderJson(29);
    json.put(field, value);
    assertThat(OrderReader.read(json))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class, unreadable -> assertThat(unreadable.orderId()).isEqualTo(29));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"line_items", "shipping_lines", "fee_lines", "tax_lines", "refunds", "billing"})
  void aPartThatIsMissingIsNotTakenForEmpty(String part) {
    ObjectNode json = Recorded.orderJson(29);
    json.remove(part);
    assertThat(OrderReader.read(json)).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void theReasonNamesTheFieldAndNotItsValue() {
    ObjectNode json = Recorded.orderJson(29);
    ((ObjectNode) json.get("line_items").get(0)).put("total", "anna@klant.test");
    Reading.Unreadable unreadable = (Reading.Unreadable) OrderReader.read(json);
    assertThat(unreadable.field()).isEqualTo("order.line_items.total");
    assertThat(unreadable.toString()).doesNotContain("anna");
  }

  @Test
  void theSameUnreadableOrderHasTheSameFingerprint() {
    ObjectNode json = Recorded.orderJson(29);
    json.put("total", "");
    assertThat(OrderReader.read(json)).isEqualTo(OrderReader.read(json.deepCopy()));
  }

  @Test
  void whatHasNoIdIsNoOrder() {
    for (String text : List.of("{}", "[]", "\"x\"", "null", "{\"id\":0}", "{\"id\":\"x\"}")) {
      assertThat(OrderReader.read(Recorded.json(text)))
          .as(text)
          .isInstanceOf(Reading.NoOrder.class);
    }
    assertThat(OrderReader.read(Recorded.json(Recorded.text("errors/unknown-order.json"))))
        .isInstanceOf(Reading.NoOrder.class);
  }
}
