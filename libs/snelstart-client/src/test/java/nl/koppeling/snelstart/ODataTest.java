package nl.koppeling.snelstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Literals of SnelStart API reference 5.3. */
class ODataTest {

  @Test
  void quoteIsDoubledSoThatNobodyLeavesTheLiteral() {
    assertThat(OData.text("jan@example.com")).isEqualTo("'jan@example.com'");
    assertThat(OData.text("O'Brien")).isEqualTo("'O''Brien'");
    assertThat(OData.text("' or 1 eq 1 or '")).isEqualTo("''' or 1 eq 1 or '''");
    assertThat(OData.text("")).isEqualTo("''");
    assertThat(OData.text("'")).isEqualTo("''''");
  }

  @Test
  void filtersAsInTheReference() {
    assertThat(OData.eq("Email", "jan+shop@example.com"))
        .isEqualTo("Email eq 'jan+shop@example.com'");
    assertThat(OData.within("Datum", Samples.DAY, Samples.DAY.plusDays(1)))
        .isEqualTo(
            "Datum ge datetime'2026-03-09T00:00:00' and Datum lt datetime'2026-03-10T00:00:00'");
    assertThat(OData.guid(Samples.CUSTOMER))
        .isEqualTo("guid'a1000000-0000-4000-8000-000000000042'");
  }
}
