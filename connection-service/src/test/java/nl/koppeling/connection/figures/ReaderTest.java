package nl.koppeling.connection.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.Postgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The role that the dashboard of one connection asks as, over the migrated database: every panel
 * has its answer, and what is about people or opens something stays closed.
 */
class ReaderTest {

  private static final Path OBSERVABILITY = Checkout.root().resolve("deploy/observability");
  private static final String READER = "koppeling_reader";

  /** Looked at one by one. Whoever opens another column says here that nobody is named in it. */
  private static final List<String> OPEN =
      List.of(
          "audit_entry.at",
          "audit_entry.connection_id",
          "audit_entry.deed",
          "backfill_progress.connection_id",
          "backfill_progress.done",
          "backfill_progress.finished_at",
          "backfill_progress.per_minute",
          "backfill_progress.planned",
          "backfill_progress.started_at",
          "backfill_progress.state",
          "connection.created_at",
          "connection.id",
          "connection.pause_cause",
          "connection.start_from",
          "connection.state",
          "connection.updated_at",
          "connection.version",
          "connection_fault.code",
          "connection_fault.connection_id",
          "connection_fault.side",
          "connection_fault.since",
          "connection_fault.source",
          "order_history.connection_id",
          "order_history.document",
          "order_history.event_id",
          "order_history.kind",
          "order_history.order_id",
          "order_history.refund_id",
          "order_history.revision",
          "order_history.said_at",
          "order_history.station",
          "order_overview.connection_id",
          "order_overview.day",
          "order_overview.modified_at",
          "order_overview.order_id",
          "order_overview.refund_id",
          "order_overview.stage",
          "order_overview.state",
          "order_overview.total",
          "order_overview.updated_at",
          "order_reason.code",
          "order_reason.connection_id",
          "order_reason.order_id",
          "order_reason.refund_id");

  private static final UUID ID = UUID.randomUUID();

  private static final List<String> ROWS =
      List.of(
          "insert into connection (id, state, version, credentials_version, shop_home, shop_api,"
              + " shop_identity, start_from, completed_statuses, webhook_token, sealed_webhook_secret,"
              + " wrapped_key) values (?, 'ACTIVE', 1, 1, 'x', 'x', 'x', now(), '', 'x', 'x', 'x')",
          "insert into order_overview (connection_id, order_id, refund_id, number, state, stage,"
              + " modified_at, total, day) values (?, 1, 0, 'x', 'SETTLED', 'SETTLED', now(), 12.10,"
              + " current_date)",
          "insert into order_overview (connection_id, order_id, refund_id, number, state, stage,"
              + " modified_at, total, day, updated_at) values (?, 2, 0, 'x', 'LINKED', 'CUSTOMER',"
              + " now(), 1, current_date, now() - interval '2 hours')",
          "insert into order_reason (connection_id, code, order_id, refund_id)"
              + " values (?, 'VAT_RATE_UNKNOWN', 3, 0)",
          "insert into order_history (connection_id, order_id, event_id, document, refund_id, revision,"
              + " said_at, station, kind, modified_at, facts) values (?, 1, gen_random_uuid(), 'SALE', 0,"
              + " 0, now() - interval '3 seconds', 'INGEST', 'OrderCompleted', now(), '{}')",
          "insert into order_history (connection_id, order_id, event_id, document, refund_id, revision,"
              + " said_at, station, kind, modified_at, facts) values (?, 1, gen_random_uuid(), 'SALE', 0,"
              + " 0, now(), 'INVOICE', 'OrderSettled', now(), '{}')",
          "insert into connection_fault (connection_id, side, source, code, nl, en, since)"
              + " values (?, 'SHOP', 'ingest', 'KEY_REFUSED', 'x', 'x', now())",
          "insert into backfill_progress (connection_id, version, state, done, per_minute)"
              + " values (?, 1, 'RUNNING', 1, 1)",
          "insert into audit_entry (connection_id, actor, role, deed) values (?, 'x', 'OWNER', 'PAUSED')");

  private static Postgres server;

  @BeforeAll
  static void aDatabaseWithAReader() throws SQLException, IOException {
    server = Postgres.forTests();
    server.createDatabase("connection", "owner");
    run(server.connect("connection"), "create role " + READER + " login password 'reader'");
    Flyway.configure()
        .dataSource(address(), "connection", "owner")
        .initSql("set koppeling.connections = '*'")
        .locations("db/events", "db/migration")
        .load()
        .migrate();
    String reader = Files.readString(OBSERVABILITY.resolve("reader.sql"));
    run(as("connection", "owner"), reader);
    run(as("connection", "owner"), reader);
    for (String row : ROWS) {
      run(
          as("connection", "owner"),
          "set koppeling.connections = '*'; " + row.replace("?", "'" + ID + "'"));
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyPanelIsAnswered() throws SQLException, IOException {
    JsonNode panels =
        new ObjectMapper()
            .readTree(OBSERVABILITY.resolve("dashboards/connection.json").toFile())
            .get("panels");
    assertThat(panels.size()).isGreaterThan(10);
    for (JsonNode panel : panels) {
      for (JsonNode target : panel.get("targets")) {
        List<String> answer = asked(target.get("rawSql").asText());
        assertThat(answer).as(panel.get("title").asText()).isNotEmpty();
        assertThat(answer.getFirst()).as(panel.get("title").asText()).isNotBlank();
      }
    }
  }

  @Test
  void thePanelsAreAboutOneConnection() throws SQLException, IOException {
    for (JsonNode sql :
        new ObjectMapper()
            .readTree(OBSERVABILITY.resolve("dashboards/connection.json").toFile())
            .findValues("rawSql")) {
      assertThat(sql.asText()).contains("${connection:sqlstring}");
    }
  }

  @Test
  void whatIsOpenIsOnTheListAndNothingElse() throws SQLException {
    TreeSet<String> open = new TreeSet<>();
    open.addAll(
        rows(
            server.connect("connection"),
            "select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid"
                + " where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0"
                + " and not a.attisdropped and has_column_privilege('"
                + READER
                + "', c.oid, a.attnum, 'select')"));

    assertThat(open).containsExactlyElementsOf(OPEN);
  }

  @Test
  void itWritesNowhere() throws SQLException {
    List<String> writable =
        rows(
            server.connect("connection"),
            "select relname from pg_class where relnamespace = 'public'::regnamespace"
                + " and relkind = 'r' and (has_table_privilege('"
                + READER
                + "', oid, 'insert, delete, truncate, trigger, maintain')"
                + " or has_any_column_privilege('"
                + READER
                + "', oid, 'insert, update, references'))");

    assertThat(writable).isEmpty();
    for (String sql :
        List.of(
            "update connection set state = 'PAUSED'",
            "delete from order_reason",
            "insert into order_reason values (gen_random_uuid(), 'X', 1, 1)",
            "create table mine (a int)")) {
      refused(sql);
    }
  }

  @Test
  void itReadsNoPersonAndNoSecretWhateverItAsks() {
    for (String sql :
        List.of(
            "select owner from connection_owner",
            "select shop_home from connection",
            "select wrapped_key from connection",
            "select * from order_overview",
            "select reasons from order_overview",
            "select facts from order_history",
            "select actor from audit_entry",
            "select 1 from connection_secret",
            "select 1 from owner_contact",
            "select body from outbox",
            "select koppeling_work_for('x')")) {
      refused(sql);
    }
  }

  /** The service's own role is still shown nothing without a word (V150). */
  @Test
  void nothingChangesForTheService() throws SQLException {
    String count = "select count(*) from order_overview";

    assertThat(rows(as("connection", "owner"), count)).containsExactly("0");
    assertThat(rows(as(READER, "reader"), count)).containsExactly("2");
  }

  private static void refused(String sql) {
    assertThatThrownBy(() -> run(as(READER, "reader"), sql))
        .as(sql)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  /** As Grafana would fill it in. */
  private static List<String> asked(String sql) throws SQLException {
    return rows(
        as(READER, "reader"),
        sql.replace("${connection:sqlstring}", "'" + ID + "'")
            .replaceAll(
                "\\$__timeFilter\\(([^)]+)\\)", "$1 between \\$__timeFrom() and \\$__timeTo()")
            .replace("$__timeFrom()", "(now() - interval '7 days')")
            .replace("$__timeTo()", "(now() + interval '1 day')"));
  }

  /** The first column of the answer. */
  private static List<String> rows(Connection connection, String sql) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (answer.next()) {
        found.add(answer.getString(1));
      }
      return found;
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection as(String role, String password) throws SQLException {
    return DriverManager.getConnection(address(), role, password);
  }

  private static String address() {
    return "jdbc:postgresql://" + server.hostPort() + "/connection";
  }
}
