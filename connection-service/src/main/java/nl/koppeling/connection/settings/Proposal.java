package nl.koppeling.connection.settings;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.Choices;
import nl.koppeling.events.BookingSettings.Taxation;
import nl.koppeling.snelstart.CompanyInfo;
import nl.koppeling.snelstart.Journal;
import nl.koppeling.snelstart.LedgerAccount;
import nl.koppeling.snelstart.RevenueGroup;

/**
 * Proposes settings from an administration's own chart, by function, revenue group and journal, and
 * by number only among equals. What is not certain is left open for the owner: an order that needs
 * it is parked, not guessed.
 */
public final class Proposal {

  /** Bank transfer, cheque and cash on delivery, as WooCommerce names them. */
  private static final List<String> OUTSIDE_PROVIDERS = List.of("bacs", "cheque", "cod");

  private static final int PAYMENT_TERM_DAYS = 14;

  private Proposal() {}

  /**
   * The proposal. The first day of OSS is not in it: SnelStart does not tell it, the owner must.
   *
   * @param groups the revenue groups; empty when the coupling may not read them
   * @param taken prefixes other shops use in this administration
   */
  public static BookingSettings of(
      URI shopHome,
      CompanyInfo company,
      List<LedgerAccount> chart,
      List<Journal> journals,
      List<RevenueGroup> groups,
      Collection<String> taken) {
    return new BookingSettings(
        Prefixes.propose(shopHome, taken),
        PAYMENT_TERM_DAYS,
        ProposedLedgers.of(chart, groups),
        ProposedJournals.rules(company, chart, journals),
        ProposedJournals.usual(company, journals),
        Optional.empty(),
        new Taxation(
            Optional.empty(),
            company.foreignVatLedger(),
            company.smallBusinessScheme(),
            false,
            false),
        Choices.USUAL,
        List.of());
  }

  /**
   * Methods whose money reaches the bank by itself, but which the default journal would take: the
   * owner decides on them before confirming.
   */
  public static List<String> undecided(BookingSettings settings) {
    return OUTSIDE_PROVIDERS.stream()
        .filter(method -> settings.settlement(method).isPresent())
        .filter(
            method -> settings.journals().stream().noneMatch(r -> r.paymentMethod().equals(method)))
        .toList();
  }

  /** True when the administration has OSS on, so that the owner is asked since when. */
  public static boolean offersOss(CompanyInfo company) {
    return company.foreignVat();
  }
}
