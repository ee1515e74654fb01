package nl.koppeling.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import nl.koppeling.ingest.schedule.PollState;
import org.junit.jupiter.api.Test;

class WalkPlanTest {

  private static final OptionalLong LAST = OptionalLong.of(77);

  private static final Instant T = Instant.parse("2026-11-23T19:33:44Z");

  @Test
  void aWalkBeginsWhereTheLastEndedMinusTheOverlap() {
    PollState.Walk walk = WalkPlan.walk(state(T), Duration.ofMinutes(5), 50);
    assertThat(WalkPlan.query(walk))
        .containsEntry("modified_after", "2026-11-23T19:28:44")
        .containsEntry("dates_are_gmt", "true")
        .containsEntry("orderby", "id")
        .containsEntry("order", "asc")
        .containsEntry("per_page", "50")
        .containsEntry("page", "1")
        .containsEntry("dp", "6")
        .doesNotContainKey("status");
  }

  @Test
  void aFullPageIsFollowedByAnother() {
    assertThat(after(walk(1, 0, 120), 50, 120, 3))
        .isEqualTo(new WalkPlan.Next.Page(walk(2, 0, 120, 77)));
  }

  @Test
  void aShopThatGivesSmallerPagesThanAskedIsReadToTheEnd() {
    assertThat(after(walk(1, 0, 120), 20, 120, 6)).isInstanceOf(WalkPlan.Next.Page.class);
  }

  @Test
  void withoutTotalsAShortPageIsTheLast() {
    WalkPlan.Next next =
        WalkPlan.after(
            walk(3, 0, 120), 20, LAST, Optional.of(T), OptionalInt.empty(), OptionalInt.empty());
    assertThat(next).isEqualTo(new WalkPlan.Next.Done(Optional.of(T), false));
  }

  @Test
  void ordersThatVanishedMeanwhileMeanWalkingAgainButNotForEver() {
    assertThat(after(walk(3, 0, 120), 19, 119, 3)).isInstanceOf(WalkPlan.Next.Again.class);
    assertThat(after(walk(3, 2, 120), 19, 119, 3)).isInstanceOf(WalkPlan.Next.Done.class);
  }

  @Test
  void theNewestModificationOfAllPagesCounts() {
    PollState.Walk walk =
        new PollState.Walk(Instant.EPOCH, 2, 50, Optional.of(T), OptionalInt.of(60), 0, 0, false);
    WalkPlan.Next next =
        WalkPlan.after(
            walk, 10, LAST, Optional.of(T.minusSeconds(9)), OptionalInt.of(60), OptionalInt.of(2));
    assertThat(next).isEqualTo(new WalkPlan.Next.Done(Optional.of(T), false));
  }

  private static WalkPlan.Next after(PollState.Walk walk, int found, int total, int pages) {
    return WalkPlan.after(
        walk, found, LAST, Optional.of(T), OptionalInt.of(total), OptionalInt.of(pages));
  }

  @Test
  void aPageThatIsTheOneBeforeAgainIsNoProgress() {
    PollState.Walk second = walk(2, 0, 120, 77);

    assertThat(WalkPlan.repeats(second, OptionalLong.of(77))).isTrue();
    assertThat(WalkPlan.repeats(second, OptionalLong.of(78))).as("shifted, and more").isFalse();
    assertThat(WalkPlan.repeats(second, OptionalLong.empty())).as("past the end").isFalse();
    assertThat(WalkPlan.repeats(walk(1, 0, 120), OptionalLong.of(1))).isFalse();
  }

  @Test
  void aShopThatOnceAnsweredWithOlderOrdersIsKnownToTheEndOfTheWalk() {
    PollState.Walk seen = WalkPlan.seen(WalkPlan.seen(walk(3, 0, 120), true), false);

    assertThat(after(seen, 20, 120, 3)).isEqualTo(new WalkPlan.Next.Done(Optional.of(T), true));
    assertThat(after(WalkPlan.seen(walk(1, 0, 120), true), 50, 120, 3))
        .isInstanceOfSatisfying(
            WalkPlan.Next.Page.class, next -> assertThat(next.walk().unbounded()).isTrue());
  }

  @Test
  void allOrdersAreNotReadAsOftenAsWhatChanged() {
    Duration minute = Duration.ofMinutes(1);
    Duration quarter = Duration.ofMinutes(15);

    assertThat(WalkPlan.interval(false, minute, quarter)).isEqualTo(minute);
    assertThat(WalkPlan.interval(true, minute, quarter)).isEqualTo(quarter);
    assertThat(WalkPlan.interval(true, quarter, minute)).isEqualTo(quarter);
  }

  private static PollState.Walk walk(int page, int rounds, int total) {
    return walk(page, rounds, total, 0);
  }

  private static PollState.Walk walk(int page, int rounds, int total, long last) {
    return new PollState.Walk(
        Instant.EPOCH, page, 50, Optional.of(T), OptionalInt.of(total), rounds, last, false);
  }

  private static PollState state(Instant cursor) {
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
        T);
  }
}
