package nl.koppeling.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.Lane;
import nl.koppeling.testkit.BackingServices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table of turns, without the engine: the test takes the turns. */
@QuarkusTest
@QuarkusTestResource(
    value = BackingServices.class,
    initArgs = @ResourceArg(name = "keycloak", value = "false"))
@TestProfile(TurnsTest.ByHand.class)
class TurnsTest {

  /** The engine takes nothing. */
  public static class ByHand implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("koppeling.turns.enabled", "false");
    }
  }

  private static final UUID BIG = UUID.fromString("00000000-0000-4000-8000-00000000000b");
  private static final UUID SMALL = UUID.fromString("00000000-0000-4000-8000-00000000000a");

  @Inject Turns turns;
  @Inject Desk desk;
  @Inject InDatabase database;

  @BeforeEach
  void nobodyHasWork() {
    database.sql("delete from turn");
  }

  @Test
  void aRungConnectionIsTakenByOneOnly() {
    ring(BIG, Lane.LIVE, Duration.ZERO);

    assertThat(take("first")).map(Turn::connectionId).contains(BIG);
    assertThat(take("second")).isEmpty();
  }

  @Test
  void workOfLaterIsNotDueYet() {
    ring(BIG, Lane.LIVE, Duration.ofMinutes(1));

    assertThat(take("first")).isEmpty();
  }

  @Test
  void anEarlierRingWins() {
    ring(BIG, Lane.LIVE, Duration.ofMinutes(1));
    ring(BIG, Lane.LIVE, Duration.ZERO);
    ring(BIG, Lane.LIVE, Duration.ofMinutes(5));

    assertThat(take("first")).isPresent();
  }

  @Test
  void liveWorkOfAnyConnectionGoesBeforeBackfillOfAny() {
    ring(BIG, Lane.BACKFILL, Duration.ZERO);
    ring(SMALL, Lane.LIVE, Duration.ZERO);

    assertThat(take("first")).map(Turn::connectionId).contains(SMALL);
    assertThat(take("first")).map(Turn::connectionId).contains(BIG);
  }

  @Test
  void theLeastRecentlyServedGoesFirst() {
    ring(BIG, Lane.LIVE, Duration.ZERO);
    Turn first = take("first").orElseThrow();
    desk.remaining.put(BIG, new NextDue(Optional.of(Instant.EPOCH), Optional.empty()));
    release(first);
    ring(SMALL, Lane.LIVE, Duration.ZERO);

    assertThat(take("first")).map(Turn::connectionId).contains(SMALL);
  }

  @Test
  void aLeaseThatRanOutIsTakenOverAndTheOldHolderWritesNothing() {
    ring(BIG, Lane.LIVE, Duration.ZERO);
    Turn dead = take("dead").orElseThrow();
    database.sql("update turn set lease_until = now() - interval '1 second'");

    Turn heir = take("heir").orElseThrow();

    assertThat(heir.epoch()).isEqualTo(dead.epoch() + 1);
    assertThatThrownBy(() -> database.call(dead::hold)).isInstanceOf(TurnLost.class);
    database.call(heir::hold);
  }

  @Test
  void givingBackALostTurnLeavesTheHeirAlone() {
    ring(BIG, Lane.LIVE, Duration.ZERO);
    Turn dead = take("dead").orElseThrow();
    database.sql("update turn set lease_until = now() - interval '1 second'");
    Turn heir = take("heir").orElseThrow();

    release(dead);

    database.call(heir::hold);
  }

  @Test
  void aLeaseOfALivingHolderIsNotTaken() {
    ring(BIG, Lane.LIVE, Duration.ZERO);
    Turn turn = take("holder").orElseThrow();
    ring(BIG, Lane.LIVE, Duration.ZERO);
    database.call(turn::hold);

    assertThat(take("other")).isEmpty();
  }

  @Test
  void aHeartbeatKeepsWhatItsOwnReplicaHasAtWork() {
    ring(BIG, Lane.LIVE, Duration.ZERO);
    Turn kept = take("alive").orElseThrow();
    ring(SMALL, Lane.LIVE, Duration.ZERO);
    assertThat(take("dead")).isPresent();
    database.sql("update turn set lease_until = clock_timestamp() + interval '300 milliseconds'");

    keep("alive");
    database.sql("select pg_sleep(0.4)");

    assertThat(take("heir")).map(Turn::connectionId).contains(SMALL);
    assertThat(take("heir")).isEmpty();
    database.call(kept::hold);
  }

  @Test
  void aHeartbeatBringsNothingBackThatWasLost() {
    ring(BIG, Lane.LIVE, Duration.ZERO);
    Turn late = take("stood still").orElseThrow();
    database.sql("update turn set lease_until = now() - interval '1 second'");

    assertThat(keep("stood still")).isZero();

    assertThatThrownBy(() -> database.call(late::hold)).isInstanceOf(TurnLost.class);
  }

  @Test
  void aTurnThatHangsIsNotKeptForEver() {
    ring(BIG, Lane.LIVE, Duration.ZERO);
    assertThat(take("hangs")).isPresent();
    database.sql("update turn set served_at = now() - interval '11 minutes'");

    assertThat(keep("hangs")).isZero();
  }

  @Test
  void aConnectionThatRestsIsLeftAloneUntilItIsRepaired() {
    ring(BIG, Lane.LIVE, Duration.ZERO);
    Turn turn = take("holder").orElseThrow();
    turn.rest(Duration.ofMinutes(1));
    desk.remaining.put(BIG, new NextDue(Optional.of(Instant.EPOCH), Optional.empty()));
    release(turn);
    assertThat(turn.spent()).isTrue();
    assertThat(take("holder")).isEmpty();

    database.call(session -> turns.endRest(session, BIG));

    assertThat(take("holder")).isPresent();
  }

  @Test
  void aTurnIsSpentAfterItsDocuments() {
    ring(BIG, Lane.LIVE, Duration.ZERO);
    Turn turn = take("holder").orElseThrow();
    turn.countDocument();
    assertThat(turn.spent()).isFalse();

    turn.countDocument();

    assertThat(turn.spent()).isTrue();
  }

  private void ring(UUID connection, Lane lane, Duration delay) {
    database.call(session -> turns.ring(session, connection, lane, delay));
  }

  private Optional<Turn> take(String owner) {
    return database.call(session -> turns.take(session, owner, true));
  }

  private int keep(String owner) {
    return database.call(session -> turns.keep(session, owner));
  }

  private void release(Turn turn) {
    database.call(session -> turns.release(session, turn, desk));
  }
}
