package nl.koppeling.connection.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents of a connection of its own, beside those of other tests. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class LineFiguresTest {

  @Inject DataSource database;
  @Inject Sessions sessions;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private LineFigures figures;
  private UUID id;
  private long order;

  @BeforeEach
  void aConnection() {
    id = UUID.fromString(new Owner(new Tokens(realm).ofUser("owner")).active());
    figures = new LineFigures(sessions, meters, Duration.ofMinutes(10));
    read();
  }

  @AfterEach
  void forget() throws SQLException {
    Database.change(database, "delete from order_overview where connection_id = ?", id);
    Database.change(database, "delete from connection_fault where connection_id = ?", id);
    Database.change(database, "delete from order_history where connection_id = ?", id);
  }

  @Test
  void whatHasNoOutcomeIsCountedByStateAndStage() throws SQLException {
    double accepted = documents("ACCEPTED", "INGEST");
    double parked = documents("PARKED", "INVOICE");
    document("ACCEPTED", "INGEST", 60);
    document("PARKED", "INVOICE", 60);
    document("PARKED", "INVOICE", 60);
    document("SETTLED", "SETTLED", 60);
    read();

    assertThat(documents("ACCEPTED", "INGEST")).isEqualTo(accepted + 1);
    assertThat(documents("PARKED", "INVOICE")).isEqualTo(parked + 2);
    assertThat(documents("WAITING", "CUSTOMER")).as("also what there is none of").isNotNegative();
    assertThat(meters.find("koppeling.documents").tag("state", "SETTLED").gauge()).isNull();
  }

  @Test
  void theBalanceCountsWhatWasToldAndHasNoOutcomeForLong() throws SQLException {
    double before = gauge("koppeling.balance.undecided");
    document("ACCEPTED", "INGEST", 16);
    document("ACCEPTED", "INGEST", 14);
    document("LINKED", "CUSTOMER", 60);
    document("WAITING", "CUSTOMER", 60);
    document("WAITING", "INVOICE", 60);
    // Not told of as complete, or decided.
    document("WAITING", "INGEST", 60);
    document("PARKED", "CUSTOMER", 60);
    document("SKIPPED", "INVOICE", 60);
    document("BOOKED", "BOOKED", 60);
    read();

    assertThat(gauge("koppeling.balance.undecided")).isEqualTo(before + 4);
  }

  @Test
  void theOldestIsOneWithNothingInItsWay() throws SQLException {
    document("LINKED", "CUSTOMER", 24 * 60);
    document("PARKED", "CUSTOMER", 48 * 60);
    read();
    assertThat(gauge("koppeling.documents.oldest.seconds")).isBetween(86_400.0, 86_460.0);

    Database.change(
        database,
        "insert into connection_fault (connection_id, side, source, code, nl, en, since)"
            + " values (?, 'SHOP', 'test', 'X', 'x', 'x', now())",
        id);
    read();
    assertThat(gauge("koppeling.documents.oldest.seconds")).isLessThan(86_400.0);
  }

  @Test
  void connectionsAreCountedByStateAndBySideThatHasAFault() throws SQLException {
    double active = gauge("koppeling.connections", "state", "ACTIVE");
    double faulty = gauge("koppeling.connections.faulty", "side", "ADMINISTRATION");
    new Owner(new Tokens(realm).ofUser("owner")).active();
    for (String source : new String[] {"invoice", "customer"}) {
      Database.change(
          database,
          "insert into connection_fault (connection_id, side, source, code, nl, en, since)"
              + " values (?, 'ADMINISTRATION', '"
              + source
              + "', 'X', 'x', 'x', now())",
          id);
    }
    read();

    assertThat(gauge("koppeling.connections", "state", "ACTIVE")).isEqualTo(active + 1);
    assertThat(gauge("koppeling.connections.faulty", "side", "ADMINISTRATION"))
        .isEqualTo(faulty + 1);
  }

  /** The same hours as ToldFigures of order-ingest-service; other tests' events are of now. */
  @Test
  void whatWasHeardOfADayUpToTheLastFullHourIsCounted() throws SQLException {
    String until = "date_trunc('hour', now() - interval '30 minutes')";
    HeardFigures hearing = new HeardFigures(sessions, meters);
    await(hearing::read);
    double before = gauge("koppeling.balance.heard");
    heard("INGEST", until + " - interval '1 microsecond'");
    heard("INGEST", until + " - interval '24 hours'");
    heard("INGEST", until);
    heard("INGEST", until + " - interval '24 hours 1 second'");
    heard("CUSTOMER", until + " - interval '1 hour'");
    await(hearing::read);

    assertThat(gauge("koppeling.balance.heard")).isEqualTo(before + 2);
  }

  private void heard(String station, String at) throws SQLException {
    Database.change(
        database,
        "insert into order_history (connection_id, order_id, event_id, document, refund_id, revision,"
            + " said_at, station, kind, modified_at, facts) values (?, 7, gen_random_uuid(), 'SALE', 0,"
            + " 0, "
            + at
            + ", '"
            + station
            + "', 'x', now(), '{}')",
        id);
  }

  /** Row-level security leaves the index in use: what is in the books is not read. */
  @Test
  void whatIsDecidedIsNotRead() throws SQLException {
    for (String sql :
        new String[] {LineFigures.DOCUMENTS, LineFigures.BALANCE, LineFigures.OLDEST}) {
      assertThat(plan(sql.replace(":seconds", "900")))
          .contains("order_overview_undecided")
          .doesNotContain("Seq Scan on order_overview");
    }
  }

  private String plan(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local enable_seqscan = off");
      StringBuilder plan = new StringBuilder();
      try (ResultSet rows = statement.executeQuery("explain " + sql)) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
      connection.rollback();
      return plan.toString();
    }
  }

  private void document(String state, String stage, int minutesAgo) throws SQLException {
    order++;
    Database.change(
        database,
        "insert into order_overview (connection_id, order_id, refund_id, number, state, stage,"
            + " modified_at, total, updated_at) values (?, "
            + order
            + ", 0, 'x', '"
            + state
            + "', '"
            + stage
            + "', now(), 1, now() - interval '"
            + minutesAgo
            + " minutes')",
        id);
  }

  private void read() {
    await(figures::read);
  }

  private static void await(Supplier<Uni<Void>> reading) {
    try {
      VertxContextSupport.subscribeAndAwait(reading);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }

  private double documents(String state, String stage) {
    return gauge("koppeling.documents", "state", state, "stage", stage);
  }

  private double gauge(String name, String... tags) {
    return meters.get(name).tags(tags).gauge().value();
  }
}
