package nl.koppeling.snelstart;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Reads back what an administration has of a period, by date. Filters may be ignored and no order
 * is promised (SnelStart API reference 5.1 and 5.2), so dates are compared here and rows counted
 * once. Whatever somebody books meanwhile may be missed: the period should be over, or the reader
 * should not mind.
 */
@ApplicationScoped
public class BookedPeriod {

  private static final Endpoint INVOICES = Endpoint.get("/verkoopfacturen");
  private static final Endpoint ENTRIES = Endpoint.get("/grootboekmutaties");

  /** 10,000 invoices, and five entries of each: two sides, turnover, VAT and payment. */
  private static final int INVOICE_PAGES = 20;

  private static final int ENTRY_PAGES = 100;

  private final SnelStartApi api;
  private final Calls calls;

  @Inject
  BookedPeriod(@RestClient SnelStartApi api, Calls calls) {
    this.api = api;
    this.calls = calls;
  }

  /**
   * Invoices (verkoopfacturen) from the first day up to, not including, the last; all of the
   * administration's, at most 10,000, else {@link Malformed}.
   */
  public Uni<List<SalesInvoice>> invoices(Access a, LocalDate from, LocalDate before) {
    String filter = OData.within("FactuurDatum", from, before);
    return Pages.all(
            INVOICES,
            INVOICE_PAGES,
            skip ->
                calls.many(
                    INVOICES,
                    () ->
                        api.verkoopfacturenVan(
                            a.authorization(), a.subscriptionKey(), filter, Pages.SIZE, skip),
                    Reading::salesInvoice),
            SalesInvoice::id)
        .map(rows -> within(rows, SalesInvoice::invoiceDate, from, before));
  }

  /**
   * Entries in the ledger (grootboekmutaties) from the first day up to, not including, the last; at
   * most 50,000, else {@link Malformed}.
   */
  public Uni<List<LedgerEntry>> entries(Access a, LocalDate from, LocalDate before) {
    String filter = OData.within("Datum", from, before);
    return Pages.all(
            ENTRIES,
            ENTRY_PAGES,
            skip ->
                calls.many(
                    ENTRIES,
                    () ->
                        api.grootboekmutaties(
                            a.authorization(), a.subscriptionKey(), filter, Pages.SIZE, skip),
                    Reading::ledgerEntry),
            LedgerEntry::id)
        .map(rows -> within(rows, LedgerEntry::date, from, before));
  }

  private static <T> List<T> within(
      List<T> rows, Function<T, LocalDate> day, LocalDate from, LocalDate before) {
    return rows.stream()
        .filter(row -> !day.apply(row).isBefore(from) && day.apply(row).isBefore(before))
        .toList();
  }
}
