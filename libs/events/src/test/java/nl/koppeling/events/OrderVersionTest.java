package nl.koppeling.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderVersionTest {

  @ParameterizedTest
  @CsvSource({
    "2026-09-04T13:04:33Z, a, 2026-09-04T13:04:32Z, a, true",
    "2026-09-04T13:04:33Z, a, 2026-09-04T13:04:33Z, b, true",
    "2026-09-04T13:04:33Z, a, 2026-09-04T13:04:33Z, a, false",
    "2026-09-04T13:04:32Z, b, 2026-09-04T13:04:33Z, a, false"
  })
  void aLaterOneOrOneWithOtherContentSupersedes(
      Instant time, String hash, Instant otherTime, String otherHash, boolean supersedes) {
    OrderVersion version = new OrderVersion(time, hash);

    assertThat(version.supersedes(new OrderVersion(otherTime, otherHash))).isEqualTo(supersedes);
  }

  @Test
  void wrongValuesAreRefused() {
    assertThatThrownBy(() -> new OrderVersion(Instant.EPOCH, " "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Document(Document.Kind.SALE, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Reason.of("not upper", "", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OrderRef(Samples.CONNECTION, 0, "1", Samples.ref().version()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
