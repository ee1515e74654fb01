package nl.koppeling.snelstart;

import static nl.koppeling.snelstart.Samples.BOOKING;
import static nl.koppeling.snelstart.Samples.euros;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What goes over the wire is frozen: the examples of the SnelStart API reference, 5.2, 6.1 and 8.1.
 */
class WritingTest {

  @Test
  void salesBookingEqualsExample() {
    assertSame(Writing.salesBooking(Samples.sale()), "wire/sales-booking.json");
  }

  @Test
  void bankBookingEqualsExample() {
    assertSame(Writing.bankBooking(Samples.receipt()), "wire/bank-booking.json");
  }

  @Test
  void relationEqualsExample() {
    assertSame(Writing.relation(Samples.relation()), "wire/relation.json");
  }

  @Test
  void salesOrderIsFrozen() {
    assertSame(Writing.salesOrder(Samples.salesOrder()), "wire/sales-order.json");
  }

  @Test
  void articleIsFrozen() {
    assertSame(Writing.article(Samples.article()), "wire/article.json");
  }

  @Test
  void moneyIsNumberWithTwoDecimals() {
    assertThat(text(Writing.salesBooking(Samples.sale())))
        .contains("\"factuurbedrag\":87.30", "\"bedrag\":50.00", "\"btwBedrag\":1.80");
  }

  @Test
  void largeRoundAmountIsNotWrittenInScientificNotation() {
    NewBankBooking b = Samples.receipt(new InvoicePayment(BOOKING, "x", euros("1E+5")));
    assertThat(text(Writing.bankBooking(b))).contains("\"bedragOntvangen\":100000.00");
  }

  @Test
  void refundIsPaidOutAndDebited() {
    NewBankBooking b = Samples.receipt(new InvoicePayment(BOOKING, "x", euros("-30.25")));
    assertThat(text(Writing.bankBooking(b)))
        .contains(
            "\"bedragOntvangen\":0.00",
            "\"bedragUitgegeven\":30.25",
            "\"debet\":30.25,\"credit\":0.00");
  }

  @Test
  void bundleReceivesTheSumAndKeepsItsLines() {
    NewBankBooking b =
        Samples.receipt(
            new InvoicePayment(BOOKING, "a", euros("87.30")),
            new InvoicePayment(BOOKING, "b", euros("-7.30")));
    assertThat(text(Writing.bankBooking(b)))
        .contains(
            "\"bedragOntvangen\":80.00",
            "\"bedragUitgegeven\":0.00",
            "\"debet\":0.00,\"credit\":87.30",
            "\"debet\":7.30,\"credit\":0.00");
  }

  @Test
  void everyVatKindHasItsTwoWords() {
    NewSalesBooking b =
        new NewSalesBooking(
            "N1",
            Samples.DAY,
            Samples.CUSTOMER,
            "",
            "",
            14,
            euros("4.00"),
            List.of(
                Samples.line("a", BOOKING, Optional.empty(), "1", VatKind.NONE),
                Samples.line("b", BOOKING, Optional.empty(), "1", VatKind.OTHER)),
            List.of(
                new VatAmount(VatKind.LOW, euros("1.50")),
                new VatAmount(VatKind.HIGH, euros("0.25")),
                new VatAmount(VatKind.OTHER, euros("0.25"))));
    assertThat(text(Writing.salesBooking(b)))
        .contains("\"btwSoort\":\"Geen\"", "\"btwSoort\":\"Overig\"")
        .contains("VerkopenLaag", "VerkopenHoog", "VerkopenOverig")
        .doesNotContain("boekstuk", "\"id\":null", "VerkopenGeen");
  }

  @Test
  void relationWithoutAnythingHasOnlyKindAndName() {
    NewRelation bare = new NewRelation("Gast", "", null, Optional.empty(), Optional.empty(), null);
    assertThat(text(Writing.relation(bare)))
        .isEqualTo("{\"relatiesoort\":[\"Klant\"],\"naam\":\"Gast\"}");
  }

  private static void assertSame(Object wire, String file) {
    JsonNode written = Json.read(Json.write(wire));
    JsonNode frozen = Json.read(Files.bytes(file));
    assertThat(written.equals(BY_AMOUNT, frozen)).as("%s%nis not%n%s", written, frozen).isTrue();
  }

  /** The example writes 0 where we write 0.00; everything else is equal to the letter. */
  private static final Comparator<JsonNode> BY_AMOUNT =
      (a, b) ->
          a.isNumber() && b.isNumber()
              ? a.decimalValue().compareTo(b.decimalValue())
              : (a.equals(b) ? 0 : 1);

  private static String text(Object wire) {
    return new String(Json.write(wire), StandardCharsets.UTF_8);
  }
}
