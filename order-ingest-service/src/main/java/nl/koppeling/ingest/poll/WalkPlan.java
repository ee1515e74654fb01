package nl.koppeling.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.ingest.schedule.PollState;
import nl.koppeling.ingest.shop.Place;

/**
 * How a walk goes (WooCommerce reference 5.1 and 5.2): by id, so that changes meanwhile shift no
 * page, and by place, so that what vanishes meanwhile hides none; from a fixed modification time,
 * overlapping the walk before; every status; six decimals.
 */
final class WalkPlan {

  private WalkPlan() {}

  /** The walk under way, or a new one. */
  static PollState.Walk walk(PollState state, Duration overlap, int pageSize) {
    return state
        .walk()
        .orElseGet(
            () ->
                new PollState.Walk(
                    state.cursor().minus(overlap),
                    Place.atTheBeginning(pageSize),
                    Optional.empty(),
                    state.now(),
                    false));
  }

  static Map<String, String> query(PollState.Walk walk) {
    return walk.place().query(walk.from());
  }

  /** What to do after a page. */
  sealed interface Next {

    /** There is more, or orders vanished meanwhile and it is looked further back. */
    record Page(PollState.Walk walk) implements Next {}

    /** That was all. */
    record Done(Optional<Instant> newest) implements Next {}
  }

  /**
   * Decides after a page.
   *
   * @param next what the page means for the way through the list
   * @param newestOnPage newest modification on it
   */
  static Next after(PollState.Walk walk, Place.Next next, Optional<Instant> newestOnPage) {
    Optional<Instant> newest = later(walk.newest(), newestOnPage);
    return switch (next) {
      case Place.Next.Back(Place place) -> new Next.Page(walk.at(place, newest));
      case Place.Next.On(Place place, int read) -> new Next.Page(walk.at(place, newest));
      case Place.Next.End(Place place, int read) -> new Next.Done(newest);
      case Place.Next.Again(Place place) -> new Next.Page(walk.at(place, newest));
    };
  }

  /**
   * Between two walks. Reading all orders each time is not done as often.
   *
   * @param usual where a shop gives what changed
   */
  static Duration interval(boolean unbounded, Duration usual, Duration quiet) {
    return unbounded && quiet.compareTo(usual) > 0 ? quiet : usual;
  }

  /**
   * Where the next walk may begin, before its overlap. Never beyond our own clock: a shop whose
   * clock runs ahead must not make us skip what it says later. What was read at the beginning of a
   * long walk may have been changed before its end: then the cursor stays back by as long as the
   * walk took, which the overlap alone would not cover.
   */
  static Instant cursor(
      PollState state, PollState.Walk walk, Optional<Instant> newest, Duration overlap) {
    Instant stated = newest.orElse(state.cursor());
    Instant seen = stated.isAfter(state.now()) ? state.now() : stated;
    Duration took = Duration.between(walk.begun(), state.now());
    return took.multipliedBy(2).compareTo(overlap) > 0 ? seen.minus(took) : seen;
  }

  private static Optional<Instant> later(Optional<Instant> a, Optional<Instant> b) {
    return a.isEmpty() || (b.isPresent() && b.get().isAfter(a.get())) ? b : a;
  }
}
