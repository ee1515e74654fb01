package nl.koppeling.connection.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.OptionalInt;
import nl.koppeling.connection.proof.Turnover;
import nl.koppeling.connection.proof.Volume;
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
  void theTurnoverIsSaidAsFarAsTheShopTellsIt() {
    Page page = new Page(Language.NL, "Kim", "", "/app");
    BigDecimal amount = new BigDecimal("1234.50");

    assertThat(words(1, new Turnover.Exact(amount), page))
        .isEqualTo("1 afgeronde order, samen € 1.234,50; dat duurt ongeveer 2 minuten");
    assertThat(words(1000, new Turnover.Reported(amount), page))
        .contains("1.000 afgeronde orders, samen ongeveer € 1.234,50 (volgens");
    assertThat(words(1000, new Turnover.Unknown(), page))
        .contains("de winkel vertelt niet voor welk bedrag");
    assertThat(words(0, new Turnover.Exact(BigDecimal.ZERO), page))
        .isEqualTo("Er zijn geen afgeronde orders");
    assertThat(StartView.words(Volume.UNKNOWN, page)).contains("vertelt het aantal nu niet");
  }

  private static String words(int orders, Turnover turnover, Page page) {
    return StartView.words(new Volume(OptionalInt.of(orders), turnover), page)
        .replace('\u00a0', ' ');
  }

  @Test
  void theYearBeginsInAmsterdam() {
    assertThat(Starts.thisYear(Instant.parse("2026-12-31T22:59:59Z")))
        .isEqualTo("2025-12-31T23:00:00Z");
    assertThat(Starts.thisYear(Instant.parse("2026-12-31T23:00:00Z")))
        .isEqualTo("2026-12-31T23:00:00Z");
  }
}
