package nl.koppeling.snelstart;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * One administration in SnelStart, over its B2B API v2. Every method makes the call when subscribed
 * to, never repeats it, and fails with a {@link SnelStartException} only; each of its kinds says
 * whether the call may be repeated. Reference: SnelStart API reference, sections 5 to 13.
 */
@ApplicationScoped
public class SnelStart {

  private static final Endpoint COMPANY = Endpoint.get("/companyInfo");
  private static final Endpoint LEDGERS = Endpoint.get("/grootboeken");
  private static final Endpoint JOURNALS = Endpoint.get("/dagboeken");
  private static final Endpoint COUNTRIES = Endpoint.get("/landen");
  private static final Endpoint RATES = Endpoint.get("/btwtarieven");
  private static final Endpoint FOREIGN_RATES = Endpoint.get("/vatrates");
  private static final Endpoint NEW_MEMORIAL = Endpoint.post("/memoriaalboekingen");
  private static final Endpoint COST_CENTRES = Endpoint.get("/kostenplaatsen");
  private static final Endpoint RELATIONS = Endpoint.get("/relaties");
  private static final Endpoint NEW_RELATION = Endpoint.post("/relaties");
  private static final Endpoint INVOICES = Endpoint.get("/verkoopfacturen");
  private static final Endpoint SALE = Endpoint.get("/verkoopboekingen/{id}");
  private static final Endpoint NEW_SALE = Endpoint.post("/verkoopboekingen");
  private static final Endpoint RECEIPTS = Endpoint.get("/bankboekingen");
  private static final Endpoint NEW_RECEIPT = Endpoint.post("/bankboekingen");

  /** A number is unique, so more than a few rows mean that the filter was not applied. */
  private static final int FEW = 5;

  private final SnelStartApi api;
  private final Calls calls;

  @Inject
  SnelStart(@RestClient SnelStartApi api, Calls calls) {
    this.api = api;
    this.calls = calls;
  }

  /** The administration behind the bearer (companyInfo). */
  public Uni<CompanyInfo> companyInfo(Access a) {
    return calls.one(
        COMPANY,
        () -> api.companyInfo(a.authorization(), a.subscriptionKey()),
        Reading::companyInfo);
  }

  /** The whole chart of accounts (grootboeken), in pages of 500. */
  public Uni<List<LedgerAccount>> ledgerAccounts(Access a) {
    return Pages.all(
        LEDGERS,
        skip ->
            calls.many(
                LEDGERS,
                () -> api.grootboeken(a.authorization(), a.subscriptionKey(), Pages.SIZE, skip),
                Reading::ledgerAccount),
        LedgerAccount::id);
  }

  /** All journals (dagboeken), inactive ones too. */
  public Uni<List<Journal>> journals(Access a) {
    return calls.many(
        JOURNALS, () -> api.dagboeken(a.authorization(), a.subscriptionKey()), Reading::journal);
  }

  /** All countries (landen), about 250. */
  public Uni<List<Country>> countries(Access a) {
    return calls.many(
        COUNTRIES, () -> api.landen(a.authorization(), a.subscriptionKey()), Reading::country);
  }

  /** All Dutch rates of all times (btwtarieven). */
  public Uni<List<VatRate>> vatRates(Access a) {
    return calls
        .many(
            RATES, () -> api.btwtarieven(a.authorization(), a.subscriptionKey()), Reading::vatRate)
        .map(rates -> rates.stream().flatMap(Optional::stream).toList());
  }

  /** All rates of the member states of all times (vatrates): what the one-stop shop books by. */
  public Uni<List<ForeignVatRate>> foreignVatRates(Access a) {
    return calls
        .many(
            FOREIGN_RATES,
            () -> api.vatrates(a.authorization(), a.subscriptionKey()),
            Reading::foreignVatRates)
        .map(countries -> countries.stream().flatMap(List::stream).toList());
  }

  /**
   * Settles invoices on a memorial journal (memoriaalboeking). SnelStart does <em>not</em> refuse a
   * second one: after {@link Unclear} read the invoice's balance first.
   */
  public Uni<MemorialBooking> bookMemorial(Access a, NewMemorialBooking b) {
    byte[] body = Json.write(Writing.memorialBooking(b));
    return calls.one(
        NEW_MEMORIAL,
        () -> api.postMemoriaalboeking(a.authorization(), a.subscriptionKey(), body),
        Reading::memorialBooking);
  }

  /** All cost centres (kostenplaatsen), inactive ones too. */
  public Uni<List<CostCentre>> costCentres(Access a) {
    return calls.many(
        COST_CENTRES,
        () -> api.kostenplaatsen(a.authorization(), a.subscriptionKey()),
        Reading::costCentre);
  }

  /**
   * Relations with this e-mail address, compared here in any case of letters and inside {@code
   * ;}-lists, because a filter may be ignored. One call, so a relation that holds the address in a
   * list among others is found only if SnelStart's filter offers it. System rows and suppliers are
   * included; the caller chooses.
   */
  public Uni<List<Relation>> relationsByEmail(Access a, String email) {
    String wanted = Texts.required("e-mail", Texts.clean(email));
    String filter = OData.eq("Email", wanted);
    return calls
        .many(
            RELATIONS,
            () -> api.relaties(a.authorization(), a.subscriptionKey(), filter, Pages.SIZE, 0),
            Reading::relation)
        .map(rows -> Matches.byEmail(RELATIONS, rows, wanted));
  }

  /**
   * One page of at most 500 relations, after the first {@code skip}; the last page is not full. No
   * order is promised.
   */
  public Uni<List<Relation>> relationsPage(Access a, int skip) {
    return calls.many(
        RELATIONS,
        () -> api.relaties(a.authorization(), a.subscriptionKey(), null, Pages.SIZE, skip),
        Reading::relation);
  }

  /**
   * Makes a customer (relatie). SnelStart does not refuse a second one: after {@link Unclear} look
   * up by e-mail first.
   */
  public Uni<Relation> createRelation(Access a, NewRelation r) {
    byte[] body = Json.write(Writing.relation(r));
    return calls.one(
        NEW_RELATION,
        () -> api.postRelatie(a.authorization(), a.subscriptionKey(), body),
        Reading::relation);
  }

  /**
   * The invoice with exactly this number (verkoopfactuur), compared here; nothing means there is
   * none.
   */
  public Uni<Optional<SalesInvoice>> salesInvoiceByNumber(Access a, String number) {
    String wanted = Texts.number("invoice number", number);
    String filter = OData.eq("Factuurnummer", wanted);
    return calls
        .many(
            INVOICES,
            () -> api.verkoopfacturen(a.authorization(), a.subscriptionKey(), filter, FEW),
            Reading::salesInvoice)
        .map(rows -> Matches.byNumber(INVOICES, rows, wanted, FEW));
  }

  /** The sales booking with this id (verkoopboeking); {@link NotFound} when there is none. */
  public Uni<SalesBooking> salesBooking(Access a, UUID bookingId) {
    return calls.one(
        SALE,
        () -> api.verkoopboeking(a.authorization(), a.subscriptionKey(), bookingId),
        Reading::salesBooking);
  }

  /**
   * Books a sales invoice (verkoopboeking). A second one with the same number is refused: {@link
   * Reaction#NUMBER_TAKEN}.
   */
  public Uni<SalesBooking> bookSale(Access a, NewSalesBooking b) {
    byte[] body = Json.write(Writing.salesBooking(b));
    return calls.one(
        NEW_SALE,
        () -> api.postVerkoopboeking(a.authorization(), a.subscriptionKey(), body),
        Reading::salesBooking);
  }

  /**
   * Books money received or paid out (bankboeking). SnelStart does <em>not</em> refuse a second
   * one: after {@link Unclear} look first.
   */
  public Uni<BankBooking> bookReceipt(Access a, NewBankBooking b) {
    byte[] body = Json.write(Writing.bankBooking(b));
    return calls.one(
        NEW_RECEIPT,
        () -> api.postBankboeking(a.authorization(), a.subscriptionKey(), body),
        Reading::bankBooking);
  }

  /**
   * Bank bookings with exactly this voucher number (boekstuk) on {@code date}, a day earlier or
   * later; compared here.
   */
  public Uni<List<BankBooking>> bankBookingsByVoucher(
      Access a, String voucherNumber, LocalDate date) {
    String wanted = Texts.number("voucher number", voucherNumber);
    String filter = OData.within("Datum", date.minusDays(1), date.plusDays(2));
    return Pages.all(
            RECEIPTS,
            skip ->
                calls.many(
                    RECEIPTS,
                    () ->
                        api.bankboekingen(
                            a.authorization(), a.subscriptionKey(), filter, Pages.SIZE, skip),
                    Reading::bankBooking),
            BankBooking::id)
        .map(rows -> rows.stream().filter(b -> b.voucherNumber().equals(wanted)).toList());
  }
}
