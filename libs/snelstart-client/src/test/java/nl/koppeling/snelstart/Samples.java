package nl.koppeling.snelstart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The order of SnelStart example 6.1 and its payment 8.1, in our words. */
final class Samples {

  static final Access ACCESS = new Access("eyJ.secret.sig", "00000000000000000000000000000000");
  static final UUID CUSTOMER = UUID.fromString("a1000000-0000-4000-8000-000000000042");
  static final UUID REVENUE_HIGH = UUID.fromString("90000000-0000-4000-8000-000000008000");
  static final UUID REVENUE_LOW = UUID.fromString("90000000-0000-4000-8000-000000008110");
  static final UUID WEBSHOP = UUID.fromString("50000000-0000-4000-8000-000000000001");
  static final UUID BOOKING = UUID.fromString("b1000000-0000-4000-8000-000000010452");
  static final UUID MOLLIE = UUID.fromString("d0000000-0000-4000-8000-000000001104");
  static final UUID NETHERLANDS = UUID.fromString("1a000000-0000-4000-8000-000000000528");
  static final UUID TEMPLATE = UUID.fromString("40000000-0000-4000-8000-000000000001");
  static final UUID GROUP_HIGH = UUID.fromString("60000000-0000-4000-8000-000000000001");
  static final UUID TEE = UUID.fromString("30000000-0000-4000-8000-000000000001");
  static final UUID BOOK = UUID.fromString("30000000-0000-4000-8000-000000000002");
  static final UUID POST = UUID.fromString("30000000-0000-4000-8000-000000000003");
  static final LocalDate DAY = LocalDate.of(2026, 3, 9);

  private Samples() {}

  static BigDecimal euros(String amount) {
    return new BigDecimal(amount);
  }

  static SalesLine line(String text, UUID ledger, Optional<UUID> centre, String net, VatKind kind) {
    return new SalesLine(text, ledger, centre, euros(net), kind);
  }

  static NewSalesBooking sale() {
    return sale("WEB-10452", "87.30");
  }

  static NewSalesBooking sale(String number, String total) {
    return new NewSalesBooking(
        number,
        DAY,
        CUSTOMER,
        "WooCommerce order 10452, Mollie tr_demo1",
        "WC1-10452",
        0,
        euros(total),
        List.of(
            line("2x T-shirt rood M", REVENUE_HIGH, Optional.of(WEBSHOP), "50", VatKind.HIGH),
            line("1x Kookboek", REVENUE_LOW, Optional.empty(), "20.0", VatKind.LOW),
            line("Verzendkosten", REVENUE_HIGH, Optional.empty(), "4.13", VatKind.HIGH)),
        List.of(
            new VatAmount(VatKind.HIGH, euros("11.37")), new VatAmount(VatKind.LOW, euros("1.8"))));
  }

  static NewSalesOrder salesOrder() {
    return new NewSalesOrder(
        "WEB-10452",
        DAY,
        CUSTOMER,
        "WooCommerce order 10452",
        "WC1-10452",
        TEMPLATE,
        Optional.of(WEBSHOP),
        List.of(
            new NewSalesOrder.Line(TEE, "T-shirt rood M", euros("30.25"), euros("2.00")),
            new NewSalesOrder.Line(BOOK, "Kookboek", euros("21.8"), euros("1")),
            new NewSalesOrder.Line(POST, "", euros("10"), euros("0.5"))));
  }

  static NewArticle article() {
    return new NewArticle("TEE-RED-M", "T-shirt rood maat M", GROUP_HIGH);
  }

  static NewBankBooking receipt() {
    return receipt(new InvoicePayment(BOOKING, "Betaling WEB-10452", euros("87.3")));
  }

  static NewBankBooking receipt(InvoicePayment... payments) {
    return new NewBankBooking(
        DAY, MOLLIE, "WC1-10452-P1", "Mollie tr_demo1 order 10452", List.of(payments));
  }

  static NewRelation relation() {
    return new NewRelation(
        "Jan Voorbeeld",
        "jan+shop@example.com",
        "0612345678",
        Address.ifComplete("Jan Voorbeeld", "Proefstraat 7", "9999 ZZ", "Testdorp", NETHERLANDS),
        Optional.empty(),
        "WooCommerce shop demo, customer 42");
  }
}
