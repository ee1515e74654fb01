package nl.koppeling.connection.statement;

import java.util.List;
import nl.koppeling.connection.statement.Statement.Source;

/** What a statement covers today, said plainly. */
final class Sources {

  static final List<Source> ALL =
      List.of(
          new Source(
              Source.Name.LEDGER,
              true,
              "Onze eigen registratie: wat de winkel ons meldde, wat ermee gebeurde en wat SnelStart bij het boeken"
                  + " bevestigde.",
              "Our own record: what the shop told us, what became of it and what SnelStart confirmed when booking."),
          new Source(
              Source.Name.SHOP,
              false,
              "De winkel is voor dit overzicht niet opnieuw gelezen: een bestelling die wij nooit zagen, staat er niet in.",
              "The shop was not read again for this statement: an order we never saw is not in it."),
          new Source(
              Source.Name.SNELSTART,
              false,
              "SnelStart is voor dit overzicht niet teruggelezen: wat daar later is gewijzigd of verwijderd, is niet te zien.",
              "SnelStart was not read back for this statement: what was changed or deleted there later does not show."));

  private Sources() {}
}
