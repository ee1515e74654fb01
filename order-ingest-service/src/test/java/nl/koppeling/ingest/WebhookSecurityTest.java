package nl.koppeling.ingest;

import static io.restassured.RestAssured.given;
import static nl.koppeling.ingest.town.Signing.sign;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.Tables;
import nl.koppeling.ingest.town.Town;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody with bad intentions delivers. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
class WebhookSecurityTest {

  private static final int MEGABYTE = 1_048_576;

  @Inject Seals seals;
  @Inject AgroalDataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @TestHTTPResource("/")
  URI base;

  private Topics topics;
  private Tables tables;
  private Owner owner;

  @BeforeEach
  void open() {
    Town.listen();
    topics = new Topics(brokers);
    for (Topic topic : Topic.values()) {
      topics.create(topic.topicName(), 3, Map.of());
    }
    tables = new Tables(database);
    owner = owner("a secret of the one");
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void aRightSignatureAtAnothersAddressIsWrong() {
    Owner other = owner("a secret of the other");
    byte[] body = "{\"id\":45}".getBytes(StandardCharsets.UTF_8);
    String right = sign(body, "a secret of the one");

    assertThat(deliver(other.token(), body, right)).isEqualTo(401);
    assertThat(tables.count("doorbell", other.id())).isZero();
    assertThat(deliver(owner.token(), body, right)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":45,\"total\":\"1.00\"}",
        "{ \"id\": 45, \"total\": \"1.00\" }",
        "{\"id\":45,\"total\":\"1.00\"}\n",
        "{\"total\":\"1.00\",\"id\":45}"
      })
  void aSignatureIsOfBytesNotOfWhatTheyMean(String written) {
    byte[] signed = "{\"id\":45, \"total\":\"1.00\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(
            deliver(
                owner.token(),
                written.getBytes(StandardCharsets.UTF_8),
                sign(signed, "a secret of the one")))
        .isEqualTo(401);
    assertThat(tables.count("doorbell", owner.id())).isZero();
  }

  @Test
  void aCapturedDeliveryPlayedAgainLaterChangesNothing() {
    owner.shop().with(45);
    byte[] body = "{\"id\":45}".getBytes(StandardCharsets.UTF_8);
    String signature = sign(body, "a secret of the one");
    deliver(owner.token(), body, signature);
    owner.await(Topic.ORDERS, OrderCompleted.class, 1);
    Owner.patiently().until(() -> tables.count("doorbell", owner.id()) == 0);
    long read = owner.shop().calls("GET orders/45");

    assertThat(deliver(owner.token(), body, signature)).isEqualTo(200);

    Owner.patiently().until(() -> owner.shop().calls("GET orders/45") > read);
    Owner.patiently().until(() -> tables.count("doorbell", owner.id()) == 0);
    assertThat(owner.told(Topic.ORDERS)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "webhook_id=1&id=45",
        "webhook_id=1&webhook_id=2",
        "webhook_id=",
        "webhook_id=45%00",
        "id=45&webhook_id=1",
        "webhook_id=1234567890123456789012345"
      })
  void whatIsMoreThanAPingIsNoPing(String body) {
    assertThat(deliver(owner.token(), body.getBytes(StandardCharsets.UTF_8), null)).isEqualTo(401);
    assertThat(tables.count("doorbell", owner.id())).isZero();
    assertThat(owner.shop().calls("GET orders/45")).isZero();
  }

  @Test
  void aMegabyteIsTakenAndAByteMoreIsNot() {
    byte[] most = new byte[MEGABYTE];
    assertThat(deliver(owner.token(), most, sign(most, "a secret of the one"))).isEqualTo(200);
    byte[] more = new byte[MEGABYTE + 1];
    assertThat(deliver(owner.token(), more, sign(more, "a secret of the one"))).isEqualTo(413);
  }

  @Test
  void tooMuchIsRefusedBeforeItIsSent() throws IOException {
    try (Socket shop = connect()) {
      shop.getOutputStream().write(head("Content-Length: " + (MEGABYTE + 1)));

      assertThat(statusLine(shop)).contains(" 413 ");
    }
  }

  @Test
  void withoutALengthItIsCutAtTheMegabyte() throws IOException {
    byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.UTF_8);
    int sent = 0;
    try (Socket shop = connect()) {
      OutputStream out = shop.getOutputStream();
      out.write(head("Transfer-Encoding: chunked"));
      try {
        while (sent < 64 * MEGABYTE) {
          out.write(chunk);
          sent += chunk.length;
        }
      } catch (SocketException closed) {
        // The other side has had enough, as it should.
      }
      assertThat(sent).isLessThan(64 * MEGABYTE);
      assertThat(answerOf(shop)).isIn("", "413");
    }
    assertThat(tables.count("doorbell", owner.id())).isZero();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket("127.0.0.1", base.getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private byte[] head(String length) {
    return String.join(
            "\r\n",
            "POST /webhooks/woocommerce/" + owner.token() + " HTTP/1.1",
            "Host: 127.0.0.1",
            "X-WC-Webhook-Signature: x",
            length,
            "",
            "")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String statusLine(Socket socket) throws IOException {
    byte[] line = socket.getInputStream().readNBytes(20);
    return new String(line, StandardCharsets.US_ASCII);
  }

  /** The status; empty when the connection was cut first. */
  private static String answerOf(Socket socket) throws IOException {
    try {
      String line = statusLine(socket);
      return line.isEmpty() ? "" : line.split(" ")[1];
    } catch (SocketException cut) {
      return "";
    }
  }

  private Owner owner(String secret) {
    Owner opened = new Owner(topics, seals, Town.open()).signsWith(secret).activate();
    Owner.patiently().until(() -> tables.atRest(opened.id()));
    return opened;
  }

  private static int deliver(String token, byte[] body, String signature) {
    RequestSpecification request = given().contentType("application/json").body(body);
    return (signature == null ? request : request.header("X-WC-Webhook-Signature", signature))
        .post("/webhooks/woocommerce/" + token)
        .statusCode();
  }
}
