package nl.koppeling.invoice.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, markers, dates and texts (VAT reference 4). */
class NamesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "1234, WEB-1234",
    "#1234, WEB-1234",
    "WEB-2026-00051, WEB-WEB-2026-00051",
    "2026/17, WEB-2026/17",
    "'12 34', WEB-12-34",
    "'', WEB-77",
    "'---', WEB-77",
    "№, WEB-77",
    "123456789012345678901, WEB-123456789012345678901",
    "1234567890123456789012, WEB-77",
  })
  void theInvoiceNumberIsThePrefixAndWhatTheCustomerKnows(String number, String expected) {
    assertThat(Shop.booked(order(number, "iDEAL", "2026-03-02T10:00:00Z")).invoiceNumber())
        .isEqualTo(expected)
        .hasSizeLessThanOrEqualTo(25);
  }

  @Test
  void markersAreDeterministicAndDifferPerDocument() {
    UUID connection = UUID.fromString("5a4db0c0-0000-4000-8000-000000000001");

    Booking.Markers sale = Names.markers(connection, 1, 0);

    assertThat(sale).isEqualTo(Names.markers(connection, 1, 0));
    assertThat(List.of(sale.sale(), sale.payment())).allMatch(m -> m.matches("[SP][A-Z2-7]{24}"));
    assertThat(sale).isNotEqualTo(Names.markers(connection, 2, 0));
    assertThat(sale).isNotEqualTo(Names.markers(connection, 1, 5));
    assertThat(sale).isNotEqualTo(Names.markers(UUID.randomUUID(), 1, 0));
  }

  @ParameterizedTest(name = "paid at {0} is {1} in Amsterdam")
  @CsvSource({
    "2026-12-31T22:59:59Z, 2026-12-31",
    "2026-12-31T23:00:00Z, 2027-01-01",
    "2026-03-29T00:59:59Z, 2026-03-29",
    "2026-03-28T22:59:59Z, 2026-03-28",
    "2026-03-28T23:00:00Z, 2026-03-29",
    "2026-10-24T21:59:59Z, 2026-10-24",
    "2026-10-24T22:00:00Z, 2026-10-25",
    "2026-10-25T22:59:59Z, 2026-10-25",
    "2026-10-25T23:00:00Z, 2026-10-26",
  })
  void theInvoiceDateIsTheDayOfPaymentInAmsterdam(String paid, LocalDate expected) {
    assertThat(Shop.booked(order("1", "iDEAL", paid)).invoiceDate()).isEqualTo(expected);
  }

  @Test
  void descriptionsAreCutBetweenCodePoints() {
    Booking booking = Shop.booked(order("1", "🍪".repeat(300), "2026-03-02T10:00:00Z"));

    assertThat(booking.description().codePointCount(0, booking.description().length()))
        .isEqualTo(250);
    assertThat(booking.description()).endsWith("🍪");
  }

  private static SaleOrder order(String number, String title, String paid) {
    BigDecimal tax = new BigDecimal("21.00");
    return new SaleOrder(
        77,
        number,
        "EUR",
        Optional.of(Instant.parse(paid)),
        Optional.empty(),
        new BigDecimal("121.00"),
        tax,
        new SaleOrder.Payment("ideal", title, ""),
        Optional.of("NL"),
        Optional.empty(),
        false,
        List.of(
            new SaleOrder.Line(
                SaleOrder.Kind.PRODUCT,
                1,
                "Mok",
                BigDecimal.ONE,
                new BigDecimal("100.00"),
                tax,
                List.of(new SaleOrder.LineTax(1, tax)))),
        List.of(new SaleOrder.Rate(1, "NL", BigDecimal.valueOf(21), false, tax)));
  }
}
