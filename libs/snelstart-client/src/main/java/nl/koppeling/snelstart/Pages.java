package nl.koppeling.snelstart;

import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Collects a list that comes in pages of 500 without a total (SnelStart API reference 5.1): until a
 * page is not full, de-duplicated by id. A list that never ends, or repeats itself, is refused
 * rather than cut: "not in the list" must be true.
 */
final class Pages<T> {

  static final int SIZE = 500;

  /** 10,000 rows: more than any administration has of what is listed whole. */
  private static final int USUAL = 20;

  private final Endpoint endpoint;
  private final int most;
  private final IntFunction<Uni<List<T>>> page;
  private final Function<T, UUID> id;
  private final Map<UUID, T> found = new LinkedHashMap<>();

  private Pages(Endpoint endpoint, int most, IntFunction<Uni<List<T>>> page, Function<T, UUID> id) {
    this.endpoint = endpoint;
    this.most = most;
    this.page = page;
    this.id = id;
  }

  /** All rows; {@code page} takes the number of rows to skip. */
  static <T> Uni<List<T>> all(
      Endpoint endpoint, IntFunction<Uni<List<T>>> page, Function<T, UUID> id) {
    return all(endpoint, USUAL, page, id);
  }

  /** All rows of a list that may be longer: at most so many pages. */
  static <T> Uni<List<T>> all(
      Endpoint endpoint, int most, IntFunction<Uni<List<T>>> page, Function<T, UUID> id) {
    return Uni.createFrom().deferred(() -> new Pages<>(endpoint, most, page, id).from(0));
  }

  private Uni<List<T>> from(int number) {
    if (number == most) {
      return Uni.createFrom().failure(new Malformed(endpoint.toString(), "a list without end"));
    }
    return page.apply(number * SIZE).chain(rows -> next(number, rows));
  }

  private Uni<List<T>> next(int number, List<T> rows) {
    int before = found.size();
    rows.forEach(row -> found.putIfAbsent(id.apply(row), row));
    if (rows.size() < SIZE) {
      return Uni.createFrom().item(List.copyOf(found.values()));
    }
    return found.size() == before
        ? Uni.createFrom().failure(new Malformed(endpoint.toString(), "the same page again"))
        : from(number + 1);
  }
}
