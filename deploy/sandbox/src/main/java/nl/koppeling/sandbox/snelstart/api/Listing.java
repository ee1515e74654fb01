package nl.koppeling.sandbox.snelstart.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.koppeling.sandbox.snelstart.books.Table;
import nl.koppeling.sandbox.snelstart.odata.Filter;
import nl.koppeling.sandbox.snelstart.odata.FilterRefused;
import nl.koppeling.sandbox.snelstart.odata.Row;
import nl.koppeling.sandbox.snelstart.odata.Schema;
import nl.koppeling.sandbox.snelstart.odata.Selection;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.Refusal;

/**
 * A list answer under the query options {@code $filter}, {@code $top}, {@code $skip} and {@code
 * $select} (SnelStart API reference 5). A bare array, in order of creation.
 */
public final class Listing {

  /** Rows per page when {@code $top} is absent, and the most there ever are. */
  public static final int PAGE = 500;

  private static final List<String> UNSUPPORTED =
      List.of("$orderby", "$expand", "$count", "$inlinecount", "$apply", "$search");

  private Listing() {}

  /** Lists a table. */
  public static <T extends Row> Answer of(Call call, Schema schema, Table<T> table) {
    return of(call, schema, table, row -> true);
  }

  /** Lists a table in pages of another size. */
  public static <T extends Row> Answer of(Call call, Schema schema, Table<T> table, int page) {
    return answer(
        call, schema, page, filter -> table.candidates(filter.flatMap(Filter::equality)).stream());
  }

  /** Lists the rows of a table that may be seen. */
  public static <T extends Row> Answer of(
      Call call, Schema schema, Table<T> table, Predicate<T> visible) {
    return answer(
        call,
        schema,
        PAGE,
        filter -> table.candidates(filter.flatMap(Filter::equality)).stream().filter(visible));
  }

  /** Lists rows that are in no table. */
  public static Answer of(Call call, Schema schema, Collection<? extends Row> rows) {
    return answer(call, schema, PAGE, filter -> rows.stream());
  }

  private interface Source {
    Stream<? extends Row> rows(Optional<Filter> filter);
  }

  private static Answer answer(Call call, Schema schema, int most, Source source) {
    try {
      refuseUnsupported(call);
      Optional<Filter> filter =
          call.query("$filter").filter(text -> !text.isBlank()).map(t -> Filter.parse(t, schema));
      Selection selection = Selection.parse(call.query("$select"), schema);
      ArrayNode page = Json.array();
      source
          .rows(filter)
          .filter(row -> filter.isEmpty() || filter.get().test(row))
          .skip(number(call, "$skip", 0, 0))
          .limit(Math.min(most, number(call, "$top", most, 1)))
          .forEach(row -> page.add(selection.of(row.json())));
      return Answer.ok(page);
    } catch (FilterRefused refused) {
      throw Refusal.message(400, refused.getMessage());
    }
  }

  /** A numeric query option; refused when it is no number or too small. */
  public static int number(Call call, String option, int absent, int least) {
    Optional<String> text = call.query(option);
    if (text.isEmpty()) {
      return absent;
    }
    try {
      int value = Integer.parseInt(text.get().strip());
      if (value >= least) {
        return value;
      }
    } catch (NumberFormatException noNumber) {
      throw invalid(option);
    }
    throw invalid(option);
  }

  private static Refusal invalid(String option) {
    return Refusal.message(400, "The query specified in the URI is not valid. Check " + option);
  }

  private static void refuseUnsupported(Call call) {
    for (String option : UNSUPPORTED) {
      if (call.query(option).isPresent()) {
        throw Refusal.message(
            400, "The query specified in the URI is not valid. " + option + " is not supported.");
      }
    }
  }
}
