package nl.koppeling.ingest.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.koppeling.ingest.intake.RefundDetails;
import nl.koppeling.ingest.intake.WooOrder;

/**
 * Reads a refund as {@code GET /wc/v3/orders/{id}/refunds} gives it (WooCommerce reference 7): its
 * amounts are negative, and each line names the line of the order it takes back.
 */
public final class RefundReader {

  private static final String ORIGINAL = "_refunded_item_id";

  private RefundReader() {}

  /** The details; without lines when they cannot be read with certainty. */
  public static RefundDetails read(JsonNode json) {
    Optional<Instant> madeAt = Optional.empty();
    try {
      Fields refund = new Fields(json, "refund");
      madeAt = refund.moment("date_created_gmt");
      List<RefundDetails.Line> lines = new ArrayList<>();
      add(refund, "line_items", WooOrder.LineKind.PRODUCT, lines);
      add(refund, "shipping_lines", WooOrder.LineKind.SHIPPING, lines);
      add(refund, "fee_lines", WooOrder.LineKind.FEE, lines);
      return new RefundDetails(madeAt, lines);
    } catch (UnreadableOrder e) {
      return new RefundDetails(madeAt, List.of());
    }
  }

  private static void add(
      Fields refund, String name, WooOrder.LineKind kind, List<RefundDetails.Line> lines) {
    for (Fields line : refund.list(name)) {
      BigDecimal net = line.amount("total").negate();
      BigDecimal tax = line.amount("total_tax").negate();
      if (net.signum() != 0 || tax.signum() != 0) {
        lines.add(new RefundDetails.Line(kind, original(line), net, tax, rates(line)));
      }
    }
  }

  private static List<WooOrder.LineRate> rates(Fields line) {
    List<WooOrder.LineRate> rates = new ArrayList<>();
    for (Fields rate : line.list("taxes")) {
      rate.optionalAmount("total")
          .filter(amount -> amount.signum() != 0)
          .ifPresent(
              amount -> rates.add(new WooOrder.LineRate(rate.number("id"), amount.negate())));
    }
    return rates;
  }

  /** 0 when the shop does not say. */
  private static long original(Fields line) {
    for (JsonNode meta : line.node().path("meta_data")) {
      String value = meta.path("value").asText("");
      if (meta.path("key").asText("").equals(ORIGINAL) && value.matches("\\d{1,18}")) {
        return Long.parseLong(value);
      }
    }
    return 0;
  }
}
