package nl.koppeling.sandbox.woocommerce.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import nl.koppeling.sandbox.woocommerce.orders.StoredOrder;
import nl.koppeling.sandbox.woocommerce.wire.Answer;
import nl.koppeling.sandbox.woocommerce.wire.Json;
import nl.koppeling.sandbox.woocommerce.wire.Problems;
import nl.koppeling.sandbox.woocommerce.wire.ShopVersion;

/**
 * {@code GET /reports/sales}: old, deprecated and still there. Counts orders by the day they were
 * made in the shop's own time, also those that are not completed, and takes refunds off. A shop
 * with order tables of its own answers zeros before version 11, because the report reads the old
 * tables (woocommerce issues 48903 and 54732).
 */
final class SalesReport {

  private static final List<String> COUNTED = List.of("completed", "processing", "on-hold");

  private SalesReport() {}

  static Answer of(Call call) {
    LocalDate first = day(call, "date_min");
    LocalDate last = day(call, "date_max");
    ShopVersion version = call.shop().settings().version();
    boolean blind = version.hpos() && !version.atLeast(11, 0);
    List<StoredOrder> orders =
        blind
            ? List.of()
            : call.shop().orders().all().stream()
                .filter(order -> within(call, order, first, last))
                .toList();
    ArrayNode answer = Json.array();
    answer.add(totals(orders));
    return call.ok(answer);
  }

  private static ObjectNode totals(List<StoredOrder> orders) {
    BigDecimal sold = BigDecimal.ZERO;
    BigDecimal refunded = BigDecimal.ZERO;
    BigDecimal tax = BigDecimal.ZERO;
    BigDecimal shipping = BigDecimal.ZERO;
    int counted = 0;
    for (StoredOrder order : orders) {
      if (COUNTED.contains(order.status()) || order.status().equals("refunded")) {
        ObjectNode tree = order.tree();
        sold = sold.add(amount(tree, "total"));
        tax = tax.add(amount(tree, "total_tax"));
        shipping = shipping.add(amount(tree, "shipping_total"));
        refunded = refunded.add(refunds(order));
        counted += COUNTED.contains(order.status()) ? 1 : 0;
      }
    }
    BigDecimal total = sold.subtract(refunded);
    return Json.object()
        .put("total_sales", text(total))
        .put("net_sales", text(total.subtract(tax).subtract(shipping)))
        .put("total_orders", counted)
        .put("total_tax", text(tax))
        .put("total_shipping", text(shipping))
        .put("total_refunds", refunded.doubleValue());
  }

  private static BigDecimal refunds(StoredOrder order) {
    return StreamSupport.stream(order.refunds().spliterator(), false)
        .map(refund -> new BigDecimal(refund.path("amount").asText("0")))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal amount(ObjectNode tree, String name) {
    return new BigDecimal(tree.path(name).asText("0"));
  }

  private static String text(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static boolean within(Call call, StoredOrder order, LocalDate first, LocalDate last) {
    LocalDate day =
        call.shop().settings().time().wall(Instant.ofEpochSecond(order.created())).toLocalDate();
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /** Without a bound the report is about today. */
  private static LocalDate day(Call call, String name) {
    try {
      return call.parameters()
          .text(name)
          .map(LocalDate::parse)
          .orElseGet(() -> call.shop().settings().time().wall(Instant.now()).toLocalDate());
    } catch (DateTimeException e) {
      throw Problems.parameter(name, "rest_invalid_param", "Invalid parameter.");
    }
  }
}
