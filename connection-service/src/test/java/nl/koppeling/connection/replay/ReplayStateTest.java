package nl.koppeling.connection.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.ReplayCode;
import nl.koppeling.replay.Stretch;
import nl.koppeling.replay.Tally;
import org.junit.jupiter.api.Test;

/** From asked to done: what is allowed when. */
class ReplayStateTest {

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Operator ONE = new Operator("1", "one");
  private static final Operator OTHER = new Operator("2", "other");

  @Test
  void aRehearsalIsOverWhenAllLegsAreAndARunBeginsFromTheStart() {
    ReplayState.Rehearsing asked = new ReplayState.Rehearsing(journey(0, 10));

    ReplayState half =
        asked.went(leg(0, 10).went(List.of(new Stretch("orders.v1", 0, 4, 10)), tally(3)), NOW);
    assertThat(half).isInstanceOf(ReplayState.Rehearsing.class);
    ReplayState.Rehearsed whole =
        (ReplayState.Rehearsed)
            ((ReplayState.Rehearsing) half)
                .went(
                    leg(0, 10)
                        .went(List.of(new Stretch("orders.v1", 0, 4, 10)), tally(3))
                        .went(List.of(), tally(5)),
                    NOW);

    assertThat(whole.rehearsal().tally().events()).isEqualTo(8);
    ReplayState.Running running = whole.start(NOW);
    assertThat(running.journey().read()).isZero();
    assertThat(running.rehearsal().tally().events()).isEqualTo(8);
    assertThat(running.went(leg(0, 10).went(List.of(), tally(8))))
        .isInstanceOf(ReplayState.Done.class);
  }

  @Test
  void nothingIsDoneWithoutARehearsalAndAnOldOneDoesNotCount() {
    refused(
        () -> new ReplayState.Rehearsing(journey(0, 10)).start(NOW),
        ReplayCode.REPLAY_NOT_REHEARSED);
    ReplayState.Rehearsed rehearsed = rehearsed(10);
    assertThat(rehearsed.start(NOW.plusSeconds(3600))).isNotNull();
    refused(() -> rehearsed.start(NOW.plusSeconds(3601)), ReplayCode.REPLAY_REHEARSAL_OLD);
    refused(() -> rehearsed.start(NOW).rehearse(), ReplayCode.REPLAY_UNDER_WAY);
  }

  @Test
  void aboveAThousandASecondOneApprovesAndNewRehearsalForgetsIt() {
    ReplayState.Rehearsed few = rehearsed(1_000);
    ReplayState.Rehearsed many = rehearsed(1_001);

    assertThat(few.needsSecond()).isFalse();
    refused(() -> few.approve(ONE, OTHER), ReplayCode.REPLAY_NEEDS_NOBODY);
    assertThat(few.start(NOW)).isNotNull();
    refused(() -> many.start(NOW), ReplayCode.REPLAY_NEEDS_APPROVAL);
    refused(
        () -> many.approve(ONE, new Operator("1", "another name")),
        ReplayCode.REPLAY_NEEDS_SOMEBODY_ELSE);
    ReplayState.Rehearsed approved = many.approve(ONE, OTHER);
    assertThat(approved.start(NOW)).isNotNull();
    ReplayState again = approved.rehearse().went(leg(0, 1).went(List.of(), tally(1_001)), NOW);
    refused(() -> again.start(NOW), ReplayCode.REPLAY_NEEDS_APPROVAL);
  }

  @Test
  void whatWasStoppedOrIsDoneCanBeRehearsedAnewAndIsNotStoppedTwice() {
    ReplayState.Running running = rehearsed(5).start(NOW);
    ReplayState.Stopped stopped = running.stop();

    assertThat(stopped.outcome()).contains(running.journey());
    assertThat(stopped.rehearse().rehearsal().read()).isZero();
    refused(stopped::stop, ReplayCode.REPLAY_OVER);
    refused(() -> stopped.start(NOW), ReplayCode.REPLAY_NOT_REHEARSED);
    ReplayState done = running.went(leg(0, 1).went(List.of(), tally(5)));
    refused(done::stop, ReplayCode.REPLAY_OVER);
    refused(() -> done.start(NOW), ReplayCode.REPLAY_OVER);
    assertThat(done.rehearse().rehearsal().tally()).isEqualTo(Tally.NONE);
  }

  @Test
  void aSelectionThatMakesNoSenseIsRefused() {
    UUID connection = UUID.randomUUID();
    new Selection(null, null, null, null, null, null, null, null, null, null);
    new Selection(
        "orders.v1", "customer-service", NOW, null, null, null, null, connection, 7L, null);
    new Selection("orders.v1", null, null, null, 3, 10L, 20L, null, null, null);
    new Selection(
        null, "invoice-service", null, null, null, null, null, connection, null, "LEDGER_UNKNOWN");

    invalid(() -> new Selection("orders v1", null, null, null, null, null, null, null, null, null));
    invalid(() -> new Selection(null, "somebody", null, null, null, null, null, null, null, null));
    invalid(() -> new Selection(null, null, NOW, NOW, null, null, null, null, null, null));
    invalid(() -> new Selection(null, null, null, null, 3, 10L, 20L, null, null, null));
    invalid(() -> new Selection("orders.v1", null, null, null, 3, null, null, null, null, null));
    invalid(() -> new Selection("orders.v1", null, null, null, 3, 20L, 20L, null, null, null));
    invalid(() -> new Selection("orders.v1", null, NOW, null, 3, 10L, 20L, null, null, null));
    invalid(() -> new Selection(null, null, null, null, null, null, null, null, 7L, null));
    invalid(
        () -> new Selection(null, null, null, null, null, null, null, null, null, "not a code"));
    invalid(
        () -> new Selection("orders.v1", null, null, null, null, null, null, null, null, "CODE"));
    invalid(() -> new Selection(null, null, null, null, null, null, null, connection, 7L, "CODE"));
  }

  private static void invalid(org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
    refused(what, ReplayCode.REPLAY_SELECTION_INVALID);
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable what, ReplayCode code) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static ReplayState.Rehearsed rehearsed(long events) {
    return (ReplayState.Rehearsed)
        new ReplayState.Rehearsing(journey(0, 1))
            .went(leg(0, 1).went(List.of(), tally(events)), NOW);
  }

  private static Journey journey(long from, long to) {
    return new Journey(List.of(leg(from, to)));
  }

  private static Leg.Reread leg(long from, long to) {
    return Leg.Reread.of("customer-service", List.of(new Stretch("orders.v1", 0, from, to)));
  }

  private static Tally tally(long events) {
    return new Tally(events, events, 0, 0, 0, 0, 0);
  }
}
