package nl.koppeling.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import nl.koppeling.events.SpecialArea;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VAT reference 3.1: the areas, and their neighbours that are none. */
class SpecialAreasTest {

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({
    "XI, '',        NORTHERN_IRELAND",
    "GB, BT1 5GS,   NORTHERN_IRELAND",
    "GB, B1 1AA,    ",
    "GB, JE2 4UE,   CHANNEL_ISLANDS",
    "GB, GY1 1AA,   CHANNEL_ISLANDS",
    "JE, JE2 4UE,   CHANNEL_ISLANDS",
    "IM, IM1 1AA,   ",
    "IC, 35001,     CANARY_ISLANDS",
    "ES, 35001,     CANARY_ISLANDS",
    "ES, 38001,     CANARY_ISLANDS",
    "ES, 28001,     ",
    "ES, 51001,     CEUTA",
    "ES, 52001,     MELILLA",
    "EA, 51001,     CEUTA",
    "EA, 52001,     MELILLA",
    "FI, 22100,     ALAND",
    "FI, 00100,     ",
    "AX, '',        ALAND",
    "DE, 78266,     BUESINGEN",
    "DE, 78267,     ",
    "DE, 27498,     HELGOLAND",
    "IT, 23041,     LIVIGNO",
    "IT, 23040,     ",
    "IT, 22061,     CAMPIONE",
    "GR, 63086,     MOUNT_ATHOS",
    "EL, 630 87,    MOUNT_ATHOS",
    "FR, 97400,     FRENCH_OVERSEAS",
    "FR, 98800,     FRENCH_OVERSEAS",
    "FR, 98000,     ",
    "FR, 75001,     ",
    "RE, '',        FRENCH_OVERSEAS",
    "CW, '',        CARIBBEAN_NETHERLANDS",
    "NL, 3500 AA,   ",
    "BE, 3500,      ",
  })
  void isFoundByCountryAndPostcode(String country, String postcode, SpecialArea expected) {
    assertThat(SpecialAreas.of(country, postcode).orElse(null)).isEqualTo(expected);
  }
}
