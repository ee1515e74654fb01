package nl.koppeling.invoice.bookkeeping;

import java.util.HashMap;
import java.util.Map;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.snelstart.Problem;
import nl.koppeling.snelstart.Refused;

/** What an owner is told when SnelStart refuses (SnelStart API reference 12.2). */
final class Refusals {

  private Refusals() {}

  static Reason of(Refused refused, Plan plan) {
    Obstacle obstacle =
        switch (refused.reaction()) {
          case PERIOD_CLOSED -> Obstacle.PERIOD_CLOSED;
          case LEDGER, EU_LEDGER -> Obstacle.LEDGER_INVALID;
          case JOURNAL -> Obstacle.JOURNAL_INVALID;
          case RELATION, VAT_NUMBER, EMAIL, ADDRESS, FIELD -> Obstacle.RELATION_INVALID;
          case BALANCE -> Obstacle.AMOUNTS_REFUSED;
          case GONE -> Obstacle.BOOKING_MISSING;
          case NUMBER_TAKEN -> Obstacle.NUMBER_TAKEN;
          case ARTICLE, OTHER -> Obstacle.SNELSTART_REFUSED;
        };
    return obstacle.with(figures(obstacle, refused, plan));
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
