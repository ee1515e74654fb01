package nl.koppeling.invoice.changes;

import java.util.Map;
import nl.koppeling.events.Reason;

/** Why a change cannot be decided on, or not now. */
enum Obstruction {
  ALREADY_ACCEPTED(
      "Deze wijziging is al doorgevoerd of wordt doorgevoerd.",
      "This change has been accepted already."),
  ALREADY_DECLINED("Deze wijziging is al afgewezen.", "This change has been declined already."),
  SUPERSEDED(
      "De bestelling is daarna nog eens gewijzigd; beoordeel de nieuwste wijziging.",
      "The order changed once more after this; look at the latest change."),
  NOTHING_STANDS(
      "Er staat geen factuur van deze bestelling in SnelStart; er is niets te corrigeren.",
      "No invoice of this order stands in SnelStart; there is nothing to correct."),
  IN_MOTION(
      "Een factuur van deze bestelling wordt op dit moment geboekt of betaald. Probeer het zo dadelijk opnieuw.",
      "An invoice of this order is being booked or settled at this moment. Try again in a while."),
  CORRECTION_UNFINISHED(
      "Een eerdere correctie van deze bestelling is nog niet klaar. Los die eerst op.",
      "An earlier correction of this order is not finished. Solve that first."),
  NOT_SETTLED(
      "Een factuur of creditfactuur van deze bestelling is geboekt maar niet betaald. Los dat eerst op.",
      "An invoice or credit of this order is booked but not settled. Solve that first."),
  ORDER_WITHDRAWN(
      "De bestelling is al helemaal gecrediteerd; het vervallen van een terugbetaling verandert daar niets meer aan.",
      "The order is credited as a whole already; a deleted refund no longer changes that."),
  NOTHING_TO_BOOK(
      "Er is niets te boeken: van de factuur is niets meer over.",
      "There is nothing to book: nothing is left of the invoice."),
  NOT_COMPOSABLE(
      "De nieuwe versie kan niet met zekerheid worden geboekt; de redenen staan erbij. Er is niets geboekt.",
      "The later version cannot be booked with certainty; the reasons are given. Nothing was booked.");

  private final String nl;
  private final String en;

  Obstruction(String nl, String en) {
    this.nl = nl;
    this.en = en;
  }

  Reason reason() {
    return new Reason(name(), nl, en, Map.of());
  }
}
