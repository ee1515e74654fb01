package nl.koppeling.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.koppeling.testkit.Http;

/** What stands in an administration of the sandbox, seen through its back door. */
public final class Books {

  /** The sample administration of the sandbox. */
  public static final String DEMO = "c0000000-0000-4000-8000-000000000001";

  private final String admin;
  private final JsonNode summary;

  private Books(String admin, JsonNode summary) {
    this.admin = admin;
    this.summary = summary;
  }

  /** Reads an administration now. */
  public static Books of(Fleet fleet, String administration) {
    String admin = fleet.sandbox().baseUrl() + "/__admin/snelstart";
    return new Books(
        admin, Json.of(Http.get(admin + "/administrations/" + administration + "?limit=10000")));
  }

  /** One sales booking. Amounts in euros. */
  public record Booked(
      String number,
      String relation,
      BigDecimal total,
      BigDecimal net,
      BigDecimal vat,
      BigDecimal open) {}

  public List<Booked> bookings() {
    Map<String, BigDecimal> open = openByBooking();
    List<Booked> all = new ArrayList<>();
    for (JsonNode booking : summary.get("bookings")) {
      all.add(
          new Booked(
              booking.get("number").asText(),
              booking.get("klant").asText(),
              booking.get("factuurbedrag").decimalValue(),
              sum(booking.get("lines"), "bedrag"),
              sum(booking.get("btw"), "btwBedrag"),
              open.get(booking.get("id").asText())));
    }
    return all;
  }

  private Map<String, BigDecimal> openByBooking() {
    Map<String, BigDecimal> open = new HashMap<>();
    for (JsonNode invoice : summary.get("invoices")) {
      open.put(
          invoice.get("verkoopBoeking").asText(), invoice.get("openstaandSaldo").decimalValue());
    }
    return open;
  }

  private static BigDecimal sum(JsonNode rows, String field) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode row : rows) {
      sum = sum.add(row.get(field).decimalValue());
    }
    return sum;
  }

  public int relations() {
    return summary.at("/counts/relations").asInt();
  }

  public int bankBookings() {
    return summary.at("/counts/bankBookings").asInt();
  }

  /** Numbers, payments and relations that stand there more than once. */
  public int duplicates() {
    JsonNode found = summary.get("duplicates");
    return found.get("numbers").size()
        + found.get("vouchers").size()
        + found.get("emails").size()
        + found.get("payments").size();
  }

  public int unbalanced() {
    return summary.get("unbalanced").asInt();
  }

  /** Calls to SnelStart since the sandbox started, by "METHOD /template". */
  public JsonNode calls() {
    return Json.of(Http.get(admin + "/calls")).get("counts");
  }

  public long totalCalls() {
    return Json.of(Http.get(admin + "/calls")).get("total").asLong();
  }
}
