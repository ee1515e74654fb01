package nl.koppeling.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import nl.koppeling.events.Lane;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.turns.BudgetFigures.Left;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 10 calls at once and 60 a minute; 20 at once and 600 an hour: 5 of those are kept for live. */
@QuarkusTest
@QuarkusTestResource(
    value = BackingServices.class,
    initArgs = @ResourceArg(name = "keycloak", value = "false"))
class BudgetFiguresTest {

  @Inject CallBudgets budgets;
  @Inject CallBudget budget;
  @Inject InDatabase database;
  @Inject Pool pool;

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private BudgetFigures figures;

  @BeforeEach
  void nobodyCalledYet() {
    database.sql("delete from call_budget");
    figures = new BudgetFigures(pool, budget, meters);
  }

  @Test
  void administrationsAreCountedByWhatIsLeftNow() {
    administration("10", "20");
    administration("10", "6.5");
    UUID closed = administration("10", "20");
    database.call(session -> budgets.close(session, closed, Duration.ofSeconds(30)));
    // The minute is spent, or the hour; tokens come back by the second.
    administration("-8", "20");
    administration("10", "-9");
    administration("10", "3");
    administration("10", "4.5");

    read();

    assertThat(counted(Left.AMPLE)).isEqualTo(2);
    assertThat(counted(Left.RESERVE)).isEqualTo(2);
    assertThat(counted(Left.NOTHING)).isEqualTo(2);
    assertThat(counted(Left.CLOSED)).isEqualTo(1);
  }

  @Test
  void whatIsOverIsNotCountedAnyMore() {
    UUID administration = administration("-8", "20");
    read();
    assertThat(counted(Left.NOTHING)).isEqualTo(1);

    database.sql(
        "update call_budget set refilled_at = refilled_at - interval '1 hour'"
            + " where administration_id = '"
            + administration
            + "'");
    read();

    assertThat(counted(Left.NOTHING)).isZero();
    assertThat(counted(Left.AMPLE)).isEqualTo(1);
  }

  private UUID administration(String minute, String hour) {
    UUID id = UUID.randomUUID();
    database.call(session -> budgets.spend(session, id, Lane.LIVE, 1));
    database.sql(
        "update call_budget set minute_tokens = "
            + minute
            + ", hour_tokens = "
            + hour
            + ", refilled_at = clock_timestamp() where administration_id = '"
            + id
            + "'");
    return id;
  }

  private void read() {
    figures.read().await().atMost(Duration.ofSeconds(10));
  }

  private long counted(Left left) {
    return (long)
        meters.get("koppeling.budget.administrations").tag("left", left.name()).gauge().value();
  }
}
