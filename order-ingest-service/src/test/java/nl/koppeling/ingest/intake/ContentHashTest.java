package nl.koppeling.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ContentHashTest {

  private static final WooOrder ORDER = Recorded.order(139);

  @TestFactory
  Stream<DynamicTest> whatMattersForMoneyChangesBothHashes() {
    Map<String, Consumer<ObjectNode>> changes =
        Map.ofEntries(
            Map.entry("currency", o -> o.put("currency", "USD")),
            Map.entry("total", o -> o.put("total", "126.93")),
            Map.entry("total tax", o -> o.put("total_tax", "17.95")),
            Map.entry("paid", o -> o.put("date_paid_gmt", "2026-10-03T03:12:58")),
            Map.entry("completed", o -> o.putNull("date_completed_gmt")),
            Map.entry("billing country", o -> part(o, "billing").put("country", "BE")),
            Map.entry("shipping country", o -> part(o, "shipping").put("country", "BE")),
            Map.entry("e-mail", o -> part(o, "billing").put("email", "ander@klant.test")),
            Map.entry("method", o -> o.put("payment_method", "bacs")),
            Map.entry("line", o -> first(o, "line_items").put("total", "1.00")),
            Map.entry("line's rate", o -> rate(first(o, "line_items")).put("total", "9.990000")),
            Map.entry("shipping", o -> first(o, "shipping_lines").put("total", "5.75")),
            Map.entry("pick-up", o -> first(o, "shipping_lines").put("method_id", "local_pickup")),
            Map.entry("gift card", o -> o.putArray("gift_cards").addObject().put("amount", "5.00")),
            Map.entry(
                "invoice number",
                o ->
                    ((ArrayNode) o.get("meta_data"))
                        .addObject()
                        .put("key", "_wcpdf_invoice_number")
                        .put("value", "2026-0007")),
            Map.entry("rate", o -> first(o, "tax_lines").put("rate_percent", 20)),
            Map.entry(
                "VAT number",
                o ->
                    ((ArrayNode) o.get("meta_data"))
                        .addObject()
                        .put("key", "_vat_number")
                        .put("value", "NL123456789B01")));
    return changes.entrySet().stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.getKey(),
                    () -> {
                      WooOrder other = changed(change.getValue());
                      assertThat(sale(other)).isNotEqualTo(sale(ORDER));
                      assertThat(content(other)).isNotEqualTo(content(ORDER));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> statusAndRefundsChangeTheContentButNotTheSale() {
    Map<String, Consumer<ObjectNode>> changes =
        Map.of(
            "status", o -> o.put("status", "shipped"),
            "refund gone", o -> ((ArrayNode) o.get("refunds")).remove(0),
            "refund's amount", o -> first(o, "refunds").put("total", "-25.00"));
    return changes.entrySet().stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.getKey(),
                    () -> {
                      WooOrder other = changed(change.getValue());
                      assertThat(sale(other)).isEqualTo(sale(ORDER));
                      assertThat(content(other)).isNotEqualTo(content(ORDER));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> whatDoesNotMatterForMoneyChangesNothing() {
    Map<String, Consumer<ObjectNode>> changes =
        Map.of(
            "modified", o -> o.put("date_modified_gmt", "2027-01-01T00:00:00"),
            "name", o -> part(o, "billing").put("last_name", "Anders"),
            "note", o -> o.put("customer_note", "graag bellen"),
            "zeros", o -> o.put("total", "126.92000000"),
            "own meta",
                o ->
                    ((ArrayNode) o.get("meta_data")).addObject().put("key", "_x").put("value", "1"),
            "order of lines",
                o -> {
                  ArrayNode lines = (ArrayNode) o.get("line_items");
                  lines.add(lines.remove(0));
                });
    return changes.entrySet().stream()
        .map(
            change ->
                DynamicTest.dynamicTest(
                    change.getKey(),
                    () ->
                        assertThat(content(changed(change.getValue()))).isEqualTo(content(ORDER))));
  }

  @Test
  void theFormIsFrozenBecauseAnotherFormWouldTellEveryOrderAgain() {
    assertThat(content(Recorded.order(29)))
        .isEqualTo("e176c4889131aacaf25020346bc0669febb48fbe534c9954a2b7cc1c15568c59");
  }

  private static String sale(WooOrder order) {
    return ContentHash.ofSale(order, found(order));
  }

  private static String content(WooOrder order) {
    return ContentHash.ofContent(order, found(order));
  }

  private static ContentHash.Found found(WooOrder order) {
    return new ContentHash.Found(
        new VatNumbers(VatNumbers.COMMON_KEYS).find(order.metaTexts()),
        new InvoiceNumbers(InvoiceNumbers.COMMON_KEYS).find(order.metaTexts()));
  }

  private static WooOrder changed(Consumer<ObjectNode> change) {
    ObjectNode json = Recorded.orderJson(139);
    change.accept(json);
    return Recorded.order(json);
  }

  private static ObjectNode part(ObjectNode order, String name) {
    return (ObjectNode) order.get(name);
  }

  private static ObjectNode first(ObjectNode order, String list) {
    return (ObjectNode) order.get(list).get(0);
  }

  private static ObjectNode rate(ObjectNode line) {
    return (ObjectNode) line.get("taxes").get(0);
  }
}
