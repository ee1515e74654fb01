package nl.koppeling.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A dead letter is shown without anything that may be about a person. */
class OutlineTest {

  @Test
  void fieldsAndKindsButNoValues() {
    assertThat(
            outline(
                "{\"orderId\":41,\"code\":\"LEDGER_UNKNOWN\",\"name\":\"Jan\",\"house\":12,\"paid\":true,"
                    + "\"none\":null,\"lines\":[{\"sku\":\"A1\"},{}],\"empty\":[]}"))
        .contains(
            "{\"orderId\":41,\"code\":\"LEDGER_UNKNOWN\",\"name\":\"text of 3\",\"house\":\"number\",\"paid\":\"true or false\","
                + "\"none\":\"null\",\"lines\":{\"list of 2\":{\"sku\":\"text of 2\"}},\"empty\":\"list of 0\"}");
  }

  @Test
  void aNameOrAnIdThatHoldsSomethingElseIsNotShown() {
    assertThat(
            outline("{\"jan@example.nl\":1,\"code\":\"Jan Jansen\",\"orderId\":\"Dorpsstraat 1\"}"))
        .contains("{\"(odd name)\":\"number\",\"code\":\"text of 10\",\"orderId\":\"text of 13\"}");
  }

  @Test
  void whatIsNoObjectHasNoOutline() {
    assertThat(outline("Jan Jansen")).isEmpty();
    assertThat(outline("\"Jan\"")).isEmpty();
    assertThat(outline("{\"a\":")).isEmpty();
    assertThat(Outline.of(null)).isEmpty();
  }

  @Test
  void deepAndWideBodiesAreCut() {
    String deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);
    assertThat(outline(deep).orElseThrow()).contains("\"object\"").hasSizeLessThan(100);
    StringBuilder wide = new StringBuilder("{");
    for (int i = 0; i < 500; i++) {
      wide.append("\"f").append(i).append("\":1,");
    }
    assertThat(outline(wide + "\"z\":1}").orElseThrow()).contains("441 more fields");
  }

  @Test
  void keysHeadersAndReasonsOfAnotherFormAreLeftOut() {
    ConsumerRecord<String, byte[]> odd =
        new ConsumerRecord<>("orders.v1.dead-letters.x", 0, 3, "jan@example.nl", new byte[9]);
    odd.headers().add("ce_type", "Jan".getBytes(StandardCharsets.UTF_8));
    odd.headers()
        .add("dead-letter-reason", "cannot read jan@example.nl".getBytes(StandardCharsets.UTF_8));
    odd.headers().add("dead-letter-offset", "twelve".getBytes(StandardCharsets.UTF_8));

    Letter letter = Letter.of(odd);

    assertThat(letter.key()).isNull();
    assertThat(letter.type()).isNull();
    assertThat(letter.reason()).isNull();
    assertThat(letter.originalOffset()).isNull();
    assertThat(letter.bytes()).isEqualTo(9);
  }

  private static Optional<String> outline(String body) {
    return Outline.of(body.getBytes(StandardCharsets.UTF_8)).map(Object::toString);
  }
}
