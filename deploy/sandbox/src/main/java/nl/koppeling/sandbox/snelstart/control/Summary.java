package nl.koppeling.sandbox.snelstart.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Invoice;
import nl.koppeling.sandbox.snelstart.books.MemoEntry;
import nl.koppeling.sandbox.snelstart.books.MoneyEntry;
import nl.koppeling.sandbox.snelstart.books.Relation;
import nl.koppeling.sandbox.snelstart.books.SalesEntry;
import nl.koppeling.sandbox.snelstart.odata.Row;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.WireDates;

/**
 * What stands in an administration, for people and tests to look at: counts and sums over
 * everything, lists capped. Made under the administration's lock.
 */
final class Summary {

  private final Administration books;
  private final int limit;

  Summary(Administration books, int limit) {
    this.books = books;
    this.limit = limit;
  }

  ObjectNode json() {
    ObjectNode node = Json.object().put("id", books.id().toString()).put("name", books.name());
    node.set("counts", counts());
    node.set("totals", totals());
    node.set("duplicates", duplicates());
    node.put("unbalanced", unbalanced());
    node.set("relations", list(books.relations().all(), Summary::relation));
    node.set("bookings", list(books.sales().all(), Summary::booking));
    node.set("bankBookings", list(books.bank().all(), Summary::money));
    node.set("cashBookings", list(books.cash().all(), Summary::money));
    node.set("memorialBookings", list(books.memos().all(), MemoEntry::json));
    node.set("invoices", list(books.invoices().all(), Summary::invoice));
    return node;
  }

  private ObjectNode counts() {
    long open = books.invoices().all().stream().filter(each -> each.open().signum() != 0).count();
    return Json.object()
        .put("relations", books.relations().all().stream().filter(r -> !r.isSystem()).count())
        .put("bookings", books.sales().size())
        .put("bankBookings", books.bank().size())
        .put("cashBookings", books.cash().size())
        .put("memorialBookings", books.memos().size())
        .put("invoices", books.invoices().size())
        .put("openInvoices", open)
        .put("ledgerLines", books.mutations().size())
        .put("documents", books.shelf().documents().size())
        .put("orders", books.shelf().orders().size());
  }

  private ObjectNode totals() {
    return Json.object()
        .put("invoiced", sum(books.invoices().all(), Invoice::amount))
        .put("open", sum(books.invoices().all(), Invoice::open))
        .put("received", sum(books.bank().all(), entry -> entry.form().received()))
        .put("spent", sum(books.bank().all(), entry -> entry.form().spent()));
  }

  private static <T> BigDecimal sum(Collection<T> rows, Function<T, BigDecimal> amount) {
    return Json.money(rows.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private ObjectNode duplicates() {
    ObjectNode node = Json.object();
    node.set("numbers", repeated(books.sales().all(), entry -> entry.form().number()));
    node.set("vouchers", repeated(books.bank().all(), MoneyEntry::voucher));
    node.set("emails", repeated(books.relations().all(), relation -> relation.form().email()));
    ObjectNode payments = node.putObject("payments");
    books.sales().all().stream()
        .filter(entry -> books.settlements().count(entry.id()) > 1)
        .limit(limit)
        .forEach(
            entry -> payments.put(entry.form().number(), books.settlements().count(entry.id())));
    return node;
  }

  private static <T> ObjectNode repeated(Collection<T> rows, Function<T, String> key) {
    Map<String, Integer> counts = new HashMap<>();
    for (T row : rows) {
      String text = key.apply(row);
      if (text != null) {
        counts.merge(text.toLowerCase(Locale.ROOT), 1, Integer::sum);
      }
    }
    ObjectNode node = Json.object();
    counts.entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum, TreeMap::new))
        .forEach(node::put);
    return node;
  }

  /** Sales entries out of balance, plus entries whose ledger lines are. None is the only answer. */
  private long unbalanced() {
    long entries = books.sales().all().stream().filter(entry -> !entry.form().isBalanced()).count();
    BigDecimal ledger = sum(books.mutations().all(), line -> line.debit().subtract(line.credit()));
    return entries + (ledger.signum() == 0 ? 0 : 1);
  }

  private <T extends Row> ArrayNode list(Collection<T> rows, Function<T, ObjectNode> writer) {
    ArrayNode array = Json.array();
    rows.stream().map(writer).filter(node -> !node.isEmpty()).limit(limit).forEach(array::add);
    return array;
  }

  private static ObjectNode relation(Relation relation) {
    ObjectNode node = Json.object();
    if (relation.isSystem()) {
      return node;
    }
    node.put("id", relation.id().toString())
        .put("relatiecode", relation.code())
        .put("naam", relation.form().name())
        .put("email", relation.form().email())
        .put("btwNummer", relation.form().vatNumber())
        .put("land", relation.country() == null ? null : relation.country().iso2())
        .put("nonactief", relation.inactive());
    relation.form().kinds().forEach(node.putArray("relatiesoort")::add);
    return node;
  }

  private static ObjectNode booking(SalesEntry entry) {
    ObjectNode shown = entry.json();
    ObjectNode node =
        Json.object()
            .put("id", entry.id().toString())
            .put("number", entry.form().number())
            .put("date", WireDates.write(entry.form().date()))
            .put("klant", entry.form().customer().toString())
            .put("omschrijving", entry.form().description())
            .put("factuurbedrag", Json.money(entry.form().amount()));
    node.set("lines", shown.get("boekingsregels"));
    node.set("btw", shown.get("btw"));
    return node.put("balanced", entry.form().isBalanced());
  }

  private static ObjectNode money(MoneyEntry entry) {
    return entry.json();
  }

  private static ObjectNode invoice(Invoice invoice) {
    return Json.object()
        .put("id", invoice.id().toString())
        .put("verkoopBoeking", invoice.entry().toString())
        .put("factuurnummer", invoice.number())
        .put("factuurBedrag", Json.money(invoice.amount()))
        .put("openstaandSaldo", Json.money(invoice.open()));
  }
}
