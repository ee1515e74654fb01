package nl.koppeling.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of each order, as the owner sees it. */
public record Overview(List<Row> rows) {

  private static final Set<String> ENDS =
      Set.of("SETTLED", "ORDERED", "PARKED", "SKIPPED", "WAITING");

  /**
   * One document. {@code codes} are the reasons, sorted and joined with a space; empty when there
   * are none.
   */
  public record Row(
      long orderId, String number, boolean sale, String state, String codes, String invoiceNumber) {

    boolean ended() {
      return ENDS.contains(state);
    }
  }

  public static Overview of(Owner owner, String connection) {
    List<Row> rows = new ArrayList<>();
    for (JsonNode order : owner.orders(connection)) {
      List<String> codes = new ArrayList<>();
      order.path("reasons").forEach(r -> codes.add(r.path("code").asText()));
      rows.add(
          new Row(
              order.get("orderId").asLong(),
              order.path("number").asText(),
              order.path("document").toString().contains("SALE"),
              order.get("state").asText(),
              codes.stream().distinct().sorted().collect(Collectors.joining(" ")),
              order.path("invoiceNumber").asText("")));
    }
    return new Overview(rows);
  }

  public List<Row> sales() {
    return rows.stream().filter(Row::sale).toList();
  }

  /** The credits of refunds. */
  public List<Row> credits() {
    return rows.stream().filter(r -> !r.sale()).toList();
  }

  public long count(String state) {
    return sales().stream().filter(r -> r.state().equals(state)).count();
  }

  /** True when every order and every refund was seen and has come to rest. */
  public boolean ended(int orders, int refunds) {
    return sales().size() >= orders
        && credits().size() >= refunds
        && rows.stream().allMatch(Row::ended);
  }

  /** How many sales stand in a state for a reason. */
  public Map<String, Long> reasons(String state) {
    return sales().stream()
        .filter(r -> r.state().equals(state))
        .collect(Collectors.groupingBy(Row::codes, TreeMap::new, Collectors.counting()));
  }
}
