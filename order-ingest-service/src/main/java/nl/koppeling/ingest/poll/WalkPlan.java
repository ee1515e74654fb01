package nl.koppeling.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import nl.koppeling.ingest.schedule.PollState;
import nl.koppeling.ingest.shop.Listings;

/**
 * How a walk goes (WooCommerce reference 5.1 and 5.2): by id, so that changes meanwhile shift no
 * page; from a fixed modification time, overlapping the walk before; every status; six decimals.
 */
final class WalkPlan {

  private static final int MOST_ROUNDS = 2;

  private WalkPlan() {}

  /** The walk under way, or a new one. */
  static PollState.Walk walk(PollState state, Duration overlap, int pageSize) {
    return state
        .walk()
        .orElseGet(
            () ->
                new PollState.Walk(
                    state.cursor().minus(overlap),
                    1,
                    pageSize,
                    Optional.empty(),
                    OptionalInt.empty(),
                    0,
                    0,
                    false));
  }

  static Map<String, String> query(PollState.Walk walk) {
    return Listings.query("modified_after", walk.from(), walk.page(), walk.size());
  }

  /**
   * The walk with what a page says of the shop.
   *
   * @param older orders on it that were not asked for
   */
  static PollState.Walk seen(PollState.Walk walk, boolean older) {
    return new PollState.Walk(
        walk.from(),
        walk.page(),
        walk.size(),
        walk.newest(),
        walk.total(),
        walk.rounds(),
        walk.lastOrder(),
        walk.unbounded() || older);
  }

  /**
   * Whether a page is the one before once more: something in between looks at the path only. Orders
   * that came in between shift a page back, but never as a whole.
   *
   * @param last the greatest id on it
   */
  static boolean repeats(PollState.Walk walk, OptionalLong last) {
    return last.isPresent() && last.getAsLong() <= walk.lastOrder();
  }

  /** The walk from its first page on; what was seen so far counts. */
  static PollState.Walk fromTheStart(PollState.Walk walk) {
    return new PollState.Walk(
        walk.from(),
        1,
        walk.size(),
        walk.newest(),
        OptionalInt.empty(),
        walk.rounds(),
        0,
        walk.unbounded());
  }

  /**
   * Between two walks. Reading all orders each time is not done as often.
   *
   * @param usual where a shop gives what changed
   */
  static Duration interval(boolean unbounded, Duration usual, Duration quiet) {
    return unbounded && quiet.compareTo(usual) > 0 ? quiet : usual;
  }

  /** What to do after a page. */
  sealed interface Next {

    /** There are more pages. */
    record Page(PollState.Walk walk) implements Next {}

    /** Orders vanished meanwhile, which shifted others past us: begin again. */
    record Again(PollState.Walk walk) implements Next {}

    /** That was all. */
    record Done(Optional<Instant> newest, boolean unbounded) implements Next {}
  }

  /**
   * Decides after a page.
   *
   * @param found how many orders were on it
   * @param last the greatest id on it
   * @param newestOnPage newest modification on it
   */
  static Next after(
      PollState.Walk walk,
      int found,
      OptionalLong last,
      Optional<Instant> newestOnPage,
      OptionalInt total,
      OptionalInt totalPages) {
    Optional<Instant> newest = later(walk.newest(), newestOnPage);
    OptionalInt first = walk.total().isPresent() ? walk.total() : total;
    boolean more =
        totalPages.isPresent() ? walk.page() < totalPages.getAsInt() : found >= walk.size();
    if (more && found > 0) {
      return new Next.Page(
          new PollState.Walk(
              walk.from(),
              walk.page() + 1,
              walk.size(),
              newest,
              first,
              walk.rounds(),
              last.orElse(0),
              walk.unbounded()));
    }
    boolean shrunk = walk.page() > 1 && total.isPresent() && total.getAsInt() < first.orElse(0);
    return shrunk && walk.rounds() < MOST_ROUNDS
        ? new Next.Again(
            new PollState.Walk(
                walk.from(),
                1,
                walk.size(),
                newest,
                OptionalInt.empty(),
                walk.rounds() + 1,
                0,
                walk.unbounded()))
        : new Next.Done(newest, walk.unbounded());
  }

  private static Optional<Instant> later(Optional<Instant> a, Optional<Instant> b) {
    return a.isEmpty() || (b.isPresent() && b.get().isAfter(a.get())) ? b : a;
  }
}
