package nl.koppeling.customer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.customer.town.Office;
import nl.koppeling.customer.town.Register;
import nl.koppeling.customer.town.Shop;
import nl.koppeling.customer.town.Town;
import nl.koppeling.events.BookingSettings.Choices.Guests;
import nl.koppeling.events.ConnectionChanged.Status;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On whose relation orders would be booked: looked up, never made, and nothing is kept. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
class PreviewTest {

  @Inject Seals seals;
  @Inject AgroalDataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  private boolean lookUp = true;
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
  void aKnownBuyerIsFoundAndANewOneWouldBeMade() throws Exception {
    shop.office().has(Shop.email("piet"), 5, "NL", "");
    shop.office().has(Shop.email("elsa"), 6, "BE", "BE0999999999");

    JsonNode said = foretold(shop.order(1, "piet"), shop.order(2, "kim"), shop.order(3, "elsa"));

    assertThat(said.findValuesAsText("relation")).containsExactly("EXISTS", "NEW", "NEW");
    assertThat(shop.office().relations()).hasSize(2);
    assertThat(shop.office().methods()).containsOnly("GET");
    for (String table : List.of("linking", "relation", "vat_check", "connection_copy")) {
      assertThat(rows(table)).as(table).isZero();
    }
  }

  @Test
  void theRegisterIsAskedWhatTheTaxStandsOnAndItsVerdictIsNotKept() throws Exception {
    JsonNode said = foretold(supply(1, "077132" + "2001"), supply(2, "077132" + "2200"));

    assertThat(said.get(0).at("/proof/valid").asBoolean()).isTrue();
    assertThat(said.get(1).at("/proof/valid").asBoolean()).isFalse();
    assertThat(Register.about("0771322001")).hasSize(1);
    assertThat(rows("vat_check")).isZero();
  }

  @Test
  void withoutAVerdictTheOrderWouldWait() throws Exception {
    Register.goAway("BE", "MS_UNAVAILABLE");
    try {
      JsonNode said = foretold(supply(1, "0771323001"));
      assertThat(said.at("/0/relation").asText()).isEqualTo("WAITING");
      assertThat(said.at("/0/reasons/0/code").asText()).isEqualTo("VIES_UNAVAILABLE");
    } finally {
      Register.comeBack("BE");
    }
  }

  @Test
  void aGuestWhoWouldBeParkedIsNobody() throws Exception {
    shop.guests(Guests.PARKED);
    OrderCompleted guest = shop.abroad(1, 0, Shop.buyer(""), "NL", "NL");

    JsonNode said = foretold(guest);

    assertThat(said.at("/0/relation").asText()).isEqualTo("NOBODY");
    assertThat(said.at("/0/reasons/0/code").asText()).isEqualTo("GUEST_WITHOUT_EMAIL");
    assertThat(shop.office().calls()).isEmpty();
  }

  @Test
  void anAdministrationThatDoesNotAnswerLeavesItOpen() throws Exception {
    shop.office().onLookingUp(Office.answer(500, ""));

    assertThat(foretold(shop.order(1, "piet")).at("/0/relation").asText()).isEqualTo("EITHER");
  }

  @Test
  void onlyAServiceMayAsk() {
    assertThat(ask("", shop.connectionId()).statusCode()).isEqualTo(401);
    assertThat(ask(new Tokens(realm).ofUser("owner"), shop.connectionId()).statusCode())
        .isEqualTo(403);
    assertThat(ask(service(), UUID.randomUUID()).statusCode()).isEqualTo(400);
  }

  private OrderCompleted supply(long id, String number) {
    return shop.abroad(id, 0, Shop.business("piet", "BE", number), "BE", "");
  }

  private JsonNode foretold(OrderCompleted... orders) throws IOException {
    Response answer = ask(service(), shop.connectionId(), orders);
    assertThat(answer.statusCode()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.asString());
  }

  @Test
  void whoDoesNotWantThemLookedUpGetsNoCalls() throws Exception {
    lookUp = false;

    assertThat(foretold(shop.order(1, "piet")).at("/0/relation").asText()).isEqualTo("EITHER");
    assertThat(shop.office().calls()).isEmpty();
  }

  private Response ask(String token, UUID id, OrderCompleted... orders) {
    return given()
        .header("Authorization", token.isEmpty() ? "" : "Bearer " + token)
        .contentType("application/json")
        .body(
            EventCodec.write(
                Map.of(
                    "connection",
                    shop.untold(Status.PAUSED),
                    "bearer",
                    shop.office().administrationId(),
                    "orders",
                    List.of(orders),
                    "lookUp",
                    lookUp)))
        .post("/internal/connections/" + id + "/foretellings");
  }

  private String service() {
    return new Tokens(realm).ofService("connection-service", BackingServices.CLIENT_SECRET);
  }

  private long rows(String table) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select count(*) from " + table + " where connection_id = ?")) {
      query.setObject(1, shop.connectionId());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
