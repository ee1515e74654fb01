package nl.koppeling.connection.statement;

import java.util.List;
import java.util.Optional;
import nl.koppeling.connection.readback.Place;
import nl.koppeling.connection.readback.Readback;
import nl.koppeling.connection.statement.Statement.Source;

/** What a statement covers, said plainly. */
final class Sources {

  private static final Source LEDGER =
      new Source(
          Source.Name.LEDGER,
          true,
          "Onze eigen registratie: wat de winkel ons meldde, wat ermee gebeurde en wat SnelStart bij het boeken"
              + " bevestigde.",
          "Our own record: what the shop told us, what became of it and what SnelStart confirmed when booking.",
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private Sources() {}

  static List<Source> of(List<Readback> readbacks) {
    return List.of(
        LEDGER, shop(found(readbacks, Place.SHOP)), books(found(readbacks, Place.SNELSTART)));
  }

  private static Optional<Readback> found(List<Readback> readbacks, Place place) {
    return readbacks.stream().filter(r -> r.place() == place).findFirst();
  }

  private static Source shop(Optional<Readback> readback) {
    return covered(readback)
        ? source(
            Source.Name.SHOP,
            readback,
            "De winkel, teruggelezen: elke bestelling die wij kennen, en elke bestelling die er is afgerond en betaald.",
            "The shop, read back: every order we know, and every order that is completed and paid there.")
        : source(
            Source.Name.SHOP,
            readback,
            "De winkel is voor dit overzicht nog niet teruggelezen: een bestelling die wij nooit zagen, staat er niet in.",
            "The shop was not read back for this statement yet: an order we never saw is not in it.");
  }

  private static Source books(Optional<Readback> readback) {
    return covered(readback)
        ? source(
            Source.Name.SNELSTART,
            readback,
            "SnelStart, teruggelezen: elke factuur met haar bedrag, btw en wat er openstaat.",
            "SnelStart, read back: every invoice with its amount, VAT and what is open.")
        : source(
            Source.Name.SNELSTART,
            readback,
            "SnelStart is voor dit overzicht nog niet teruggelezen: wat daar later is gewijzigd of verwijderd, is niet te"
                + " zien.",
            "SnelStart was not read back for this statement yet: what was changed or deleted there later does not show.");
  }

  private static boolean covered(Optional<Readback> readback) {
    return readback.flatMap(Readback::reading).isPresent();
  }

  private static Source source(
      Source.Name name, Optional<Readback> readback, String nl, String en) {
    return new Source(
        name,
        covered(readback),
        nl,
        en,
        readback.filter(Readback::running).isPresent(),
        readback.flatMap(Readback::readAt),
        readback.flatMap(Readback::reading),
        readback.flatMap(Readback::failure));
  }
}
