package nl.koppeling.customer.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.koppeling.customer.matching.Sale;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.Order;
import nl.koppeling.events.SpecialArea;
import nl.koppeling.events.TaxLine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {

  @ParameterizedTest(name = "tax {0} by a rate of {1}, OSS {2}: {3}")
  @CsvSource({
    "0,    NL, false, NONE",
    "0,    BE, true,  NONE",
    "2.10, NL, false, DUTCH",
    "2.10, NL, true,  DUTCH",
    "2.10, BE, true,  FOREIGN",
    "2.10, BE, false, FOREIGN",
    "2.10, '', true,  FOREIGN",
    "2.10, '', false, DUTCH",
    "2.10, US, true,  DUTCH"
  })
  void whoseVatItIsFollowsFromTheRatesCountry(
      BigDecimal tax, String country, boolean oss, Sale.Vat vat) {
    Sale sale = Facts.sale(order(tax, country, "BE", Optional.empty()), settings(oss));
    assertThat(sale.vat()).isEqualTo(vat);
    assertThat(sale.oss()).isEqualTo(oss);
  }

  @ParameterizedTest(name = "{0} {1}: {2}, outside {3}")
  @CsvSource({
    "BE, '',               BE, false",
    "GB, '',               GB, false",
    "GB, NORTHERN_IRELAND, XI, false",
    "ES, CANARY_ISLANDS,   ES, true",
    "FI, ALAND,            FI, true",
    "'', '',               '', false"
  })
  void areasWithRulesOfTheirOwnAreNoMemberStates(
      String country, String area, String destination, boolean outside) {
    Optional<SpecialArea> special =
        area.isEmpty() ? Optional.empty() : Optional.of(SpecialArea.valueOf(area));
    Sale sale = Facts.sale(order(BigDecimal.ZERO, "NL", country, special), settings(false));
    assertThat(sale.destination()).isEqualTo(destination);
    assertThat(sale.outside()).isEqualTo(outside);
    assertThat(sale.standsOnVatNumber())
        .isEqualTo(destination.equals("BE") || destination.equals("XI"));
  }

  private static BookingSettings settings(boolean oss) {
    BookingSettings.Taxation taxation =
        new BookingSettings.Taxation(
            oss ? Optional.of(LocalDate.of(2026, 1, 1)) : Optional.empty(),
            Optional.empty(),
            false,
            false,
            false);
    return new BookingSettings(
        "WEB-",
        14,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        taxation,
        BookingSettings.Choices.USUAL,
        List.of());
  }

  private static Order order(
      BigDecimal tax, String rateCountry, String destination, Optional<SpecialArea> area) {
    Instant at = Instant.parse("2026-11-01T10:00:00Z");
    return new Order(
        "completed",
        "EUR",
        true,
        at,
        Optional.of(at),
        Optional.of(at),
        new BigDecimal("12.10"),
        tax,
        new Order.Payment("ideal", "iDEAL", "tr_1"),
        Optional.of(destination).filter(d -> !d.isEmpty()),
        Optional.of("NL"),
        false,
        List.of(),
        List.of(
            new TaxLine(1, "X-1", rateCountry, new BigDecimal("21"), false, tax, BigDecimal.ZERO)),
        area,
        List.of(),
        Optional.empty());
  }
}
