package nl.koppeling.connection.orderbook;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.koppeling.connection.overview.Cursor;
import nl.koppeling.connection.overview.OrderFilter;

/**
 * What somebody typed to look for orders, as typed. Fields that are absent are empty; see {@link
 * OrderFilter} for what each may hold.
 */
public record SearchForm(
    String state,
    String kind,
    String from,
    String to,
    String number,
    String invoiceNumber,
    String amount,
    String reason) {

  private static final int LONGEST = 200;

  /** From the address of the page. */
  static SearchForm of(MultivaluedMap<String, String> query) {
    return new SearchForm(
        typed(query, "state"),
        typed(query, "kind"),
        typed(query, "from"),
        typed(query, "to"),
        typed(query, "number"),
        typed(query, "invoiceNumber"),
        typed(query, "amount"),
        typed(query, "reason"));
  }

  /** What of the address says after which document the page begins. */
  static Optional<Cursor> after(MultivaluedMap<String, String> query) {
    String after = typed(query, "after");
    return after.isEmpty() ? Optional.empty() : Optional.of(Cursor.parse(after));
  }

  private static String typed(MultivaluedMap<String, String> query, String name) {
    String text = query.getFirst(name);
    return text == null ? "" : text.strip().substring(0, Math.min(LONGEST, text.strip().length()));
  }

  /**
   * What is looked for.
   *
   * @throws nl.koppeling.connection.refusals.Refusal naming the field that cannot be searched for
   */
  OrderFilter filter() {
    return OrderFilter.parse(state, kind, from, to, number, invoiceNumber, amount, reason);
  }

  /** True when anything is looked for. */
  public boolean any() {
    return !fields().isEmpty();
  }

  /** The same search in an address, without the question mark; empty for everything. */
  String query() {
    return fields().entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("state", state);
    fields.put("kind", kind);
    fields.put("from", from);
    fields.put("to", to);
    fields.put("number", number);
    fields.put("invoiceNumber", invoiceNumber);
    fields.put("amount", amount);
    fields.put("reason", reason);
    fields.values().removeIf(String::isEmpty);
    return fields;
  }
}
