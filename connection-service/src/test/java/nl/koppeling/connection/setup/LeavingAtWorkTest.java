package nl.koppeling.connection.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Services;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.events.Topic;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** News of an order that comes in while its owner leaves is not kept. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class LeavingAtWorkTest {

  @Inject DataSource database;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @Test
  void whatIsHeardAtThatMomentLeavesNoRow() throws SQLException {
    String id = new Owner(new Tokens(realm).ofUser("owner")).active();
    UUID connectionId = UUID.fromString(id);
    try (Topics topics = new Topics(brokers);
        Connection leaving = database.getConnection()) {
      Services services = new Services(topics, database, id);
      leaving.setAutoCommit(false);
      run(leaving, "select 1 from connection where id = ? for update", connectionId);
      run(leaving, "update connection set state = 'REMOVED' where id = ?", connectionId);

      services.say(Topic.ORDERS, services.completed(1));
      until(
          leaving,
          "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%order_overview%'");
      leaving.commit();
      services.heard();
    }

    assertThat(Database.rows(database, "order_overview", connectionId)).isZero();
    assertThat(Database.rows(database, "order_history", connectionId)).isZero();
  }

  /** Whoever hears of it waits for who leaves. */
  private static void until(Connection connection, String blocked) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              try (PreparedStatement look = connection.prepareStatement(blocked);
                  ResultSet rows = look.executeQuery()) {
                return rows.next() && rows.getInt(1) > 0;
              }
            });
  }

  private static void run(Connection connection, String sql, UUID id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, id);
      statement.execute();
    }
  }
}
