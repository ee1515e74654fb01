package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.koppeling.testkit.Topics;
import org.junit.jupiter.api.Test;

/**
 * A connection looks along, shows the journal as it would be, and then books without gap or
 * overlap.
 */
class ShadowIT {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int ORDERS = 12;

  /** Looking costs calls outside, which are limited for each owner. */
  private static final Duration NOW_AND_THEN = Duration.ofSeconds(5);

  @Test
  void theJournalOfTheShadowIsWhatIsBookedOnceTheOwnerSaysSo() {
    World world = World.ready();
    world.generateToday(ORDERS, 20_261_129);
    world.owner.lookAlong(world.connection);
    await("every order is seen")
        .atMost(PATIENCE)
        .pollInterval(NOW_AND_THEN)
        .until(() -> world.owner.shadow(world.connection).path("seen").asInt() == ORDERS);

    JsonNode journal = world.owner.shadow(world.connection);
    sayAgain(world);

    assertThat(journal.path("capped").asBoolean()).isFalse();
    assertThat(journal.at("/sums/outcomes/BOOKED").asInt()).isEqualTo(ORDERS);
    assertThat(world.snelStartWrites()).isEmpty();
    assertThat(world.books().bookings()).isEmpty();
    assertThat(world.overview().sales()).isEmpty();
    assertThat(world.owner.connection(world.connection).path("shadow").asBoolean()).isTrue();

    world.owner.endShadow(world.connection, "2026-01-01");
    for (int i = 0; i < 4; i++) { // while it changes over
      world.place("tijdens" + i + "@klant.test");
    }
    world.awaitSettled(ORDERS + 4, PATIENCE);
    sayAgain(world);
    world.place("daarna@klant.test");
    world.awaitSettled(ORDERS + 5, PATIENCE);

    List<Books.Booked> booked = world.books().bookings();
    assertThat(booked).hasSize(ORDERS + 5);
    Set<String> numbers = new HashSet<>();
    booked.forEach(b -> assertThat(numbers.add(b.number())).isTrue());
    BigDecimal foretold = BigDecimal.ZERO;
    for (JsonNode order : journal.at("/preview/orders")) {
      String number = order.at("/documents/0/booking/invoiceNumber").asText();
      BigDecimal total = order.at("/documents/0/booking/total").decimalValue();
      foretold = foretold.add(total);
      assertThat(booked)
          .filteredOn(b -> b.number().equals(number))
          .singleElement()
          .satisfies(b -> assertThat(b.total()).isEqualByComparingTo(total));
    }
    assertThat(journal.at("/sums/gross").decimalValue()).isEqualByComparingTo(foretold);
    assertThat(world.owner.connection(world.connection).path("shadow").asBoolean()).isFalse();
  }

  @Test
  void whatWasPaidBeforeTheMomentStaysOut() {
    World world = World.ready();
    world.generateToday(5, 20_261_130);
    world.owner.lookAlong(world.connection);
    await("every order is seen")
        .atMost(PATIENCE)
        .pollInterval(NOW_AND_THEN)
        .until(() -> world.owner.shadow(world.connection).path("seen").asInt() == 5);

    world.owner.endShadow(world.connection, "");
    long after = world.place("erna@klant.test");
    world.awaitSettled(1, PATIENCE);
    await("the others are skipped")
        .atMost(PATIENCE)
        .until(() -> world.overview().sales().size() == 6);

    assertThat(world.books().bookings()).hasSize(1);
    assertThat(world.state(after)).startsWith("SETTLED");
    assertThat(world.overview().sales())
        .filteredOn(row -> row.orderId() != after)
        .hasSize(5)
        .allMatch(row -> row.state().equals("SKIPPED"));
  }

  /** Everything that was ever said of the connection, under new ids. */
  private static void sayAgain(World world) {
    try (Topics topics = new Topics(world.fleet.kafka().bootstrapServers())) {
      for (String topic : List.of("connections.v1", "orders.v1", "linked-orders.v1")) {
        topics.all(topic).stream()
            .filter(r -> r.key() != null && r.key().startsWith(world.connection))
            .forEach(r -> topics.send(OnceIT.again(r)));
      }
    }
  }
}
