package nl.koppeling.invoice.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One administration of the scripted SnelStart: what was booked in it, and which calls were made.
 */
final class Books {

  static final ObjectMapper JSON = new ObjectMapper();

  final List<ObjectNode> sales = new ArrayList<>();
  final List<ObjectNode> receipts = new ArrayList<>();
  final List<ObjectNode> memorials = new ArrayList<>();
  final List<String> calls = new ArrayList<>();

  synchronized void called(String call) {
    calls.add(call);
  }

  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Books a sale, or returns null when the number exists. */
  synchronized ObjectNode sell(JsonNode sale) {
    if (sales.stream().anyMatch(s -> s.get("factuurnummer").equals(sale.get("factuurnummer")))) {
      return null;
    }
    ObjectNode stored = ((ObjectNode) sale).deepCopy();
    stored.put("id", UUID.randomUUID().toString());
    sales.add(stored);
    return stored;
  }

  synchronized ObjectNode receive(JsonNode receipt) {
    ObjectNode stored = ((ObjectNode) receipt).deepCopy();
    stored.put("id", UUID.randomUUID().toString());
    receipts.add(stored);
    return stored;
  }

  /** Memorial bookings are in no list; only what they leave open shows them. */
  synchronized ObjectNode memorial(JsonNode memorial) {
    ObjectNode stored = ((ObjectNode) memorial).deepCopy();
    stored.put("id", UUID.randomUUID().toString());
    memorials.add(stored);
    return stored;
  }

  final List<ObjectNode> articles = new ArrayList<>();
  final List<ObjectNode> orders = new ArrayList<>();
  BigDecimal orderVat = new BigDecimal("21.00");

  /** Makes an article, or returns null when its code exists. */
  synchronized ObjectNode article(JsonNode article) {
    String code = article.get("artikelcode").asText();
    if (articles.stream().anyMatch(a -> a.get("artikelcode").asText().equalsIgnoreCase(code))) {
      return null;
    }
    ObjectNode stored = ((ObjectNode) article).deepCopy();
    stored.put("id", UUID.randomUUID().toString());
    articles.add(stored);
    return stored;
  }

  /** Takes a second order with a reference too, as SnelStart does. */
  synchronized ObjectNode order(JsonNode order) {
    ObjectNode stored = ((ObjectNode) order).deepCopy();
    BigDecimal total = BigDecimal.ZERO;
    for (JsonNode line : order.get("regels")) {
      total =
          total.add(
              line.get("stuksprijs").decimalValue().multiply(line.get("aantal").decimalValue()));
    }
    stored.put("id", UUID.randomUUID().toString());
    stored.put("nummer", orders.size() + 1);
    stored.put("totaalInclusiefBtw", total);
    stored.put("totaalExclusiefBtw", total.subtract(orderVat));
    orders.add(stored);
    return stored;
  }

  synchronized ArrayNode with(List<ObjectNode> rows, String field, String value) {
    ArrayNode found = JSON.createArrayNode();
    rows.stream().filter(r -> r.path(field).asText().equalsIgnoreCase(value)).forEach(found::add);
    return found;
  }

  synchronized List<ObjectNode> orders() {
    return List.copyOf(orders);
  }

  synchronized List<ObjectNode> articles() {
    return List.copyOf(articles);
  }

  synchronized List<ObjectNode> memorials() {
    return List.copyOf(memorials);
  }

  synchronized BigDecimal outstanding(JsonNode sale) {
    BigDecimal open = sale.get("factuurbedrag").decimalValue();
    for (ObjectNode memorial : memorials) {
      for (JsonNode line : memorial.get("verkoopboekingBoekingsRegels")) {
        if (line.path("boekingId").path("id").equals(sale.get("id"))) {
          open = open.subtract(line.get("bedrag").decimalValue());
        }
      }
    }
    for (ObjectNode receipt : receipts) {
      for (JsonNode line : receipt.get("verkoopboekingBoekingsRegels")) {
        if (line.path("boekingId").path("id").equals(sale.get("id"))) {
          open =
              open.subtract(line.get("credit").decimalValue())
                  .add(line.path("debet").decimalValue());
        }
      }
    }
    return open;
  }

  synchronized ArrayNode invoices(String number) {
    ArrayNode found = JSON.createArrayNode();
    for (ObjectNode sale : sales) {
      if (sale.get("factuurnummer").asText().equals(number)) {
        ObjectNode view = found.addObject();
        view.put("id", UUID.randomUUID().toString());
        view.putObject("verkoopBoeking").set("id", sale.get("id"));
        view.set("factuurnummer", sale.get("factuurnummer"));
        view.set("factuurDatum", sale.get("factuurdatum"));
        view.set("factuurBedrag", sale.get("factuurbedrag"));
        view.put("openstaandSaldo", outstanding(sale));
        view.set("relatie", sale.get("klant"));
      }
    }
    return found;
  }

  synchronized JsonNode sale(String id) {
    return sales.stream().filter(s -> s.get("id").asText().equals(id)).findFirst().orElse(null);
  }

  synchronized ArrayNode receipts() {
    ArrayNode all = JSON.createArrayNode();
    receipts.forEach(all::add);
    return all;
  }

  /** As if the calls had never arrived. */
  synchronized void forget(String number, boolean saleToo) {
    receipts.clear();
    if (saleToo) {
      sales.removeIf(s -> s.get("factuurnummer").asText().equals(number));
    }
  }

  /** As if the payment of a sale, and perhaps the sale itself, had never arrived. */
  synchronized void undo(JsonNode sale, boolean saleToo) {
    receipts.removeIf(
        r -> r.at("/verkoopboekingBoekingsRegels/0/boekingId/id").equals(sale.get("id")));
    if (saleToo) {
      sales.removeIf(s -> s.get("id").equals(sale.get("id")));
    }
  }

  synchronized List<ObjectNode> sales(String number) {
    return sales.stream().filter(s -> s.get("factuurnummer").asText().equals(number)).toList();
  }
}
