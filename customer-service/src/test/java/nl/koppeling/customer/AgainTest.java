package nl.koppeling.customer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import nl.koppeling.customer.town.Office;
import nl.koppeling.customer.town.Shop;
import nl.koppeling.customer.town.Town;
import nl.koppeling.events.BookingSettings.Choices.Guests;
import nl.koppeling.events.Lane;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Try again" for an order that could not get a relation. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
class AgainTest {

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
  void aRefusedCustomerIsTriedAgainOnce() {
    shop.office().onMaking(Office.refusal("REL-0010", "ongeldig"));
    shop.connect().send(shop.order(1, "piet"));
    UUID connection = shop.awaitParked(1).getFirst().connectionId();

    retry(connection, 1, service(), 202);

    assertThat(shop.awaitLinked(1).getFirst().order().orderId()).isEqualTo(1);
    assertThat(shop.office().relations()).hasSize(1);
    retry(connection, 1, service(), 409);
    assertThat(shop.office().relations()).hasSize(1);
  }

  @Test
  void theSettingsOfNowCount() {
    shop.guests(Guests.PARKED).connect().send(shop.order(1, 0, Lane.LIVE, Shop.buyer("")));
    UUID connection = shop.awaitParked(1).getFirst().connectionId();

    retry(connection, 1, service(), 202);
    assertThat(shop.awaitParked(2).getLast().reasons().getFirst().code())
        .isEqualTo("GUEST_WITHOUT_EMAIL");
    shop.guests(Guests.OWN).connect();
    shop.send(shop.order(2, "piet"));
    shop.awaitLinked(1);
    retry(connection, 1, service(), 202);

    assertThat(shop.awaitLinked(2)).anyMatch(linked -> linked.order().orderId() == 1);
  }

  @Test
  void itIsForServicesAndOperatorsAndOrdersThatExist() {
    shop.connect().send(shop.order(1, "piet"));
    UUID connection = shop.awaitLinked(1).getFirst().connectionId();

    given().post(path(connection, 1)).then().statusCode(401);
    retry(connection, 1, new Tokens(realm).ofUser("owner"), 403);
    retry(connection, 2, new Tokens(realm).ofUser("operator"), 404);
    retry(UUID.randomUUID(), 1, service(), 404);
    retry(connection, 1, service(), 409);
  }

  private String service() {
    return new Tokens(realm).ofService("connection-service", BackingServices.CLIENT_SECRET);
  }

  private static void retry(UUID connection, long orderId, String token, int status) {
    given().auth().oauth2(token).post(path(connection, orderId)).then().statusCode(status);
  }

  private static String path(UUID connection, long orderId) {
    return "/internal/connections/" + connection + "/orders/" + orderId + "/retry";
  }
}
