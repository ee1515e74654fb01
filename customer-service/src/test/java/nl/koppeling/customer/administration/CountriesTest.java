package nl.koppeling.customer.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.snelstart.Country;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountriesTest {

  private static final List<Country> LIST =
      List.of(
          country(1, "NL", "NLD"),
          country(2, "XI", "GBR"),
          country(3, "XU", "GBR"),
          country(4, "", "DEU"),
          country(5, "BE", "BEL"));

  @ParameterizedTest
  @CsvSource({"NL, 1", "BE, 5", "DE, 4", "GB, 3", "XI, 2"})
  void byTwoLettersElseByThree(String iso2, long id) {
    assertThat(Countries.find(LIST, iso2)).contains(new UUID(0, id));
  }

  @Test
  void anUnknownCountryIsNone() {
    assertThat(Countries.find(LIST, "FR")).isEqualTo(Optional.empty());
    assertThat(Countries.find(LIST, "??")).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"NL, 1", "BE, 5", "DE, 4", "GB, 3", "XI, 2"})
  void andBackToLetters(String iso2, long id) {
    assertThat(Countries.iso2(LIST, new UUID(0, id))).contains(iso2);
    assertThat(Countries.iso2(LIST, new UUID(0, 99))).isEmpty();
  }

  private static Country country(long id, String iso2, String iso3) {
    return new Country(new UUID(0, id), iso2 + iso3, iso2, iso3);
  }
}
