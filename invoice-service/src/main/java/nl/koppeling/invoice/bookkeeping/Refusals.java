package nl.koppeling.invoice.bookkeeping;

import java.util.HashMap;
import java.util.Map;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.snelstart.Problem;
import nl.koppeling.snelstart.Refused;

/** What an owner is told when SnelStart refuses (SnelStart API reference 12.2). */
final class Refusals {

  private Refusals() {}

  /** A refused booking: of its ledger accounts the owner reads which they are. */
  static Reason booking(Refused refused, Plan plan, BookingSettings settings) {
    LedgersUsed used = new LedgersUsed(plan.booking(), settings);
    return of(refused, plan, used.nl(), used.en());
  }

  /** A refused payment: its one ledger account is that of the payment method. */
  static Reason payment(Refused refused, Plan plan) {
    return of(
        refused,
        plan,
        "de tegenrekening van betaalmethode '" + plan.paymentMethod() + "'",
        "the clearing account of payment method '" + plan.paymentMethod() + "'");
  }

  /** A refused sales order or article: its ledger accounts are SnelStart's own. */
  static Reason salesOrder(Refused refused, Plan plan) {
    return of(
        refused,
        plan,
        "de rekeningen van de artikelomzetgroepen",
        "the accounts of the article revenue groups");
  }

  private static Reason of(Refused refused, Plan plan, String ledgers, String ledgersEn) {
    Obstacle obstacle = obstacle(refused);
    Map<String, String> figures = figures(obstacle, refused, plan);
    if (obstacle == Obstacle.LEDGER_INVALID) {
      figures.put("ledgers", ledgers);
      figures.put("ledgersEn", ledgersEn);
    }
    return obstacle.with(figures);
  }

  private static Obstacle obstacle(Refused refused) {
    return switch (refused.reaction()) {
      case PERIOD_CLOSED -> Obstacle.PERIOD_CLOSED;
      case LEDGER, EU_LEDGER -> Obstacle.LEDGER_INVALID;
      case JOURNAL -> Obstacle.JOURNAL_INVALID;
      case RELATION, VAT_NUMBER, EMAIL, ADDRESS, FIELD -> Obstacle.RELATION_INVALID;
      case BALANCE -> Obstacle.AMOUNTS_REFUSED;
      case GONE -> Obstacle.BOOKING_MISSING;
      case NUMBER_TAKEN -> Obstacle.NUMBER_TAKEN;
      case ARTICLE, OTHER -> Obstacle.SNELSTART_REFUSED;
    };
  }

  private static Map<String, String> figures(Obstacle obstacle, Refused refused, Plan plan) {
    Map<String, String> figures = new HashMap<>();
    figures.put("code", refused.firstCode().orElse("?"));
    figures.put("number", plan.booking().invoiceNumber());
    figures.put("date", plan.booking().invoiceDate().toString());
    figures.put("method", plan.paymentMethod());
    // SnelStart's sentence about a relation may quote the person.
    if (obstacle != Obstacle.RELATION_INVALID) {
      figures.put(
          "message", refused.problems().stream().findFirst().map(Problem::message).orElse(""));
    }
    return figures;
  }

  static Reason numberTaken(Plan plan, String found) {
    return Obstacle.NUMBER_TAKEN.with(
        Map.of("number", plan.booking().invoiceNumber(), "found", found));
  }

  static Reason unresolved(Plan plan) {
    return Obstacle.UNRESOLVED.with(Map.of("number", plan.booking().invoiceNumber()));
  }

  static Reason missing(Plan plan) {
    return Obstacle.BOOKING_MISSING.with(Map.of("number", plan.booking().invoiceNumber()));
  }

  static Reason journalUnmapped(String method) {
    return Obstacle.JOURNAL_UNMAPPED.with(Map.of("method", method));
  }

  static Reason amount(Obstacle obstacle, Plan plan, String found) {
    return obstacle.with(
        Map.of(
            "number", plan.booking().invoiceNumber(),
            "expected", plan.booking().total().toString(),
            "found", found));
  }
}
