package nl.koppeling.connection.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import nl.koppeling.connection.web.Language;
import nl.koppeling.connection.web.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What taking orders along costs, in words a person uses. */
class StartViewTest {

  @ParameterizedTest
  @CsvSource({
    "1, 2 minuten",
    "51, 3 minuten",
    "1000, 49 minuten",
    "12000, 10 uur",
    "100000, 81 uur",
    "2000000, 1.601 uur"
  })
  void threeCallsAnOrderOfThreeQuartersOfTheHoursBudget(int orders, String words) {
    Page page = new Page(Language.NL, "Kim", "", "/app");

    assertThat(StartView.lasting(orders, page)).isEqualTo(words);
  }

  @Test
  void theYearBeginsInAmsterdam() {
    assertThat(Starts.thisYear(Instant.parse("2026-12-31T22:59:59Z")))
        .isEqualTo("2025-12-31T23:00:00Z");
    assertThat(Starts.thisYear(Instant.parse("2026-12-31T23:00:00Z")))
        .isEqualTo("2026-12-31T23:00:00Z");
  }
}
