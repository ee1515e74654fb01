package nl.koppeling.connection.readback;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.alarm.SubscriptionAlarm;
import nl.koppeling.connection.proof.SnelStartRefusals;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.refusals.StatementCode;
import nl.koppeling.snelstart.Access;
import nl.koppeling.snelstart.BookedPeriod;
import nl.koppeling.snelstart.ClientKey;
import nl.koppeling.snelstart.CompanyInfo;
import nl.koppeling.snelstart.LedgerEntry;
import nl.koppeling.snelstart.Malformed;
import nl.koppeling.snelstart.SnelStart;
import nl.koppeling.snelstart.SnelStartException;
import nl.koppeling.snelstart.TokenHost;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads what the administration has of a month: a token, the company, the chart, the invoices and
 * the entries in the ledger in pages of 500. Nothing is changed there. Only the administration that
 * was confirmed is read.
 */
@ApplicationScoped
class BooksMonth {

  private final TokenHost tokens;
  private final SnelStart snelStart;
  private final BookedPeriod booked;
  private final SubscriptionAlarm alarm;
  private final String subscriptionKey;

  @Inject
  BooksMonth(
      TokenHost tokens,
      SnelStart snelStart,
      BookedPeriod booked,
      SubscriptionAlarm alarm,
      @ConfigProperty(name = "koppeling.snelstart.subscription-key") String subscriptionKey) {
    this.tokens = tokens;
    this.snelStart = snelStart;
    this.booked = booked;
    this.alarm = alarm;
    this.subscriptionKey = subscriptionKey;
  }

  /** What is there; fails with a {@link Refusal}. */
  Uni<AgainstBooks.Books> read(ClientKey key, UUID administration, YearMonth month) {
    return tokens
        .mint(key)
        .map(token -> new Access(token.bearer(), subscriptionKey))
        .flatMap(access -> read(access, administration, month))
        .onFailure(Malformed.class)
        .transform(tooMuch -> Refusal.of(StatementCode.MONTH_TOO_LARGE))
        .onFailure(SnelStartException.class)
        .transform(e -> SnelStartRefusals.of((SnelStartException) e, alarm));
  }

  private Uni<AgainstBooks.Books> read(Access access, UUID administration, YearMonth month) {
    LocalDate from = month.atDay(1);
    LocalDate before = month.plusMonths(1).atDay(1);
    return snelStart
        .companyInfo(access)
        .invoke(company -> refuseOther(company, administration))
        .flatMap(
            company ->
                snelStart
                    .ledgerAccounts(access)
                    .flatMap(
                        chart ->
                            booked
                                .invoices(access, from, before)
                                .flatMap(
                                    invoices ->
                                        entries(access, from, before)
                                            .map(
                                                entries ->
                                                    new AgainstBooks.Books(
                                                        invoices,
                                                        entries,
                                                        chart,
                                                        company.foreignVatLedger())))));
  }

  /** Too many of them is no reason not to look at the invoices. */
  private Uni<Optional<List<LedgerEntry>>> entries(
      Access access, LocalDate from, LocalDate before) {
    return booked
        .entries(access, from, before)
        .map(Optional::of)
        .onFailure(Malformed.class)
        .recoverWithItem(Optional.empty());
  }

  private static void refuseOther(CompanyInfo company, UUID administration) {
    if (!company.administrationId().equals(administration)) {
      throw Refusal.of(RefusalCode.ADMINISTRATION_CHANGED, company.administrationName());
    }
  }
}
