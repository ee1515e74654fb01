package nl.koppeling.ingest.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What gift cards paid, in the forms of two common plugins, which both lower the order's total. The
 * card's code is never read. An unknown form leads to sums that do not fit, and so to a refusal.
 */
final class GiftCards {

  /** YITH: code to amount, as plugin data. */
  private static final String YITH = "_ywgc_applied_gift_cards";

  private GiftCards() {}

  static List<BigDecimal> of(Fields order) {
    List<BigDecimal> amounts = new ArrayList<>();
    // WooCommerce Gift Cards: a list beside the lines.
    for (JsonNode card : order.node().path("gift_cards")) {
      add(card.path("amount"), amounts);
    }
    for (JsonNode meta : order.node().path("meta_data")) {
      if (meta.path("key").asText("").equals(YITH) && meta.path("value").isObject()) {
        meta.path("value").forEach(amount -> add(amount, amounts));
      }
    }
    return amounts;
  }

  private static void add(JsonNode amount, List<BigDecimal> amounts) {
    String text = amount.isNumber() ? amount.decimalValue().toPlainString() : amount.asText("");
    if (text.matches("\\d{1,9}(\\.\\d{1,12})?") && new BigDecimal(text).signum() > 0) {
      amounts.add(new BigDecimal(text));
    }
  }
}
