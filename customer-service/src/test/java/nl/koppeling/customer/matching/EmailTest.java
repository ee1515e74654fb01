package nl.koppeling.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

  @ParameterizedTest
  @CsvSource({
    "piet@example.nl, piet@example.nl",
    "'  Piet@Example.NL ', piet@example.nl",
    "piet+shop@sub.example.co.uk, piet+shop@sub.example.co.uk",
    "o'neill@example.ie, o'neill@example.ie",
    "ZOË@EXAMPLE.NL, zoë@example.nl"
  })
  void oneAddressIsNormalised(String typed, String address) {
    assertThat(Email.of(typed)).isEqualTo(new Email.Usable(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\t\n"})
  void blanksAreNoAddress(String typed) {
    assertThat(Email.of(typed)).isInstanceOf(Email.Absent.class);
  }

  @Test
  void nothingIsNoAddress() {
    assertThat(Email.of(null)).isInstanceOf(Email.Absent.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "piet",
        "piet@",
        "@example.nl",
        "piet@example",
        "piet@example.",
        "piet@.nl",
        "piet @example.nl",
        "piet@exa mple.nl",
        "a@b@example.nl",
        "piet@example.nl;jan@example.nl",
        "piet@example.nl, jan@example.nl",
        "Piet <piet@example.nl>",
        "piet\u0000@example.nl"
      })
  void whatIsNotOneAddressIsInvalid(String typed) {
    assertThat(Email.of(typed)).isInstanceOf(Email.Invalid.class);
  }

  @Test
  void theLimitIsExact() {
    String domain = "@example.nl";
    String longest = "a".repeat(Email.LIMIT - domain.length()) + domain;
    assertThat(Email.of(longest)).isInstanceOf(Email.Usable.class);
    assertThat(Email.of("a" + longest)).isInstanceOf(Email.Invalid.class);
  }

  @Test
  void anUnnormalisedAddressCannotBeMade() {
    assertThatThrownBy(() -> new Email.Usable("Piet@example.nl"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itDoesNotShowItself() {
    assertThat(Email.of("piet@example.nl").toString()).doesNotContain("piet");
  }
}
