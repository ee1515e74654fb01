package nl.koppeling.ingest.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.ingest.intake.WooOrder;

/** Reads an order as {@code GET /wc/v3/orders} gives it (WooCommerce reference 4). */
public final class OrderReader {

  private static final int LONGEST_META = 100;

  /** Attributes of the shop's own list have keys like {@code pa_maat}. */
  private static final String ATTRIBUTE = "pa_";

  private OrderReader() {}

  /** Reads one element; never throws for what a shop may send. */
  public static Reading read(JsonNode json) {
    try {
      return new Reading.Readable(order(new Fields(json, "order")));
    } catch (UnreadableOrder e) {
      return unreadable(json, e.field());
    } catch (IllegalArgumentException e) {
      return unreadable(json, "order");
    }
  }

  private static WooOrder order(Fields order) {
    return new WooOrder(
        order.number("id"),
        order.text("number"),
        order.text("status"),
        order.text("currency"),
        order.flag("prices_include_tax"),
        order.text("order_key"),
        moments(order),
        order.amount("total"),
        order.amount("total_tax"),
        party(order.object("billing")),
        party(order.object("shipping")),
        new WooOrder.Payment(
            order.text("payment_method"),
            order.text("payment_method_title"),
            order.text("transaction_id")),
        lines(order),
        order.list("tax_lines").stream().map(OrderReader::rateTotal).toList(),
        order.list("refunds").stream().map(OrderReader::refund).toList(),
        metaTexts(order),
        GiftCards.of(order));
  }

  private static WooOrder.Moments moments(Fields order) {
    return new WooOrder.Moments(
        required(order, "date_created_gmt"),
        required(order, "date_modified_gmt"),
        order.moment("date_paid_gmt"),
        order.moment("date_completed_gmt"));
  }

  private static Instant required(Fields order, String name) {
    return order.moment(name).orElseThrow(() -> new UnreadableOrder(name, "is missing"));
  }

  private static WooOrder.Party party(Fields party) {
    return new WooOrder.Party(
        party.text("first_name"),
        party.text("last_name"),
        party.text("company"),
        party.text("address_1"),
        party.text("address_2"),
        party.text("postcode"),
        party.text("city"),
        party.text("country"),
        party.text("email"),
        party.text("phone"));
  }

  private static List<WooOrder.Line> lines(Fields order) {
    List<WooOrder.Line> lines = new ArrayList<>();
    order.list("line_items").forEach(l -> lines.add(product(l)));
    order
        .list("shipping_lines")
        .forEach(l -> lines.add(other(l, WooOrder.LineKind.SHIPPING, l.text("method_title"))));
    order
        .list("fee_lines")
        .forEach(l -> lines.add(other(l, WooOrder.LineKind.FEE, l.text("name"))));
    return lines;
  }

  private static WooOrder.Line product(Fields line) {
    BigDecimal net = line.amount("total");
    return new WooOrder.Line(
        WooOrder.LineKind.PRODUCT,
        line.number("id"),
        line.text("name"),
        line.optionalAmount("quantity").orElse(BigDecimal.ONE),
        net,
        line.amount("total_tax"),
        line.optionalAmount("subtotal").orElse(net),
        line.text("tax_class"),
        line.text("sku"),
        line.numberOr0("product_id"),
        "",
        rates(line),
        variation(line));
  }

  private static WooOrder.Line other(Fields line, WooOrder.LineKind kind, String name) {
    BigDecimal net = line.amount("total");
    return new WooOrder.Line(
        kind,
        line.number("id"),
        name,
        BigDecimal.ONE,
        net,
        line.amount("total_tax"),
        net,
        line.text("tax_class"),
        "",
        0,
        line.text("method_id"),
        rates(line),
        List.of());
  }

  /**
   * The attributes of a variation. Other data of a line may be what the buyer typed (an engraving),
   * and is left alone.
   */
  private static List<String> variation(Fields line) {
    List<String> chosen = new ArrayList<>();
    for (JsonNode meta : line.node().path("meta_data")) {
      if (meta.path("key").asText("").startsWith(ATTRIBUTE)) {
        String text =
            plain(meta.path("display_key").asText(""))
                + ": "
                + plain(meta.path("display_value").asText(""));
        chosen.add(text.length() <= LONGEST_META ? text : text.substring(0, LONGEST_META));
      }
    }
    return chosen;
  }

  private static String plain(String html) {
    return html.replaceAll("<[^>]*>", "").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }

  /** A rate with an empty amount did not apply to the line (WooCommerce reference 8). */
  private static List<WooOrder.LineRate> rates(Fields line) {
    List<WooOrder.LineRate> rates = new ArrayList<>();
    for (Fields rate : line.list("taxes")) {
      rate.optionalAmount("total")
          .ifPresent(amount -> rates.add(new WooOrder.LineRate(rate.number("id"), amount)));
    }
    return rates;
  }

  private static WooOrder.RateTotal rateTotal(Fields rate) {
    return new WooOrder.RateTotal(
        rate.number("rate_id"),
        rate.text("rate_code"),
        rate.flag("compound"),
        rate.optionalAmount("rate_percent").orElse(BigDecimal.ZERO),
        rate.amount("tax_total"),
        rate.amount("shipping_tax_total"));
  }

  private static WooOrder.Refund refund(Fields refund) {
    return new WooOrder.Refund(refund.number("id"), refund.amount("total").abs());
  }

  private static Map<String, String> metaTexts(Fields order) {
    Map<String, String> texts = new HashMap<>();
    for (JsonNode meta : order.node().path("meta_data")) {
      JsonNode value = meta.path("value");
      if (value.isTextual() && value.textValue().length() <= LONGEST_META) {
        texts.putIfAbsent(meta.path("key").asText("").toLowerCase(Locale.ROOT), value.textValue());
      }
    }
    return texts;
  }

  private static Reading unreadable(JsonNode json, String field) {
    long id = json == null ? 0 : json.path("id").asLong(0);
    if (id <= 0) {
      return new Reading.NoOrder();
    }
    Fields order = new Fields(json, "order");
    String number = order.text("number").isBlank() ? Long.toString(id) : order.text("number");
    return new Reading.Unreadable(id, number, modified(order), fingerprint(json), field);
  }

  private static Optional<Instant> modified(Fields order) {
    try {
      return order.moment("date_modified_gmt");
    } catch (UnreadableOrder e) {
      return Optional.empty();
    }
  }

  private static String fingerprint(JsonNode json) {
    try {
      byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
