package nl.koppeling.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import nl.koppeling.ingest.schedule.PollState;
import nl.koppeling.ingest.shop.Place;
import org.junit.jupiter.api.Test;

class WalkPlanTest {

  private static final Instant T = Instant.parse("2026-11-23T19:33:44Z");
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  @Test
  void aWalkBeginsWhereTheLastEndedMinusTheOverlap() {
    PollState.Walk walk = WalkPlan.walk(state(T, T), OVERLAP, 50);
    assertThat(WalkPlan.query(walk))
        .containsEntry("modified_after", "2026-11-23T19:28:44")
        .containsEntry("dates_are_gmt", "true")
        .containsEntry("orderby", "id")
        .containsEntry("order", "asc")
        .containsEntry("per_page", "50")
        .containsEntry("page", "1")
        .containsEntry("dp", "6")
        .doesNotContainKeys("status", "offset", "modified_before");
  }

  @Test
  void aPageIsFollowedByTheNextOrByALookFurtherBack() {
    Place further = new Place(70, 49, 50);
    Place back = new Place(70, 0, 50);
    assertThat(after(new Place.Next.On(further, 50)))
        .isEqualTo(new WalkPlan.Next.Page(at(further)));
    assertThat(after(new Place.Next.Back(back))).isEqualTo(new WalkPlan.Next.Page(at(back)));
    assertThat(after(new Place.Next.End(further, 50)))
        .isEqualTo(new WalkPlan.Next.Done(Optional.of(T)));
  }

  @Test
  void aShopThatOnceAnsweredWithOlderOrdersIsKnownToTheEndOfTheWalk() {
    PollState.Walk seen = at(Place.atTheBeginning(50)).seen(true).seen(false);

    assertThat(seen.at(new Place(70, 49, 50), Optional.of(T)).unbounded()).isTrue();
  }

  @Test
  void allOrdersAreNotReadAsOftenAsWhatChanged() {
    Duration minute = Duration.ofMinutes(1);
    Duration quarter = Duration.ofMinutes(15);

    assertThat(WalkPlan.interval(false, minute, quarter)).isEqualTo(minute);
    assertThat(WalkPlan.interval(true, minute, quarter)).isEqualTo(quarter);
    assertThat(WalkPlan.interval(true, quarter, minute)).isEqualTo(quarter);
  }

  @Test
  void theNewestModificationOfAllPagesCounts() {
    WalkPlan.Next next =
        WalkPlan.after(
            at(new Place(70, 49, 50)),
            new Place.Next.End(new Place(80, 59, 50), 60),
            Optional.of(T.minusSeconds(9)));
    assertThat(next).isEqualTo(new WalkPlan.Next.Done(Optional.of(T)));
  }

  @Test
  void theCursorIsTheNewestTheShopStatedButNeverBeyondOurClock() {
    assertThat(cursor(T.plusSeconds(20), T.minusSeconds(7))).isEqualTo(T.minusSeconds(7));
    assertThat(cursor(T.plusSeconds(20), T.plusSeconds(3_600))).isEqualTo(T.plusSeconds(20));
  }

  /** What was read first may have changed before a walk's end, longer ago than the overlap. */
  @Test
  void afterALongWalkTheCursorStaysBackByAsLongAsItTook() {
    assertThat(cursor(T.plusSeconds(150), T.plusSeconds(100))).isEqualTo(T.plusSeconds(100));
    assertThat(cursor(T.plusSeconds(1_200), T.plusSeconds(1_190))).isEqualTo(T.minusSeconds(10));
  }

  private static Instant cursor(Instant now, Instant newest) {
    return WalkPlan.cursor(
        state(T.minusSeconds(60), now), at(Place.atTheBeginning(50)), Optional.of(newest), OVERLAP);
  }

  private static WalkPlan.Next after(Place.Next next) {
    return WalkPlan.after(at(Place.atTheBeginning(50)), next, Optional.of(T));
  }

  private static PollState.Walk at(Place place) {
    return new PollState.Walk(Instant.EPOCH, place, Optional.of(T), T, false);
  }

  private static PollState state(Instant cursor, Instant now) {
    return new PollState(
        cursor,
        Optional.empty(),
        true,
        false,
        0,
        0,
        OptionalLong.empty(),
        PollState.WebhookHealth.UNKNOWN,
        "",
        now);
  }
}
