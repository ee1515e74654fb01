package nl.koppeling.snelstart;

import java.time.LocalDate;
import java.util.List;

/** From our words to SnelStart's (SnelStart API reference 7 and 8.1). */
final class Writing {

  private Writing() {}

  static Wire.Relatie relation(NewRelation r) {
    return new Wire.Relatie(
        List.of("Klant"),
        r.name(),
        orNothing(r.email()),
        orNothing(r.phone()),
        r.address().map(Writing::address).orElse(null),
        r.vatNumber().orElse(null),
        orNothing(r.memo()));
  }

  private static Wire.Adres address(Address a) {
    return new Wire.Adres(
        orNothing(a.contact()), a.street(), a.postcode(), a.city(), new Wire.Ref(a.countryId()));
  }

  static Wire.Verkoopboeking salesBooking(NewSalesBooking b) {
    return new Wire.Verkoopboeking(
        b.invoiceNumber(),
        midnight(b.invoiceDate()),
        new Wire.Ref(b.customerId()),
        orNothing(b.description()),
        orNothing(b.voucherNumber()),
        b.paymentTermDays(),
        b.total(),
        b.lines().stream().map(Writing::line).toList(),
        b.vat().stream().map(v -> new Wire.BtwRegel(documentKind(v.kind()), v.amount())).toList());
  }

  private static Wire.Boekingsregel line(SalesLine line) {
    return new Wire.Boekingsregel(
        line.description(),
        new Wire.Ref(line.ledgerId()),
        line.costCentreId().map(Wire.Ref::new).orElse(null),
        line.net(),
        lineKind(line.vatKind()));
  }

  static Wire.Bankboeking bankBooking(NewBankBooking b) {
    return new Wire.Bankboeking(
        midnight(b.date()),
        new Wire.Ref(b.journalId()),
        b.voucherNumber(),
        orNothing(b.description()),
        b.received(),
        b.paidOut(),
        b.payments().stream().map(Writing::payment).toList(),
        List.of(),
        List.of(),
        List.of());
  }

  static Wire.Memoriaalboeking memorialBooking(NewMemorialBooking b) {
    String text = Texts.required("memorial line", lineText(b));
    return new Wire.Memoriaalboeking(
        midnight(b.date()),
        new Wire.Ref(b.journalId()),
        b.voucherNumber(),
        orNothing(b.description()),
        b.clearingLedger()
            .map(
                ledger ->
                    List.of(
                        new Wire.MemoriaalRegel(
                            text,
                            new Wire.Ref(ledger),
                            b.amount().max(Money.ZERO),
                            b.amount().negate().max(Money.ZERO))))
            .orElse(List.of()),
        b.payments().stream()
            .map(
                p ->
                    new Wire.FactuurRegel(
                        new Wire.Ref(p.bookingId()),
                        p.description().isEmpty() ? text : p.description(),
                        p.amount()))
            .toList(),
        List.of());
  }

  /** Every line needs a text (SnelStart API reference 7.13). */
  private static String lineText(NewMemorialBooking b) {
    return b.description().isEmpty() ? b.voucherNumber() : b.description();
  }

  static Wire.Artikel article(NewArticle a) {
    return new Wire.Artikel(a.code(), a.description(), new Wire.Ref(a.groupId()), false, false);
  }

  /** Entered including VAT; SnelStart never lets us set a final status, so it stays an order. */
  static Wire.Verkooporder salesOrder(NewSalesOrder o) {
    return new Wire.Verkooporder(
        new Wire.Ref(o.customerId()),
        midnight(o.date()),
        "Order",
        orNothing(o.description()),
        o.reference(),
        "Inclusief",
        new Wire.Ref(o.templateId()),
        o.costCentreId().map(Wire.Ref::new).orElse(null),
        o.lines().stream().map(Writing::orderLine).toList(),
        orNothing(o.memo()));
  }

  private static Wire.VerkooporderRegel orderLine(NewSalesOrder.Line line) {
    return new Wire.VerkooporderRegel(
        new Wire.Ref(line.articleId()),
        orNothing(line.description()),
        line.unitPrice(),
        line.quantity(),
        0);
  }

  private static Wire.VerkoopboekingRegel payment(InvoicePayment p) {
    return new Wire.VerkoopboekingRegel(
        new Wire.Ref(p.bookingId()),
        orNothing(p.description()),
        p.amount().negate().max(Money.ZERO),
        p.amount().max(Money.ZERO));
  }

  /** Zone-less wall clock, midnight (SnelStart API reference 3). */
  static String midnight(LocalDate date) {
    return date + "T00:00:00";
  }

  private static String lineKind(VatKind kind) {
    return switch (kind) {
      case NONE -> "Geen";
      case LOW -> "Laag";
      case HIGH -> "Hoog";
      case OTHER -> "Overig";
    };
  }

  private static String documentKind(VatKind kind) {
    return "Verkopen" + lineKind(kind);
  }

  private static String orNothing(String text) {
    return text.isEmpty() ? null : text;
  }
}
