package nl.koppeling.customer.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VatNumberTest {

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "BE0123456789,      BE, BE0123456789",
    "be 0123.456-789,   BE, BE0123456789",
    "0123456789,        BE, BE0123456789",
    "123456789,         GR, EL123456789",
    "GR123456789,       GR, EL123456789",
    "EL123456789,       GR, EL123456789",
    "EL123456789,       DE, EL123456789",
    "DE123456789,       BE, DE123456789",
    "NL123456789B01,    BE, NL123456789B01",
    "XX123456789,       FR, FRXX123456789",
    "BE123456789,       FR, FRBE123456789",
    "U12345678,         AT, ATU12345678",
    "B12345678,         ES, ESB12345678",
    "XI123456789,       XI, XI123456789",
    "123456789,         XI, XI123456789",
    "FR83404833048,     MC, FR83404833048",
    "83404833048,       MC, FR83404833048",
    "IE6388047V,        IE, IE6388047V",
    "IE1*23456A,        IE, IE1*23456A",
    "BE12,              BE, BE12",
    "DE12,              BE, DE12",
    "GB123456789,       DE,",
    "US123456789,       DE,",
    "GB123456789,       XI,",
    "geen,              BE,",
    "n.v.t.,            BE,",
    "-,                 BE,",
    "0123456789,        '',",
    "1,                 BE,",
    "0123456789012345,  BE,",
    "zie bijlage 2!,    BE,"
  })
  void whatTheRegisterIsAsked(String typed, String destination, String asked) {
    assertThat(VatNumber.toAsk(typed, destination).map(VatId::whole).orElse(null)).isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "NL, false",
    "BE, true",
    "GR, true",
    "EL, true",
    "MC, true",
    "XI, true",
    "GB, false",
    "US, false",
    "'', false"
  })
  void whichCountriesAreAbroadInTheUnion(String country, boolean abroad) {
    assertThat(VatNumber.abroadInUnion(country)).isEqualTo(abroad);
  }
}
