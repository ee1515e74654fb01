package nl.koppeling.connection.setup;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.snelstart.Journal;
import nl.koppeling.snelstart.JournalKind;
import nl.koppeling.snelstart.LedgerAccount;

/**
 * What a proof found, what is proposed, and what can be chosen instead.
 *
 * @param missingScopes always empty: a coupling that lacks a right is refused
 */
record ProofView(
    Shop shop,
    Findings.Administration administration,
    List<String> missingScopes,
    BookingSettings proposal,
    List<Choice> ledgers,
    List<Choice> journals) {

  /** The shop's side; {@code apiRoot} is where its REST API answered. */
  record Shop(
      boolean reachable,
      URI apiRoot,
      String wooCommerceVersion,
      String currency,
      boolean ownTables,
      boolean canWrite) {}

  /** A ledger account or bank journal to choose. */
  record Choice(UUID id, int number, String description, String kind) {}

  static ProofView of(ProveConnection.Outcome outcome) {
    Findings.Shop shop = outcome.proof().findings().shop();
    return new ProofView(
        new Shop(
            true,
            outcome.proof().shop().apiRoot(),
            shop.wooCommerceVersion(),
            shop.currency(),
            shop.ownTables(),
            shop.canWrite()),
        outcome.proof().findings().administration(),
        List.of(),
        outcome.proposal(),
        outcome.books().ledgers().stream().filter(ProofView::revenue).map(ProofView::of).toList(),
        outcome.books().journals().stream()
            .filter(j -> j.kind() == JournalKind.BANK && !j.inactive())
            .map(ProofView::of)
            .toList());
  }

  private static boolean revenue(LedgerAccount ledger) {
    return !ledger.inactive() && ledger.function().startsWith("Verkopen");
  }

  private static Choice of(LedgerAccount ledger) {
    return new Choice(ledger.id(), ledger.number(), ledger.description(), ledger.function());
  }

  private static Choice of(Journal journal) {
    return new Choice(journal.id(), journal.number(), journal.description(), journal.kind().name());
  }
}
