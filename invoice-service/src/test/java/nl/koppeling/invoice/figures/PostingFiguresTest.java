package nl.koppeling.invoice.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import nl.koppeling.invoice.line.ScriptedSnelStart;
import nl.koppeling.testkit.BackingServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows nobody works on, beside those of other tests: these are an hour old and more. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(ScriptedSnelStart.class)
class PostingFiguresTest {

  @Inject Pool pool;

  private final UUID connection = UUID.randomUUID();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private PostingFigures figures;
  private long order;

  @BeforeEach
  void figures() {
    figures = new PostingFigures(pool, meters, Duration.ofMinutes(10));
  }

  @AfterEach
  void forget() {
    pool.preparedQuery("delete from posting where connection_id = $1")
        .executeAndAwait(Tuple.of(connection));
  }

  @Test
  void whatIsUnfinishedIsCountedByStateAndWhatIsFinishedIsNot() {
    read();
    double parked = state("PARKED");
    double planned = state("PLANNED");
    posting("PARKED", "SALE", 60);
    posting("PARKED", "CREDIT", 60);
    posting("PLANNED", "SALE", 60);
    posting("SETTLED", "SALE", 60);
    read();

    assertThat(state("PARKED")).isEqualTo(parked + 2);
    assertThat(state("PLANNED")).isEqualTo(planned + 1);
    assertThat(state("UNSETTLED")).as("also what there is none of").isNotNegative();
    assertThat(meters.find("koppeling.postings").tag("state", "SETTLED").gauge()).isNull();
  }

  @Test
  void theOldestDoubtTellsItsAge() {
    read();
    double before = gauge("koppeling.postings.doubts");
    posting("BOOK_IN_DOUBT", "SALE", 60);
    posting("PAY_IN_DOUBT", "SALE", 60);
    change("doubt_since = now() - interval '2 hours'", "BOOK_IN_DOUBT");
    change("doubt_since = now() - interval '1 hour'", "PAY_IN_DOUBT");
    read();

    assertThat(gauge("koppeling.postings.doubts")).isEqualTo(before + 2);
    assertThat(gauge("koppeling.postings.doubt.age.seconds")).isBetween(7200.0, 7260.0);
  }

  @Test
  void whatIsOverdueLongestTellsSinceWhen() {
    posting("PLANNED", "SALE", 60);
    change("due_at = now() - interval '3 hours'", "PLANNED");
    read();

    assertThat(gauge("koppeling.postings.overdue.seconds")).isBetween(10800.0, 10860.0);
  }

  /**
   * Correcting documents have no row in the overview; of a connection that left nothing is awaited.
   */
  @Test
  void heldIsWhatHasNoOutcomeYet() {
    read();
    assertThat(gauge("koppeling.balance.held")).isZero();
    posting("WAITING", "CREDIT", 60);
    posting("BOOK_IN_DOUBT", "SALE", 60);
    posting("BOOK_UNRESOLVED", "SALE", 60);
    posting("PLANNED", "SALE", 1);
    posting("PLANNED", "WITHDRAWAL", 60);
    posting("PARKED", "SALE", 60);
    posting("BOOKED", "SALE", 60);
    posting("SETTLED", "SALE", 60);
    posting("ORDER_PLANNED", "SALE", 60);
    change("event = ''", "ORDER_PLANNED");
    read();

    assertThat(gauge("koppeling.balance.held")).isEqualTo(3);
  }

  private void posting(String state, String kind, int minutesAgo) {
    order++;
    pool.preparedQuery(
            "insert into posting (connection_id, order_id, kind, number, modified_at, content_hash,"
                + " total, lane, state, body, event, created_at) values ($1, $2, $3, 'x', now(), 'x',"
                + " 1, 'LIVE', $4, '{}', '{}', now() - $5 * interval '1 minute')")
        .executeAndAwait(Tuple.of(connection, order, kind, state, minutesAgo));
  }

  private void change(String what, String state) {
    pool.preparedQuery("update posting set " + what + " where connection_id = $1 and state = $2")
        .executeAndAwait(Tuple.of(connection, state));
  }

  private void read() {
    figures.read().await().atMost(Duration.ofSeconds(10));
  }

  private double state(String name) {
    return meters.get("koppeling.postings").tag("state", name).gauge().value();
  }

  private double gauge(String name) {
    return meters.get(name).gauge().value();
  }
}
