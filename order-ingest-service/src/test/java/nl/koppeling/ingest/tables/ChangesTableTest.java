package nl.koppeling.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.SandboxShop;
import nl.koppeling.ingest.town.SandboxShop.Kind;
import nl.koppeling.ingest.town.SandboxTown;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Table 5.3 of the reference, row by row and shop by shop: who tells us of a change, and that we
 * know in the end. Each kind of shop is there twice: one that can ring, and one that is deaf and
 * dumb, so that only the walk and the sweep can find out. All rows happen in it at once, each to an
 * order of its own.
 */
@QuarkusTest
@TestProfile(SandboxTown.Profile.class)
class ChangesTableTest extends AtSandbox {

  private static final Map<Kind, Trial> RINGING = new EnumMap<>(Kind.class);
  private static final Map<Kind, Trial> SILENT = new EnumMap<>(Kind.class);

  /** Who brings the news of a change first. */
  private enum Bringer {
    BELL,
    WALK,
    SWEEP
  }

  private static final boolean RINGS = true;
  private static final boolean DUMB = false;

  /** A row: whether the date moves on HPOS, on posts, on 6.1.1; whether it rings; what is news. */
  private enum Row {
    STATUS_CHANGES("yes yes yes", RINGS, act("complete"), "OrderCompleted"),
    PARTIAL_REFUND("yes yes no", RINGS, act("refund", "{'amount':'3.00'}"), "OrderRefunded"),
    FULL_REFUND("yes yes yes", RINGS, act("refund"), "OrderRefunded"),
    REFUND_DELETED("no no no", DUMB, Row::deleteRefund, "RefundDeleted"),
    LINE_CHANGED("yes no no", RINGS, Row::anotherQuantity, "OrderCompleted"),
    ADDRESS_CHANGED(
        "yes no no", RINGS, edit("'billing':{'email':'ander@klant.test'}"), "OrderCompleted"),
    META_CHANGED(
        "yes no no",
        RINGS,
        edit("'meta_data':[{'key':'_billing_vat_number','value':'NL003834666B81'}]"),
        "OrderCompleted"),
    TRANSACTION_ID_CHANGED("yes no no", RINGS, edit("'transaction_id':'tr_ander'")),
    CUSTOMER_NOTE("yes yes yes", RINGS, edit("'customer_note':'bel even'")),
    SAVED_AS_IT_WAS("yes no no", RINGS, edit("'set_paid':false")),
    ORDER_NOTE("no no no", DUMB, act("note")),
    TRASHED("gone gone gone", RINGS, act("trash"), "OrderParked"),
    DELETED("gone gone gone", DUMB, act("delete"), "OrderParked"),
    RESTORED_BY_STATUS("yes yes yes", RINGS, act("restore"), "OrderCompleted");

    private final List<String> moves;
    private final boolean rings;
    private final BiConsumer<SandboxShop, Long> change;
    private final List<String> news;

    Row(String moves, boolean rings, BiConsumer<SandboxShop, Long> change, String... news) {
      this.moves = Arrays.asList(moves.split(" "));
      this.rings = rings;
      this.change = change;
      this.news = List.of(news);
    }

    /** Coming out of the bin rings in shops on posts only. */
    private boolean rings(Kind kind) {
      return rings && !(this == RESTORED_BY_STATUS && kind == Kind.HPOS);
    }

    private boolean walked(Kind kind) {
      return moves.get(kind.ordinal()).equals("yes");
    }

    private Bringer bringer(Kind kind) {
      return rings(kind) ? Bringer.BELL : walked(kind) ? Bringer.WALK : Bringer.SWEEP;
    }

    /** The order the row happens to, as it is before. */
    private long place(SandboxShop shop) {
      boolean waits = this == STATUS_CHANGES;
      long order = shop.place(waits ? "{'status':'processing'}" : "{}");
      switch (this) {
        case REFUND_DELETED -> shop.act(order, "refund", "{'amount':'2.00'}");
        case RESTORED_BY_STATUS -> shop.act(order, "trash");
        default -> {}
      }
      return order;
    }

    private static BiConsumer<SandboxShop, Long> act(String action) {
      return act(action, "{}");
    }

    private static BiConsumer<SandboxShop, Long> act(String action, String wish) {
      return (shop, order) -> shop.act(order, action, wish);
    }

    private static BiConsumer<SandboxShop, Long> edit(String body) {
      return act("edit", "{" + body + "}");
    }

    private static void anotherQuantity(SandboxShop shop, long order) {
      long line = order * 1_000 + 1;
      shop.act(order, "edit", "{'line_items':[{'id':" + line + ",'quantity':3}]}");
    }

    private static void deleteRefund(SandboxShop shop, long order) {
      long refund = shop.order(order).at("/refunds/0").asLong();
      shop.act(order, "delete-refund", "{'refund':" + refund + "}");
    }
  }

  static Stream<Arguments> rows() {
    return Stream.of(Row.values())
        .flatMap(row -> Stream.of(Kind.values()).map(kind -> Arguments.of(row, kind)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatRingsIsKnownWithoutAWalkAndNothingElseIs(Row row, Kind kind) {
    Trial trial = ringing(kind);

    assertThat(trial.lists).as("no list was read").isZero();
    assertThat(trial.deliveries(row)).as("deliveries").isEqualTo(row.rings(kind));
    assertThat(trial.afterBells(row)).isEqualTo(row.rings(kind) ? row.news : List.of());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatMovesTheDateIsFoundByTheWalkAndNothingElseIs(Row row, Kind kind) {
    Trial trial = silent(kind);

    assertThat(trial.afterBells(row)).as("nobody rang").isEmpty();
    assertThat(trial.afterWalk(row)).isEqualTo(row.walked(kind) ? row.news : List.of());
    assertThat(trial.wasListed(row)).as("listed by the walk").isEqualTo(row.walked(kind));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void afterTheSweepEverythingIsKnownOnceWhoeverBroughtIt(Row row, Kind kind) {
    assertThat(silent(kind).afterSweep(row)).isEqualTo(row.news);
    assertThat(ringing(kind).afterSweep(row)).isEqualTo(row.news);
    if (row.bringer(kind) == Bringer.SWEEP) {
      assertThat(ringing(kind).afterWalk(row)).as("the sweep is needed").isEmpty();
    }
  }

  private Trial ringing(Kind kind) {
    return RINGING.computeIfAbsent(kind, k -> new Trial(SandboxShop.open(k)));
  }

  private Trial silent(Kind kind) {
    return SILENT.computeIfAbsent(kind, k -> new Trial(SandboxShop.open(k).silent()));
  }

  /** All rows in one shop: what was told after the bells, after a walk, and after a sweep. */
  private final class Trial {

    private final Map<Row, Long> orders = new EnumMap<>(Row.class);
    private final Map<Row, Integer> before = new EnumMap<>(Row.class);
    private final List<Map<Row, List<String>>> stages = new ArrayList<>();
    private final SandboxShop shop;
    private final Owner owner;
    private final long lists;
    private final List<Long> walked;

    private Trial(SandboxShop shop) {
      this.shop = shop;
      shop.clock(LONG_AGO);
      Stream.of(Row.values()).forEach(row -> orders.put(row, row.place(shop)));
      shop.clock(0);
      owner = connectForLong(shop);
      orders.forEach((row, order) -> before.put(row, tables.story(owner.id(), order).size()));
      int calls = shop.calls().size();
      orders.forEach((row, order) -> row.change.accept(shop, order));
      deliveriesArrive();
      rest(owner);
      lists = shop.callsSince(calls).stream().filter(SandboxShop.Called::isPage).count();
      look();
      int bells = shop.calls().size();
      walk(owner);
      walked =
          shop.callsSince(bells).stream()
              .filter(SandboxShop.Called::isWalk)
              .flatMap(page -> page.orders().stream())
              .toList();
      look();
      sweep(owner);
      look();
      owner.remove();
    }

    private void look() {
      Map<Row, List<String>> told = new EnumMap<>(Row.class);
      orders.forEach(
          (row, order) -> {
            List<String> story = tables.story(owner.id(), order);
            told.put(row, story.subList(before.get(row), story.size()));
          });
      stages.add(told);
    }

    private List<String> afterBells(Row row) {
      return stages.get(0).get(row);
    }

    private List<String> afterWalk(Row row) {
      return stages.get(1).get(row);
    }

    private List<String> afterSweep(Row row) {
      return stages.get(2).get(row);
    }

    private boolean deliveries(Row row) {
      return !shop.deliveriesOf(orders.get(row)).isEmpty();
    }

    private boolean wasListed(Row row) {
      return walked.contains(orders.get(row));
    }
  }
}
