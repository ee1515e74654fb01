package nl.koppeling.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import nl.koppeling.events.Document.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of every kind of document is frozen: it lies in Kafka. */
class DocumentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SALE | 0 | 0 | {\"kind\":\"SALE\",\"refundId\":0,\"revision\":0}",
        "CREDIT | 138 | 0 | {\"kind\":\"CREDIT\",\"refundId\":138,\"revision\":0}",
        "CREDIT | 138 | 1 | {\"kind\":\"CREDIT\",\"refundId\":138,\"revision\":1}",
        "WITHDRAWAL | 0 | 1 | {\"kind\":\"WITHDRAWAL\",\"refundId\":0,\"revision\":1}",
        "REPLACEMENT | 0 | 1 | {\"kind\":\"REPLACEMENT\",\"refundId\":0,\"revision\":1}",
        "REVERSAL | 138 | 0 | {\"kind\":\"REVERSAL\",\"refundId\":138,\"revision\":0}",
      })
  void theFormIsFrozen(Kind kind, long refundId, int revision, String json) {
    Document document = new Document(kind, refundId, revision);

    assertThat(EventCodec.write(document)).isEqualTo(json);
    assertThat(read(json)).isEqualTo(document);
  }

  @Test
  void whatWasWrittenBeforeThereWereRevisionsIsOfTheFirst() {
    assertThat(read("{\"kind\":\"SALE\",\"refundId\":0}")).isEqualTo(Document.SALE);
    assertThat(read("{\"kind\":\"CREDIT\",\"refundId\":138}")).isEqualTo(Document.creditFor(138));
  }

  @ParameterizedTest
  @CsvSource({
    "SALE, 3, 0",
    "SALE, 0, 1",
    "CREDIT, 0, 0",
    "CREDIT, 3, -1",
    "WITHDRAWAL, 0, 0",
    "WITHDRAWAL, 3, 1",
    "REPLACEMENT, 0, 0",
    "REVERSAL, 0, 1",
  })
  void whatDoesNotExistIsRefused(Kind kind, long refundId, int revision) {
    assertThatThrownBy(() -> new Document(kind, refundId, revision))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Document read(String json) {
    return EventCodec.read(json.getBytes(StandardCharsets.UTF_8), Document.class);
  }
}
