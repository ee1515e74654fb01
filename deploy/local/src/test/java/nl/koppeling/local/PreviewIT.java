package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.koppeling.testkit.Http;
import org.junit.jupiter.api.Test;

/** What the preview shows is what is booked afterwards, and showing it writes nothing. */
class PreviewIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int SHOWN = 10;

  @Test
  void whatIsShownIsWhatIsBookedAndNothingIsWrittenMeanwhile() {
    World world = World.ready();
    world.generateToday(SHOWN, 20_261_128);
    long order = world.place("kijkt@klant.test");
    Http.post(
        world.shopAdmin("/shops/" + world.shopName + "/orders/" + order + "/refund"),
        "{\"lines\":[{\"index\":0,\"quantity\":1}]}",
        "Content-Type",
        "application/json");
    Map<String, Long> shopBefore = world.shopCalls();

    JsonNode preview = world.owner.preview(world.connection);

    assertThat(preview.path("orders")).hasSize(SHOWN);
    assertThat(preview.findValuesAsText("outcome")).containsOnly("BOOKED");
    assertThat(preview.at("/orders/0/orderId").asLong()).isEqualTo(order);
    assertThat(preview.at("/orders/0/relation").asText()).isEqualTo("NEW");
    assertThat(world.snelStartWrites()).isEmpty();
    assertThat(world.books().bookings()).isEmpty();
    assertThat(calls(world.shopCalls()) - calls(shopBefore)).isBetween(1L, 6L);
    assertThat(world.shopCalls().keySet())
        .allMatch(call -> !writes(call) || shopBefore.containsKey(call));

    world.owner.activate(world.connection);
    world.awaitSettled(documents(preview), PATIENCE);
    // There are more orders than those shown, and old ones come first.
    for (JsonNode shown : preview.path("orders")) {
      await("every order shown is booked and paid")
          .atMost(PATIENCE)
          .until(() -> world.state(shown.path("orderId").asLong()).startsWith("SETTLED"));
    }
    for (JsonNode shown : preview.path("orders")) {
      List<JsonNode> booked = new ArrayList<>();
      world
          .owner
          .booking(world.connection, shown.path("orderId").asLong())
          .path("documents")
          .forEach(document -> booked.add(withoutState(document)));
      List<JsonNode> foretold = new ArrayList<>();
      shown
          .path("documents")
          .forEach(document -> foretold.add(withoutState(document.path("booking"))));
      assertThat(booked).as("order " + shown.path("number").asText()).isEqualTo(foretold);
    }
    assertThat(world.snelStartWrites()).isNotEmpty(); // so that the count above means something
    assertThat(world.owner.preview(world.connection).at("/orders/0/relation").asText())
        .isEqualTo("EXISTS");
  }

  private static int documents(JsonNode preview) {
    int documents = 0;
    for (JsonNode order : preview.path("orders")) {
      documents += order.path("documents").size();
    }
    return documents;
  }

  private static JsonNode withoutState(JsonNode document) {
    return ((ObjectNode) document.deepCopy()).without("state");
  }

  private static long calls(Map<String, Long> calls) {
    return calls.values().stream().mapToLong(Long::longValue).sum();
  }

  private static boolean writes(String call) {
    return !call.startsWith("GET ");
  }
}
