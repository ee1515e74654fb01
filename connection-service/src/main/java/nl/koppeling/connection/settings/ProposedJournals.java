package nl.koppeling.connection.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.settings.Providers.Known;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.BookingSettings.JournalRule.Way;
import nl.koppeling.snelstart.CompanyInfo;
import nl.koppeling.snelstart.Journal;
import nl.koppeling.snelstart.JournalKind;
import nl.koppeling.snelstart.LedgerAccount;

/**
 * How payments are settled, as far as names say so. Cash on delivery, bank transfer and cheque get
 * no rule: their money comes in by another way, which only the owner knows.
 */
final class ProposedJournals {

  private ProposedJournals() {}

  /**
   * The lowest bank journal of a payment provider's own; never the bank itself, where the
   * provider's payouts will land.
   */
  static Optional<UUID> usual(CompanyInfo company, List<Journal> journals) {
    return active(journals, JournalKind.BANK).stream()
        .filter(j -> Providers.provider(j) && !Providers.ownBank(j, company))
        .filter(j -> !ProposedLedgers.saysGiftCard(j.description()))
        .findFirst()
        .map(Journal::id);
  }

  /** Memorial rules: of providers when no bank journal is theirs, and of redeemed gift cards. */
  static List<JournalRule> rules(
      CompanyInfo company, List<LedgerAccount> chart, List<Journal> journals) {
    List<JournalRule> rules = new ArrayList<>();
    if (usual(company, journals).isEmpty()) {
      for (Known provider : Known.values()) {
        memorial(journals, provider)
            .ifPresent(
                journal ->
                    clearing(chart, provider)
                        .ifPresent(ledger -> rules.addAll(rules(provider, journal, ledger))));
      }
    }
    giftCards(chart, journals).ifPresent(rules::add);
    return List.copyOf(rules);
  }

  private static List<JournalRule> rules(Known provider, Journal journal, LedgerAccount clearing) {
    return provider.methods().stream().map(m -> memorial(m, journal, clearing)).toList();
  }

  private static Optional<Journal> memorial(List<Journal> journals, Known provider) {
    return active(journals, JournalKind.MEMORIAL).stream()
        .filter(j -> Known.in(j.description()).filter(provider::equals).isPresent())
        .findFirst();
  }

  /** The one named after the provider, else the only one that is named after none. */
  private static Optional<LedgerAccount> clearing(List<LedgerAccount> chart, Known provider) {
    List<LedgerAccount> all =
        chart.stream()
            .filter(l -> !l.inactive() && l.function().equals("TussenrekeningBetalingen"))
            .sorted(Comparator.comparingInt(LedgerAccount::number))
            .toList();
    List<LedgerAccount> anybodys =
        all.stream().filter(l -> Known.in(l.description()).isEmpty()).toList();
    return all.stream()
        .filter(l -> provider.named(l.description()))
        .findFirst()
        .or(() -> anybodys.size() == 1 ? Optional.of(anybodys.getFirst()) : Optional.empty());
  }

  /** What was sold as a debt is taken from that debt when it is redeemed (VAT reference 2.4). */
  private static Optional<JournalRule> giftCards(
      List<LedgerAccount> chart, List<Journal> journals) {
    return active(journals, JournalKind.MEMORIAL).stream()
        .filter(j -> ProposedLedgers.saysGiftCard(j.description()))
        .findFirst()
        .flatMap(
            journal ->
                ProposedLedgers.giftCards(chart)
                    .map(debt -> memorial(JournalRule.GIFT_CARD, journal, debt)));
  }

  private static JournalRule memorial(String method, Journal journal, LedgerAccount clearing) {
    return new JournalRule(
        method, Way.MEMORIAL, Optional.of(journal.id()), Optional.of(clearing.id()));
  }

  private static List<Journal> active(List<Journal> journals, JournalKind kind) {
    return journals.stream()
        .filter(j -> j.kind() == kind && !j.inactive())
        .sorted(Comparator.comparingInt(Journal::number))
        .toList();
  }
}
