package nl.koppeling.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking at records that could not be read. */
class DeadLettersTest {

  private static final String TOPIC = "orders.v1.dead-letters.customer-service";
  private static final String LETTER =
      """
      {"reader":"customer-service","topic":"%s","partition":0,"offset":7,"at":"2026-11-28T10:00:00Z","key":"c:1","type":null,
       "eventId":"e-1","reason":"no JSON","originalTopic":"orders.v1","originalPartition":3,"originalOffset":1200,"bytes":512"""
          .formatted(TOPIC);

  @TempDir Path home;
  private final Server server = new Server();
  private Operating operating;

  @BeforeEach
  void operate() {
    operating = new Operating(home).at(server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theyAreListedAndWhoDidNotAnswerIsNamed() {
    server.on(
        "GET /api/operator/dead-letters?limit=50",
        200,
        "{\"letters\":[" + LETTER + "}],\"silent\":[\"invoice-service\"]}");

    assertThat(operating.run("dead-letters")).isZero();

    assertThat(operating.out())
        .isEqualTo(
            """
            topic                                    partition  offset  at                    type  bytes  reason
            orders.v1.dead-letters.customer-service          0       7  2026-11-28T10:00:00Z     -    512  no JSON
            """);
    assertThat(operating.err())
        .isEqualTo("invoice-service did not answer: its dead letters are not listed.\n");
  }

  @Test
  void thoseOfOneTopic() {
    server.on(
        "GET /api/operator/dead-letters?limit=2&topic=" + TOPIC,
        200,
        "{\"letters\":[],\"silent\":[]}");

    assertThat(operating.run("dead-letters", "--topic", TOPIC, "--limit", "2")).isZero();

    assertThat(operating.out()).isEqualTo("There are no dead letters.\n");
  }

  @Test
  void oneIsShownWithTheWayToReadItAgain() {
    server.on(
        "GET /api/operator/dead-letters/" + TOPIC + "/0/7",
        200,
        LETTER + ",\"outline\":{\"orderId\":12,\"buyer\":\"object\"}}");

    assertThat(operating.run("dead-letter", TOPIC, "0", "7")).isZero();

    assertThat(operating.out())
        .contains("Reason      no JSON\n")
        .contains("Came from   orders.v1 partition 3 offset 1200\n")
        .contains("\"orderId\" : 12")
        .doesNotContain("Type")
        .contains(
            "koppeling replay --topic "
                + TOPIC
                + " --partition 0 --from-offset 7 --to-offset 8 --why \"...\"\n");
  }

  @Test
  void forScriptsItIsTheApisAnswer() throws Exception {
    String answer = LETTER + ",\"outline\":null}";
    server.on("GET /api/operator/dead-letters/" + TOPIC + "/0/7", 200, answer);

    assertThat(operating.run("dead-letter", "--json", TOPIC, "0", "7")).isZero();

    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(operating.out())).isEqualTo(json.readTree(answer));
  }

  @Test
  void aNameOfATopicLeadsNowhereElse() {
    operating.run("dead-letter", "../../x?y", "0", "7");

    assertThat(server.calls())
        .containsExactly("GET /api/operator/dead-letters/..%2F..%2Fx%3Fy/0/7");
  }
}
