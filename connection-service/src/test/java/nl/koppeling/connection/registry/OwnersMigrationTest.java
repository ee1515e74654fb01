package nl.koppeling.connection.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/**
 * Whoever owned a connection before there could be several owns it after, with the same choices.
 */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class OwnersMigrationTest {

  private static final String SCHEMA = "before_owners";
  private static final String LIVE = "00000000-0000-4000-8000-0000000000a1";
  private static final String GONE = "00000000-0000-4000-8000-0000000000a2";

  @Inject DataSource database;

  @Test
  void thePresentOwnerIsCopiedWithHisChoicesAndHisMail() throws SQLException {
    migrateTo("116");
    run(
        connection(LIVE, "anna", "ACTIVE"),
        connection(GONE, "bert", "REMOVED"),
        "insert into notification_off values ('" + LIVE + "', 'ORDERS_PARKED')",
        "insert into mail (connection_id, kind, occasion) values ('"
            + LIVE
            + "', 'ORDERS_PARKED', 'd')");

    migrateTo("126");

    assertThat(read("select owner || ' ' || connection_id from connection_owner"))
        .containsExactly("anna " + LIVE);
    assertThat(read("select owner || ' ' || kind from notification_off"))
        .containsExactly("anna ORDERS_PARKED");
    assertThat(read("select owner || ' ' || occasion from mail")).containsExactly("anna d");
  }

  private void migrateTo(String version) {
    Flyway.configure()
        .dataSource(database)
        .schemas(SCHEMA)
        .locations(
            "filesystem:../libs/events/src/main/resources/db/events",
            "filesystem:src/main/resources/db/migration")
        .target(version)
        .load()
        .migrate();
  }

  private static String connection(String id, String owner, String state) {
    return "insert into connection (id, owner, state, version, credentials_version, shop_home,"
        + " shop_api, shop_identity, start_from, completed_statuses, webhook_token,"
        + " sealed_webhook_secret, wrapped_key) values ('"
        + id
        + "', '"
        + owner
        + "', '"
        + state
        + "', 1, 1, 'https://a.nl', 'https://a.nl/wp-json/wc/v3', 'a.nl', now(), 'completed', '',"
        + " '', '')";
  }

  private void run(String... all) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path to " + SCHEMA);
      for (String sql : all) {
        statement.execute(sql);
      }
      statement.execute("set search_path to default");
    }
  }

  private List<String> read(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path to " + SCHEMA);
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      statement.execute("set search_path to default");
    }
    return found;
  }
}
