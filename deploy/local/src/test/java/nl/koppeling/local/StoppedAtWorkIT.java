package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * invoice-service is told to stop (SIGTERM) while SnelStart takes its time for a booking: the
 * answer is waited for and written down, so nothing is in doubt, and the turn is given back at
 * once.
 */
class StoppedAtWorkIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void theDocumentInHandIsFinishedAndTheTurnGivenBack() throws SQLException {
    World world = World.connected().withWebhooks();
    world.place("eerst@klant.test");
    world.awaitSettled(1, PATIENCE);
    world.disturbSnelStart("slow", "POST", "/verkoopboekingen", 1);
    world.place("onderweg@klant.test");
    await("the booking is sent")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> of(world, "select state from posting where ").contains("BOOK_INTENDED"));

    world.fleet.stop(Service.INVOICE);

    assertThat(of(world, "select state from posting where "))
        .as("booked, paid and written down before the end")
        .containsExactly("SETTLED", "SETTLED");
    assertThat(of(world, "select owner from turn where owner is not null and "))
        .as("turns that would have to time out")
        .isEmpty();
    assertThat(world.books().bookings()).hasSize(2);
    assertThat(world.books().bankBookings()).isEqualTo(2);
    world.fleet.start(Service.INVOICE);
  }

  /** What stands in the service's database about this world's connection. */
  private static List<String> of(World world, String question) throws SQLException {
    try (Connection database = world.fleet.postgres().connect(Service.INVOICE.database());
        PreparedStatement asked = database.prepareStatement(question + "connection_id = ?")) {
      asked.setObject(1, UUID.fromString(world.connection));
      List<String> found = new ArrayList<>();
      try (ResultSet answer = asked.executeQuery()) {
        while (answer.next()) {
          found.add(answer.getString(1));
        }
      }
      return found;
    }
  }
}
