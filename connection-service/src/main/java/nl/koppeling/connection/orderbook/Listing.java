package nl.koppeling.connection.orderbook;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.koppeling.connection.overview.FindOrders;
import nl.koppeling.connection.web.OrderPaths;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Texts;

/**
 * A page of the list, ready to be shown.
 *
 * @param search what was typed
 * @param wrong the field that cannot be searched for; empty when all can
 * @param first address of the first page; empty on the first page
 * @param next address of the next page; empty on the last one
 */
public record Listing(
    UUID id,
    SearchForm search,
    String wrong,
    List<Option> states,
    List<Option> kinds,
    List<Option> reasons,
    List<Entry> entries,
    String first,
    String next) {

  /** Choices of states; some stand for several, as a person sees no difference. */
  private static final List<String> STATES =
      List.of("PARKED", "SETTLED,BOOKED", "ACCEPTED,LINKED", "WAITING", "SKIPPED", "ORDERED");

  /** Something to choose. */
  public record Option(String value, String label, boolean chosen) {}

  static Listing of(
      UUID id,
      SearchForm search,
      FindOrders.Page found,
      boolean further,
      List<String> reasons,
      Page page) {
    String here = OrderPaths.list(id);
    String query = search.query();
    return listing(
        id,
        search,
        "",
        reasons,
        found.documents().stream().map(view -> Entry.of(id, view, page)).toList(),
        further ? here + (query.isEmpty() ? "" : "?" + query) : "",
        found
            .next()
            .map(cursor -> here + "?" + (query.isEmpty() ? "" : query + "&") + "after=" + cursor)
            .orElse(""),
        page);
  }

  /** Nothing was looked for: a field holds what cannot be. */
  static Listing refused(
      UUID id, SearchForm search, String wrong, List<String> reasons, Page page) {
    return listing(id, search, wrong, reasons, List.of(), "", "", page);
  }

  private static Listing listing(
      UUID id,
      SearchForm search,
      String wrong,
      List<String> reasons,
      List<Entry> entries,
      String first,
      String next,
      Page page) {
    return new Listing(
        id,
        search,
        wrong,
        options(STATES, search.state(), "state", page),
        options(List.of("SALE", "CREDIT"), search.kind(), "kind", page),
        options(reasons, search.reason(), "reason", page),
        entries,
        first,
        next);
  }

  /** Everything first; what an address asks for and is no choice of ours stays chosen. */
  private static List<Option> options(List<String> values, String chosen, String kind, Page page) {
    Stream<String> odd =
        chosen.isEmpty() || values.contains(chosen) ? Stream.empty() : Stream.of(chosen);
    return Stream.of(Stream.of(""), values.stream(), odd)
        .flatMap(all -> all)
        .map(value -> new Option(value, label(kind, value, page), value.equals(chosen)))
        .toList();
  }

  private static String label(String kind, String value, Page page) {
    return value.isEmpty()
        ? page.text("any_" + kind)
        : Texts.orElse(page.language(), "find_" + kind + "_" + value.replace(',', '_'), value);
  }
}
