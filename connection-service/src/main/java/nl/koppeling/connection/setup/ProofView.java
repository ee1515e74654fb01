package nl.koppeling.connection.setup;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.connection.proof.AdministrationProof;
import nl.koppeling.connection.settings.Proposal;
import nl.koppeling.connection.settings.Providers;
import nl.koppeling.connection.settings.Uses;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.shop.Carriage;
import nl.koppeling.snelstart.CompanyInfo;
import nl.koppeling.snelstart.Journal;
import nl.koppeling.snelstart.LedgerAccount;

/**
 * What a proof found, what is proposed, and what can be chosen instead.
 *
 * @param missingScopes always empty: a coupling that lacks a right is refused
 * @param ossOffered SnelStart has OSS on; the owner says since when ({@code taxation.ossSince})
 * @param undecidedMethods payment methods the proposed default journal would take although their
 *     money comes in elsewhere, unless the owner gives them a rule
 * @param ledgers those that can be chosen for something
 * @param journals active bank and memorial journals; the real bank's own are left out
 * @param orderTemplates active templates, for {@code choices.orderTemplate}
 * @param salesOrderRightsMissing what the coupling lacks for sales orders; bookings do not need it
 */
public record ProofView(
    Shop shop,
    Findings.Administration administration,
    List<String> missingScopes,
    BookingSettings proposal,
    boolean ossOffered,
    List<String> undecidedMethods,
    List<LedgerChoice> ledgers,
    List<JournalChoice> journals,
    List<OrderTemplateChoice> orderTemplates,
    List<String> salesOrderRightsMissing) {

  /**
   * The shop's side; {@code apiRoot} is where its REST API answered and {@code carriage} how the
   * key got there, of which QUERY is a remark to the owner.
   */
  public record Shop(
      boolean reachable,
      URI apiRoot,
      Carriage carriage,
      String wooCommerceVersion,
      String currency,
      boolean ownTables,
      boolean canWrite) {}

  /**
   * A ledger account to choose.
   *
   * @param kind SnelStart's word for its function
   * @param uses the bands of its turnover, GIFT_CARD, DONATION or CLEARING
   */
  public record LedgerChoice(
      UUID id, int number, String description, String kind, List<String> uses) {}

  /** A journal to choose; {@code kind} is BANK or MEMORIAL. */
  public record JournalChoice(UUID id, int number, String description, String kind) {}

  /** A template of sales orders to choose (verkoopordersjabloon). */
  public record OrderTemplateChoice(UUID id, String description) {}

  static ProofView of(ProveConnection.Outcome outcome) {
    Findings.Shop shop = outcome.proof().findings().shop();
    return new ProofView(
        new Shop(
            true,
            outcome.proof().shop().apiRoot(),
            outcome.proof().shop().carriage(),
            shop.wooCommerceVersion(),
            shop.currency(),
            shop.ownTables(),
            shop.canWrite()),
        outcome.proof().findings().administration(),
        List.of(),
        outcome.proposal(),
        Proposal.offersOss(outcome.books().company()),
        Proposal.undecided(outcome.proposal()),
        ledgers(outcome.books()),
        journals(outcome.books()),
        outcome.books().shelf().active().stream()
            .map(template -> new OrderTemplateChoice(template.id(), template.description()))
            .toList(),
        outcome.books().shelf().missingRights().stream().sorted().toList());
  }

  static List<LedgerChoice> ledgers(AdministrationProof.Books books) {
    return books.ledgers().stream()
        .map(ledger -> of(ledger, books.company()))
        .filter(choice -> !choice.uses().isEmpty())
        .toList();
  }

  static List<JournalChoice> journals(AdministrationProof.Books books) {
    return books.journals().stream()
        .filter(journal -> selectable(journal, books.company()))
        .map(ProofView::of)
        .toList();
  }

  private static boolean selectable(Journal journal, CompanyInfo company) {
    return !journal.inactive()
        && switch (journal.kind()) {
          case BANK -> !Providers.ownBank(journal, company);
          case MEMORIAL -> true;
          default -> false;
        };
  }

  private static LedgerChoice of(LedgerAccount ledger, CompanyInfo company) {
    return new LedgerChoice(
        ledger.id(),
        ledger.number(),
        ledger.description(),
        ledger.function(),
        Uses.of(ledger, company));
  }

  private static JournalChoice of(Journal journal) {
    return new JournalChoice(
        journal.id(), journal.number(), journal.description(), journal.kind().name());
  }
}
