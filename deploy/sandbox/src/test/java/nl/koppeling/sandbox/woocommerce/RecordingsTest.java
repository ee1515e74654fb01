package nl.koppeling.sandbox.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Base64;
import java.util.List;
import nl.koppeling.sandbox.woocommerce.webhooks.Hmac;
import nl.koppeling.sandbox.woocommerce.wire.Decimals;
import nl.koppeling.sandbox.woocommerce.wire.Json;
import nl.koppeling.sandbox.woocommerce.wire.ShopVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real shop said, said again to the byte. */
@QuarkusTest
class RecordingsTest {

  @BeforeEach
  void fresh() {
    BackDoor.reset();
  }

  @Test
  void twoDecimalsFollowFromSixInAllRecordedOrders() {
    JsonNode two = Files.json("orders.json");
    JsonNode six = Files.json("orders-dp6.json");
    assertThat(two).hasSize(51);
    for (int i = 0; i < two.size(); i++) {
      ObjectNode rounded = Decimals.round((ObjectNode) six.get(i), 2, ShopVersion.CURRENT);

      assertThat(Json.text(rounded)).isEqualTo(Json.text(two.get(i)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 6})
  void recordedOrdersAreServedAsRecordedButForTheAddress(int decimals) {
    String home = RestAssured.baseURI + ":" + RestAssured.port + "/shops/demo";
    JsonNode recorded = Files.json(decimals == 2 ? "orders.json" : "orders-dp6.json");
    for (JsonNode order : recorded) {
      String expected =
          Json.text(order).replace("https:\\/\\/127.0.0.1:8448", home.replace("/", "\\/"));

      assertThat(
              SignedCall.to("/orders/" + order.get("id").asLong())
                  .with("dp", "" + decimals)
                  .get()
                  .asString())
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {35, 137, 139})
  void recordedRefundsAreServedAsRecorded(int order) {
    String home = RestAssured.baseURI + ":" + RestAssured.port + "/shops/demo";

    assertThat(SignedCall.to("/orders/" + order + "/refunds").get().asString())
        .isEqualTo(
            Files.text("refunds/order-" + order + ".json")
                .strip()
                .replace("https:\\/\\/127.0.0.1:8448", home.replace("/", "\\/")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"burst-same-delivery-id", "lifecycle"})
  void everyRecordedDeliveryVerifiesAndIsWrittenTheSameAgain(String file) {
    JsonNode secrets = Files.json("NOTES.json").get("secrets");
    List<String> lines = Files.text(file + ".jsonl").lines().toList();
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      JsonNode delivery = Json.parse(line);
      byte[] body = Base64.getDecoder().decode(delivery.get("body_base64").asText());
      String secret = secrets.get(header(delivery, "X-WC-Webhook-ID")).asText();

      assertThat(Hmac.delivery(secret, body)).isEqualTo(header(delivery, "X-WC-Webhook-Signature"));
      String text = delivery.get("body_utf8").asText();
      assertThat(Json.text(Json.parse(text))).isEqualTo(text);
    }
  }

  @Test
  void otherDecimalsAreRounded() {
    assertThat(total("0")).isEqualTo("25");
    assertThat(total("4")).isEqualTo("24.7107");
  }

  private static String total(String decimals) {
    return SignedCall.to("/orders/29")
        .with("dp", decimals)
        .get()
        .jsonPath()
        .getString("line_items[0].total");
  }

  private static String header(JsonNode delivery, String name) {
    for (JsonNode header : delivery.get("headers")) {
      if (header.get(0).asText().equalsIgnoreCase(name)) {
        return header.get(1).asText();
      }
    }
    throw new AssertionError("no header " + name);
  }
}
