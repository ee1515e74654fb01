package nl.koppeling.snelstart;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SnelStart. */
@ApplicationScoped
public class SnelStart {
  public Uni<CompanyInfo> companyInfo(Access a) { throw new UnsupportedOperationException("follows"); }
  public Uni<List<LedgerAccount>> ledgerAccounts(Access a) { throw new UnsupportedOperationException("follows"); }
  public Uni<List<Journal>> journals(Access a) { throw new UnsupportedOperationException("follows"); }
  public Uni<List<Country>> countries(Access a) { throw new UnsupportedOperationException("follows"); }
  public Uni<List<VatRate>> vatRates(Access a) { throw new UnsupportedOperationException("follows"); }
  public Uni<List<CostCentre>> costCentres(Access a) { throw new UnsupportedOperationException("follows"); }
  public Uni<List<Relation>> relationsByEmail(Access a, String email) { throw new UnsupportedOperationException("follows"); }
  public Uni<List<Relation>> relationsPage(Access a, int skip) { throw new UnsupportedOperationException("follows"); }
  public Uni<Relation> createRelation(Access a, NewRelation r) { throw new UnsupportedOperationException("follows"); }
  public Uni<Optional<SalesInvoice>> salesInvoiceByNumber(Access a, String number) { throw new UnsupportedOperationException("follows"); }
  public Uni<SalesBooking> salesBooking(Access a, UUID bookingId) { throw new UnsupportedOperationException("follows"); }
  public Uni<SalesBooking> bookSale(Access a, NewSalesBooking b) { throw new UnsupportedOperationException("follows"); }
  public Uni<BankBooking> bookReceipt(Access a, NewBankBooking b) { throw new UnsupportedOperationException("follows"); }
  public Uni<List<BankBooking>> bankBookingsByVoucher(Access a, String voucherNumber, LocalDate date) { throw new UnsupportedOperationException("follows"); }
}
