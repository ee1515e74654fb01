package nl.koppeling.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import nl.koppeling.ingest.intake.Recorded;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.SandboxShop;
import nl.koppeling.ingest.town.SandboxTown;
import nl.koppeling.ingest.town.Signing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every delivery that was recorded of real shops, byte for byte through the real endpoint, and
 * everything that is nearly one.
 */
@QuarkusTest
@TestProfile(SandboxTown.Profile.class)
class RecordedDeliveriesTest extends AtSandbox {

  private static Owner ours;
  private static Owner others;

  /** A delivery as it was recorded; what it is called says where. */
  private record Recording(String name, byte[] body, String signature) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Recording> deliveries() {
    return Stream.of("lifecycle", "burst-same-delivery-id")
        .flatMap(file -> recorded(file).stream())
        .filter(recording -> recording.signature() != null);
  }

  static Stream<Recording> pings() {
    return recorded("pings").stream();
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void isTakenAsItWasSentAndOnlySo(Recording recording) {
    Owner owner = ours();
    byte[] body = recording.body();
    String right = recording.signature();
    assertThat(right).isEqualTo(Signing.sign(body, Owner.SECRET));

    for (String wrong : wrong(body, right)) {
      assertThat(deliver(owner, body, wrong)).as("signature %s", wrong).isEqualTo(401);
    }
    for (byte[] other : changed(body)) {
      assertThat(deliver(owner, other, right)).as("%d bytes", other.length).isEqualTo(401);
    }
    assertThat(deliver(others(), body, right)).as("at a stranger's address").isEqualTo(401);
    assertThat(tables.count("doorbell", owner.id())).isZero();
    assertThat(tables.count("doorbell", others().id())).isZero();

    assertThat(deliver(owner, body, right)).isEqualTo(200);
    assertThat(tables.count("doorbell", owner.id())).as("rung for").isEqualTo(1);
    tables.run("delete from doorbell where connection_id = '" + owner.id() + "'");
  }

  @ParameterizedTest
  @MethodSource("pings")
  void aPingIsAnsweredAndRingsForNobody(Recording ping) {
    int status =
        RestAssured.given()
            .contentType("application/x-www-form-urlencoded")
            .body(new String(ping.body(), StandardCharsets.UTF_8))
            .post("/webhooks/woocommerce/" + ours().token())
            .statusCode();

    assertThat(status).isEqualTo(200);
    assertThat(tables.count("doorbell", ours().id())).isZero();
  }

  private static List<String> wrong(byte[] body, String right) {
    return Arrays.asList(
        null,
        "",
        right.substring(1),
        right.substring(0, right.length() - 1),
        right.substring(0, 22),
        right + "=",
        right.toLowerCase(),
        (right.charAt(0) == 'A' ? 'B' : 'A') + right.substring(1),
        Signing.sign(body, "another shop's secret"),
        Signing.sign(new byte[0], Owner.SECRET));
  }

  private static List<byte[]> changed(byte[] body) {
    byte[] flipped = body.clone();
    flipped[body.length / 2] ^= 1;
    byte[] longer = Arrays.copyOf(body, body.length + 1);
    longer[body.length] = '\n';
    return List.of(flipped, longer, Arrays.copyOf(body, body.length - 1));
  }

  /** Nothing is done for them, so that a bell stays where it was rung. */
  private Owner ours() {
    if (ours == null) {
      ours = idle(Owner.SECRET);
    }
    return ours;
  }

  private Owner others() {
    if (others == null) {
      others = idle("a secret of the others");
    }
    return others;
  }

  private Owner idle(String secret) {
    Owner owner = connectForLong(SandboxShop.open(SandboxShop.Kind.HPOS), secret);
    tables.run(
        "update shop_poll set paused_at_credentials = 9 where connection_id = '"
            + owner.id()
            + "'");
    return owner;
  }

  private static List<Recording> recorded(String file) {
    List<JsonNode> lines =
        Recorded.text("webhooks/" + file + ".jsonl")
            .lines()
            .filter(l -> !l.isBlank())
            .map(Recorded::json)
            .toList();
    return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
        .map(i -> recording(file + " " + (i + 1), lines.get(i)))
        .toList();
  }

  private static Recording recording(String name, JsonNode line) {
    byte[] body = Base64.getDecoder().decode(line.path("body_base64").asText());
    for (JsonNode header : line.path("headers")) {
      if (header.get(0).asText().equals("X-WC-Webhook-Signature")) {
        return new Recording(name, body, header.get(1).asText());
      }
    }
    return new Recording(name, body, null);
  }

  private static int deliver(Owner owner, byte[] body, String signature) {
    RequestSpecification request = RestAssured.given().contentType("application/json").body(body);
    return (signature == null ? request : request.header("X-WC-Webhook-Signature", signature))
        .post("/webhooks/woocommerce/" + owner.token())
        .statusCode();
  }
}
