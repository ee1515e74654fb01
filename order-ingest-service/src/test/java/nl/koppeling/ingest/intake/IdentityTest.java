package nl.koppeling.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of ADR 1: the key decides, the date of creation stands in for it. */
class IdentityTest {

  private static final Instant T0 = Instant.parse("2026-11-23T19:28:44Z");

  @ParameterizedTest
  @CsvSource({
    // known key, key read, seconds between the dates, another order
    "a, b, 0, true",
    "a, b, 60, true",
    "a, a, 0, false",
    "a, a, 86400, false",
    "'', '', 0, false",
    "'', '', 1, true",
    "a, '', 0, false",
    "a, '', 1, true",
    "'', b, 0, false",
    "'', b, 1, true",
  })
  void keyAndDateOfCreationTellOrdersApart(
      String known, String read, long seconds, boolean another) {
    Seen.Identity before = new Seen.Identity(known, T0);
    Seen.Identity now = new Seen.Identity(read, T0.plusSeconds(seconds));

    assertThat(before.differsFrom(now)).isEqualTo(another);
    assertThat(now.differsFrom(before)).isEqualTo(another);
  }
}
