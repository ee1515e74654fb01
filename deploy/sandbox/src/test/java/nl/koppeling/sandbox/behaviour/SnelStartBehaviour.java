package nl.koppeling.sandbox.behaviour;

import static nl.koppeling.sandbox.behaviour.Books.TODAY;
import static nl.koppeling.sandbox.behaviour.Books.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.snelstart.Access;
import nl.koppeling.snelstart.BankBooking;
import nl.koppeling.snelstart.BearerRefused;
import nl.koppeling.snelstart.ClientKey;
import nl.koppeling.snelstart.ClientKeyRefused;
import nl.koppeling.snelstart.CompanyInfo;
import nl.koppeling.snelstart.Country;
import nl.koppeling.snelstart.Journal;
import nl.koppeling.snelstart.JournalKind;
import nl.koppeling.snelstart.LedgerAccount;
import nl.koppeling.snelstart.NewRelation;
import nl.koppeling.snelstart.NewSalesBooking;
import nl.koppeling.snelstart.NotFound;
import nl.koppeling.snelstart.Reaction;
import nl.koppeling.snelstart.Refused;
import nl.koppeling.snelstart.Relation;
import nl.koppeling.snelstart.RelationKind;
import nl.koppeling.snelstart.SalesBooking;
import nl.koppeling.snelstart.SalesInvoice;
import nl.koppeling.snelstart.SnelStart;
import nl.koppeling.snelstart.SnelStartException;
import nl.koppeling.snelstart.SubscriptionKeyRefused;
import nl.koppeling.snelstart.Token;
import nl.koppeling.snelstart.TokenHost;
import nl.koppeling.snelstart.VatKind;
import nl.koppeling.snelstart.VatRate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What we believe of SnelStart, as far as the services lean on it. Runs against the sandbox and
 * against a real administration with the same words: where the two differ, the sandbox is wrong.
 */
abstract class SnelStartBehaviour {

  @Inject SnelStart snelStart;
  @Inject TokenHost tokenHost;
  private Books books;
  private Access access;

  abstract Keys keys();

  @BeforeEach
  void open() {
    access = new Access(token().bearer(), keys().subscriptionKey());
    books = new Books(snelStart, access);
  }

  @AfterEach
  void removeTraces() throws IOException, InterruptedException {
    if (books != null) {
      books.removeTraces();
    }
  }

  private Token token() {
    return now(tokenHost.mint(keys().clientKey()));
  }

  @Test
  void tokenHoldsTheScopesWeNeedAndLivesAWhile() {
    Token token = token();
    assertThat(token.scopes())
        .contains(
            "relaties:read",
            "relaties:write",
            "boekhouden:read",
            "boekhouden:write",
            "orders:read",
            "bankieren:read",
            "bankieren:write",
            "settings:read");
    assertThat(token.expiresAt()).isAfter(Instant.now().plusSeconds(600));
  }

  @Test
  void administrationHasAnIdentityAndABookYear() {
    CompanyInfo info = now(snelStart.companyInfo(access));
    assertThat(info.administrationName()).isNotBlank();
    assertThat(info.currentBookYear()).isBetween(TODAY.getYear() - 5, TODAY.getYear() + 1);
    assertThat(now(snelStart.companyInfo(access)).administrationId())
        .isEqualTo(info.administrationId());
  }

  @Test
  void chartHasRevenueWithItsVatKind() {
    List<LedgerAccount> chart = now(snelStart.ledgerAccounts(access));
    assertThat(chart).extracting(LedgerAccount::id).doesNotHaveDuplicates();
    assertThat(chart)
        .filteredOn(l -> l.function().equals("VerkopenOmzetHoog"))
        .isNotEmpty()
        .allMatch(l -> l.vatKinds().contains(VatKind.HIGH));
    assertThat(now(snelStart.journals(access)))
        .extracting(Journal::kind)
        .contains(JournalKind.BANK, JournalKind.SALES);
    assertThat(now(snelStart.costCentres(access))).isNotNull();
  }

  @Test
  void countriesAreKnownByTwoAndByThreeLetters() {
    assertThat(now(snelStart.countries(access)))
        .filteredOn(c -> c.iso2().equals("NL"))
        .extracting(Country::iso3)
        .containsExactly("NLD");
  }

  @Test
  void ratesOfTodayAreUnique() {
    List<VatRate> today =
        now(snelStart.vatRates(access)).stream().filter(r -> r.holdsOn(TODAY)).toList();
    assertThat(today)
        .filteredOn(r -> r.kind() == VatKind.HIGH)
        .singleElement()
        .matches(r -> r.percent().intValueExact() == 21);
    assertThat(today)
        .filteredOn(r -> r.kind() == VatKind.LOW)
        .singleElement()
        .matches(r -> r.percent().intValueExact() == 9);
  }

  @Test
  void newCustomerIsFoundByAnEmailWithAPlus() {
    Relation made = books.customer();
    List<Relation> found = now(snelStart.relationsByEmail(access, books.email()));
    assertThat(found).extracting(Relation::id).containsExactly(made.id());
    assertThat(found.get(0).kinds()).containsExactly(RelationKind.CUSTOMER);
    assertThat(found.get(0).system()).isFalse();
  }

  @Test
  void emailWithAQuoteFindsNobodyWithoutComplaint() {
    String nobody = "o'brien." + books.mark + "@example.com";
    assertThat(now(snelStart.relationsByEmail(access, nobody))).isEmpty();
  }

  @Test
  void pagesOfRelationsContainTheSystemRows() {
    assertThat(now(snelStart.relationsPage(access, 0))).anyMatch(Relation::system);
    assertThat(now(snelStart.relationsPage(access, 1_000_000))).isEmpty();
  }

  @Test
  void nameAtTheLimitIsTaken() {
    NewRelation longest =
        books.newCustomer(
            "Koppeltest " + books.mark + " é".repeat(60), Optional.empty(), books.email());
    Relation made = now(snelStart.createRelation(access, longest));
    books.traces.leave("relaties", made.id());
    assertThat(made.name()).isEqualTo(longest.name());
  }

  @Test
  void bookedSaleIsFoundByItsNumberAndIsOpen() {
    SalesBooking booked = books.booked();
    SalesInvoice invoice =
        now(snelStart.salesInvoiceByNumber(access, books.number())).orElseThrow();
    assertThat(invoice.bookingId()).isEqualTo(booked.id());
    assertThat(invoice.customerId()).isEqualTo(booked.customerId());
    assertThat(invoice.total()).isEqualByComparingTo("121.00");
    assertThat(invoice.outstanding()).isEqualByComparingTo("121.00");
    assertThat(now(snelStart.salesBooking(access, booked.id()))).isEqualTo(booked);
    assertThat(booked.voucherNumber()).isEqualTo(books.voucher());
    assertThat(booked.invoiceDate()).isEqualTo(TODAY);
  }

  @Test
  void secondSaleWithTheNumberIsRefused() {
    SalesBooking first = books.booked();
    NewSalesBooking second =
        books.sale(books.number(), first.customerId(), books.revenue(), TODAY, 1);
    assertThat(refused(snelStart.bookSale(access, second))).isEqualTo(Reaction.NUMBER_TAKEN);
  }

  @Test
  void unusedNumberIsAbsent() {
    assertThat(now(snelStart.salesInvoiceByNumber(access, books.number()))).isEmpty();
  }

  @Test
  void receiptSettlesAndIsFoundByItsVoucher() {
    SalesBooking sale = books.booked();
    BankBooking receipt = books.paid(sale.id(), "121.00");
    assertThat(books.outstanding(books.number())).isEqualByComparingTo("0");
    List<BankBooking> found = now(snelStart.bankBookingsByVoucher(access, books.voucher(), TODAY));
    assertThat(found).containsExactly(receipt);
    assertThat(receipt.salesBookingIds()).containsExactly(sale.id());
    assertThat(receipt.received()).isEqualByComparingTo("121.00");
    assertThat(receipt.paidOut()).isEqualByComparingTo("0");
  }

  @Test
  void partOfTheMoneyLeavesTheRestOpen() {
    SalesBooking sale = books.booked();
    books.paid(sale.id(), "100.00");
    assertThat(books.outstanding(books.number())).isEqualByComparingTo("21.00");
  }

  @Test
  void secondReceiptWithTheVoucherIsNotRefused() {
    SalesBooking sale = books.booked();
    books.paid(sale.id(), "60.50");
    books.paid(sale.id(), "60.50");
    assertThat(now(snelStart.bankBookingsByVoucher(access, books.voucher(), TODAY))).hasSize(2);
  }

  @Test
  void creditIsPaidOut() {
    UUID customer = books.customer().id();
    SalesBooking credit =
        books.booked(books.sale(books.number(), customer, books.revenue(), TODAY, -1));
    assertThat(books.outstanding(books.number())).isEqualByComparingTo("-121.00");
    books.paid(credit.id(), "-121.00");
    assertThat(books.outstanding(books.number())).isEqualByComparingTo("0");
  }

  @Test
  void unusedVoucherIsAbsent() {
    assertThat(now(snelStart.bankBookingsByVoucher(access, books.voucher(), TODAY))).isEmpty();
  }

  @Test
  void unknownBookingIsNotFound() {
    failure(NotFound.class, snelStart.salesBooking(access, UUID.randomUUID()));
  }

  @Test
  void wrongSubscriptionKeyIsTheOperatorsProblem() {
    Access wrong = new Access(access.bearer(), "0".repeat(32));
    failure(SubscriptionKeyRefused.class, snelStart.companyInfo(wrong));
  }

  @Test
  void wrongBearerIsRefused() {
    Access wrong = new Access("eyJhbGciOiJub25lIn0.e30.x", access.subscriptionKey());
    failure(BearerRefused.class, snelStart.companyInfo(wrong));
  }

  @Test
  void wrongClientKeyIsTheOwnersProblem() {
    failure(
        ClientKeyRefused.class, tokenHost.mint(new ClientKey("a29wcGVsdGVzdDpiZXN0YWF0LW5pZXQ=")));
  }

  @Test
  void vatKindThatTheLedgerDoesNotAllowIsRefused() {
    UUID low = books.ledger("VerkopenOmzetLaag");
    assertThat(refusedSale(books.customer().id(), low, 0)).isEqualTo(Reaction.LEDGER);
  }

  @Test
  void unknownLedgerIsRefused() {
    assertThat(refusedSale(books.customer().id(), UUID.randomUUID(), 0)).isEqualTo(Reaction.LEDGER);
  }

  @Test
  void dateLongAgoIsRefused() {
    assertThat(refusedSale(books.customer().id(), books.revenue(), 10))
        .isEqualTo(Reaction.PERIOD_CLOSED);
  }

  @Test
  void unknownJournalIsRefused() {
    SalesBooking sale = books.booked();
    assertThat(
            refused(
                snelStart.bookReceipt(
                    access, books.payment(sale.id(), UUID.randomUUID(), "121.00"))))
        .isEqualTo(Reaction.JOURNAL);
  }

  @Test
  void impossibleVatNumberIsRefused() {
    NewRelation wanted =
        books.newCustomer("Koppeltest " + books.mark, Optional.of("NL123"), books.email());
    assertThat(refused(snelStart.createRelation(access, wanted))).isEqualTo(Reaction.VAT_NUMBER);
  }

  @Test
  void impossibleEmailIsRefused() {
    NewRelation wanted =
        books.newCustomer("Koppeltest " + books.mark, Optional.empty(), "geen adres");
    assertThat(refused(snelStart.createRelation(access, wanted))).isEqualTo(Reaction.EMAIL);
  }

  private Reaction refusedSale(UUID customer, UUID ledger, int yearsAgo) {
    return refused(
        snelStart.bookSale(
            access, books.sale(books.number(), customer, ledger, TODAY.minusYears(yearsAgo), 1)));
  }

  private static Reaction refused(Uni<?> call) {
    return failure(Refused.class, call).reaction();
  }

  private static <E extends SnelStartException> E failure(Class<E> kind, Uni<?> call) {
    E failure = catchThrowableOfType(kind, () -> now(call));
    assertThat(failure).as("%s expected", kind.getSimpleName()).isNotNull();
    return failure;
  }
}
