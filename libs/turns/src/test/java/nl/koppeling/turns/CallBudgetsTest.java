package nl.koppeling.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import nl.koppeling.events.Lane;
import nl.koppeling.testkit.BackingServices;
import org.junit.jupiter.api.Test;

/** 10 calls at once and 60 a minute; 20 at once and 600 an hour (see application.properties). */
@QuarkusTest
@QuarkusTestResource(
    value = BackingServices.class,
    initArgs = @ResourceArg(name = "keycloak", value = "false"))
class CallBudgetsTest {

  private final UUID administration = UUID.randomUUID();

  @Inject CallBudgets budgets;
  @Inject InDatabase database;

  @Test
  void theBurstMayBeSpentAndThenOneWaits() {
    for (int i = 0; i < 10; i++) {
      assertThat(spend(Lane.LIVE)).isZero();
    }

    Duration wait = spend(Lane.LIVE);

    assertThat(wait).isBetween(Duration.ofMillis(50), Duration.ofMillis(1_000));
  }

  @Test
  void oneAdministrationDoesNotSpendAnothersBudget() {
    for (int i = 0; i < 11; i++) {
      spend(Lane.LIVE);
    }

    Duration wait =
        database.call(session -> budgets.spend(session, UUID.randomUUID(), Lane.LIVE, 1));

    assertThat(wait).isZero();
  }

  @Test
  void backfillLeavesAQuarterOfTheHourToLiveWork() {
    spend(Lane.LIVE);
    database.sql(
        "update call_budget set hour_tokens = 5.2, minute_tokens = 10, refilled_at ="
            + " clock_timestamp() where administration_id = '"
            + administration
            + "'");

    assertThat(spend(Lane.BACKFILL)).isPositive();
    assertThat(spend(Lane.LIVE)).isZero();
  }

  @Test
  void nobodyCallsBeforeTheOtherSideSaidSo() {
    spend(Lane.LIVE);
    database.call(session -> budgets.close(session, administration, Duration.ofSeconds(30)));

    assertThat(spend(Lane.LIVE)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
  }

  private Duration spend(Lane lane) {
    return database.call(session -> budgets.spend(session, administration, lane, 1));
  }
}
