package nl.koppeling.connection.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.VatBand;
import nl.koppeling.snelstart.Journal;
import nl.koppeling.snelstart.JournalKind;
import nl.koppeling.snelstart.LedgerAccount;

/**
 * Proposes settings from an administration's own chart, by function and never by number. What is
 * not certain is left open for the owner: an order that needs it is parked, not guessed.
 */
public final class Proposal {

  private static final int PAYMENT_TERM_DAYS = 14;

  private static final Pattern PROVIDER =
      words(
          "mollie|stripe|paypal|psp|webshop|webwinkel|betaalprovider|buckaroo|adyen|multisafepay|klarna|pay\\.nl|sisow|worldline");

  private static final Map<Role, Pattern> WORDS =
      Map.of(
          Role.SHIPPING, words("verzend|porto|bezorg"),
          Role.FEE, words("toeslag"),
          Role.DISCOUNT, words("korting"));

  private Proposal() {}

  /**
   * The proposal.
   *
   * @param taken prefixes other shops use in this administration
   */
  public static BookingSettings of(
      URI shopHome, List<LedgerAccount> chart, List<Journal> journals, Collection<String> taken) {
    List<LedgerRule> rules = new ArrayList<>();
    for (VatBand band : VatBand.values()) {
      List<LedgerAccount> usable = usable(chart, band);
      product(usable)
          .ifPresent(
              product -> {
                for (Role role : Role.values()) {
                  LedgerAccount ledger = named(usable, role).orElse(product);
                  rules.add(new LedgerRule(role, band, ledger.id(), ledger.number()));
                }
              });
    }
    return BookingSettings.dutch(
        Prefixes.propose(shopHome, taken),
        PAYMENT_TERM_DAYS,
        rules,
        List.of(),
        journal(journals),
        Optional.empty());
  }

  private static List<LedgerAccount> usable(List<LedgerAccount> chart, VatBand band) {
    return chart.stream()
        .filter(l -> !l.inactive() && !l.costCentreRequired() && Bands.fits(l, band))
        .sorted(Comparator.comparingInt(LedgerAccount::number))
        .toList();
  }

  /** The lowest number that is not meant for something else. */
  private static Optional<LedgerAccount> product(List<LedgerAccount> usable) {
    return usable.stream()
        .filter(l -> WORDS.values().stream().noneMatch(w -> w.matcher(l.description()).find()))
        .findFirst()
        .or(() -> usable.stream().findFirst());
  }

  private static Optional<LedgerAccount> named(List<LedgerAccount> usable, Role role) {
    Pattern words = WORDS.get(role);
    return words == null
        ? Optional.empty()
        : usable.stream().filter(l -> words.matcher(l.description()).find()).findFirst();
  }

  /**
   * A journal of the payment provider's own; never the bank itself, where the provider's payouts
   * will land.
   */
  private static Optional<UUID> journal(List<Journal> journals) {
    return journals.stream()
        .filter(j -> j.kind() == JournalKind.BANK && !j.inactive())
        .filter(j -> PROVIDER.matcher(j.description()).find())
        .min(Comparator.comparingInt(Journal::number))
        .map(Journal::id);
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE);
  }
}
