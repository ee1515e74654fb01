package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.koppeling.testkit.Http;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/**
 * What was told and never arrived shows as a difference of the figures, for as long as nobody tells
 * it again: the balance of reliability reference C1, as the alert OrdersUnaccounted computes it.
 */
class BalanceIT {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final World world = World.connected().withWebhooks();
  private final Fleet fleet = world.fleet;

  @Test
  void whatIsLostBetweenTwoServicesIsSeenUntilItIsToldAgain() throws Exception {
    world.place("kim@klant.test");
    world.awaitSettled(1, LONG);
    await("nothing is on its way").atMost(LONG).until(() -> unaccounted() == 0);

    fleet.stop(Service.CUSTOMER);
    long order = world.place("kim@klant.test");
    await("it was told")
        .atMost(LONG)
        .untilAsserted(() -> assertThat(world.state(order)).startsWith("ACCEPTED"));
    loseWhatNobodyHasRead();
    fleet.start(Service.CUSTOMER);

    await("the loss is seen").ignoreExceptions().atMost(LONG).until(() -> unaccounted() == 1);
    await("and does not go away")
        .during(Duration.ofSeconds(8))
        .atMost(LONG)
        .until(() -> unaccounted() == 1);

    tellAgain(order);
    world.awaitSettled(2, LONG);
    await("the balance is right again").atMost(LONG).until(() -> unaccounted() == 0);
    assertThat(heard())
        .as("events heard of those told")
        .isEqualTo(told())
        .isGreaterThanOrEqualTo(2);
  }

  /** As koppeling_balance_told and _heard count them, of this connection and whenever it was. */
  private long told() throws SQLException {
    return count(
        Service.INGEST,
        "outbox where topic = 'orders.v1' and key like '" + world.connection + ":%'");
  }

  private long heard() throws SQLException {
    return count(
        Service.CONNECTION,
        "order_history where station = 'INGEST' and connection_id = '" + world.connection + "'");
  }

  private long count(Service service, String what) throws SQLException {
    try (Connection database = fleet.postgres().connect(service.database());
        Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + what)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Told for long and without an outcome, less what the services say they hold. */
  private long unaccounted() {
    return figure(Service.CONNECTION, "koppeling_balance_undecided")
        - figure(Service.CUSTOMER, "koppeling_balance_held")
        - figure(Service.INVOICE, "koppeling_balance_held");
  }

  private long figure(Service service, String name) {
    return Http.get(fleet.management(service) + "/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .map(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  private void loseWhatNobodyHasRead() throws ExecutionException, InterruptedException {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", fleet.kafka().bootstrapServers()))) {
      int partitions =
          admin
              .describeTopics(List.of("orders.v1"))
              .allTopicNames()
              .get()
              .get("orders.v1")
              .partitions()
              .size();
      Map<TopicPartition, RecordsToDelete> all =
          IntStream.range(0, partitions)
              .mapToObj(i -> new TopicPartition("orders.v1", i))
              .collect(Collectors.toMap(p -> p, p -> RecordsToDelete.beforeOffset(-1)));
      admin.deleteRecords(all).all().get();
    }
  }

  /** As in deploy/runbooks/orders-unaccounted.md. */
  private void tellAgain(long order) throws SQLException {
    try (Connection database = fleet.postgres().connect(Service.INGEST.database());
        PreparedStatement again =
            database.prepareStatement("update outbox set sent_at = null where key = ?")) {
      again.setString(1, world.connection + ":" + order);
      assertThat(again.executeUpdate()).isPositive();
    }
  }
}
