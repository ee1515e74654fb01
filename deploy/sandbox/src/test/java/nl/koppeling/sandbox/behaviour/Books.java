package nl.koppeling.sandbox.behaviour;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.snelstart.Access;
import nl.koppeling.snelstart.BankBooking;
import nl.koppeling.snelstart.InvoicePayment;
import nl.koppeling.snelstart.Journal;
import nl.koppeling.snelstart.JournalKind;
import nl.koppeling.snelstart.LedgerAccount;
import nl.koppeling.snelstart.NewBankBooking;
import nl.koppeling.snelstart.NewRelation;
import nl.koppeling.snelstart.NewSalesBooking;
import nl.koppeling.snelstart.Relation;
import nl.koppeling.snelstart.SalesBooking;
import nl.koppeling.snelstart.SalesLine;
import nl.koppeling.snelstart.SnelStart;
import nl.koppeling.snelstart.VatAmount;
import nl.koppeling.snelstart.VatKind;

/** Makes clearly named test data in one administration, and remembers it for removal. */
final class Books {

  static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Amsterdam"));

  final SnelStart snelStart;
  final Access access;
  final Traces traces = new Traces();

  /** Tells this run's data from any other's. */
  final String mark = UUID.randomUUID().toString().substring(0, 8);

  Books(SnelStart snelStart, Access access) {
    this.snelStart = snelStart;
    this.access = access;
  }

  static <T> T now(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(60));
  }

  String number() {
    return "KOPPELTEST-" + mark;
  }

  String voucher() {
    return "KOPPELTEST-" + mark + "-P1";
  }

  String email() {
    return "koppeltest+" + mark + "@example.com";
  }

  NewRelation newCustomer(String name, Optional<String> vatNumber, String email) {
    return new NewRelation(name, email, "", Optional.empty(), vatNumber, "Koppeltest, mag weg");
  }

  Relation customer() {
    NewRelation wanted = newCustomer("Koppeltest " + mark, Optional.empty(), email());
    Relation made = now(snelStart.createRelation(access, wanted));
    traces.leave("relaties", made.id());
    return made;
  }

  /** Net 100.00 at the high rate, 121.00 in all; {@code sign} -1 makes it a credit. */
  NewSalesBooking sale(String number, UUID customer, UUID ledger, LocalDate date, int sign) {
    BigDecimal net = new BigDecimal(100 * sign);
    BigDecimal vat = new BigDecimal(21 * sign);
    return new NewSalesBooking(
        number,
        date,
        customer,
        "Koppeltest, mag weg",
        voucher(),
        0,
        net.add(vat),
        List.of(new SalesLine("Testartikel", ledger, Optional.empty(), net, VatKind.HIGH)),
        List.of(new VatAmount(VatKind.HIGH, vat)));
  }

  SalesBooking booked(NewSalesBooking wanted) {
    SalesBooking made = now(snelStart.bookSale(access, wanted));
    traces.leave("verkoopboekingen", made.id());
    return made;
  }

  SalesBooking booked() {
    return booked(sale(number(), customer().id(), revenue(), TODAY, 1));
  }

  NewBankBooking payment(UUID bookingId, UUID journal, String amount) {
    return new NewBankBooking(
        TODAY,
        journal,
        voucher(),
        "Koppeltest, mag weg",
        List.of(new InvoicePayment(bookingId, "Koppeltest", new BigDecimal(amount))));
  }

  BankBooking paid(UUID bookingId, String amount) {
    BankBooking made = now(snelStart.bookReceipt(access, payment(bookingId, journal(), amount)));
    traces.leave("bankboekingen", made.id());
    return made;
  }

  BigDecimal outstanding(String number) {
    return now(snelStart.salesInvoiceByNumber(access, number)).orElseThrow().outstanding();
  }

  UUID revenue() {
    return ledger("VerkopenOmzetHoog");
  }

  UUID ledger(String function) {
    return now(snelStart.ledgerAccounts(access)).stream()
        .filter(l -> l.function().equals(function) && !l.inactive() && !l.costCentreRequired())
        .min(Comparator.comparingInt(LedgerAccount::number))
        .orElseThrow()
        .id();
  }

  /** A journal of a payment provider when there is one; what is booked on it is removed again. */
  UUID journal() {
    return now(snelStart.journals(access)).stream()
        .filter(j -> j.kind() == JournalKind.BANK && !j.inactive())
        .min(Comparator.comparing((Journal j) -> !j.description().contains("Mollie")))
        .orElseThrow()
        .id();
  }

  void removeTraces() throws IOException, InterruptedException {
    List<String> left = traces.remove(access);
    if (!left.isEmpty()) {
      throw new IllegalStateException("test data was left behind: " + left);
    }
  }
}
