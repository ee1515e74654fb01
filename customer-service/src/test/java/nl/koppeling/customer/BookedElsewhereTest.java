package nl.koppeling.customer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import nl.koppeling.customer.town.Shop;
import nl.koppeling.customer.town.Town;
import nl.koppeling.events.BookingSettings.Choices.Guests;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Booked elsewhere" for an order that could not get a relation. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
class BookedElsewhereTest {

  @Inject Seals seals;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  private Topics topics;
  private Shop shop;

  @BeforeEach
  void openAShop() {
    Town.listen();
    topics = new Topics(brokers);
    shop = new Shop(topics, seals);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void aParkedOrderIsClosedOnceAndToldAsSkipped() {
    UUID connection = parked();

    close(connection, 1, service(), 202);
    close(connection, 1, service(), 202);

    shop.send(shop.order(2, "piet"));
    shop.awaitLinked(1);
    assertThat(shop.told(OrderSkipped.class))
        .singleElement()
        .satisfies(
            skipped -> {
              assertThat(skipped.reason()).isEqualTo(OrderSkipped.BOOKED_ELSEWHERE);
              assertThat(skipped.order().orderId()).isEqualTo(1);
            });
  }

  @Test
  void neitherReplaysNorLaterVersionsNorTryingAgainLinkIt() {
    UUID connection = parked();
    close(connection, 1, service(), 202);
    shop.guests(Guests.OWN).connect();

    shop.send(shop.order(1, 0, Lane.LIVE, Shop.buyer("")));
    retry(connection, 1, service(), 409);
    shop.send(shop.order(1, 5, Lane.LIVE, Shop.buyer(Shop.email("piet"))));
    shop.send(shop.order(2, "piet"));

    assertThat(shop.awaitLinked(1)).allMatch(linked -> linked.order().orderId() == 2);
    assertThat(shop.told(OrderSkipped.class))
        .extracting(skipped -> skipped.order().version().contentHash())
        .containsExactly("hash0", "hash5");
    close(connection, 1, service(), 202);
  }

  @Test
  void itIsForTheConnectionServiceAndOrdersThatAreParked() {
    shop.connect().send(shop.order(1, "piet"));
    UUID connection = shop.awaitLinked(1).getFirst().connectionId();

    given().post(path(connection, 1, "closure")).then().statusCode(401);
    close(connection, 1, new Tokens(realm).ofUser("owner"), 403);
    close(connection, 1, new Tokens(realm).ofUser("operator"), 403);
    close(connection, 2, service(), 404);
    close(connection, 1, service(), 409);
  }

  /** An order of a guest without e-mail address, whom the owner wants to look at. */
  private UUID parked() {
    shop.guests(Guests.PARKED).connect().send(shop.order(1, 0, Lane.LIVE, Shop.buyer("")));
    return shop.awaitParked(1).getFirst().connectionId();
  }

  private String service() {
    return new Tokens(realm).ofService("connection-service", BackingServices.CLIENT_SECRET);
  }

  private static void close(UUID connection, long orderId, String token, int status) {
    given()
        .auth()
        .oauth2(token)
        .post(path(connection, orderId, "closure"))
        .then()
        .statusCode(status);
  }

  private static void retry(UUID connection, long orderId, String token, int status) {
    given().auth().oauth2(token).post(path(connection, orderId, "retry")).then().statusCode(status);
  }

  private static String path(UUID connection, long orderId, String what) {
    return "/internal/connections/" + connection + "/orders/" + orderId + "/" + what;
  }
}
