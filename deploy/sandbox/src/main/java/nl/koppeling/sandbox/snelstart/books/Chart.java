package nl.koppeling.sandbox.snelstart.books;

import static nl.koppeling.sandbox.snelstart.books.LedgerFunction.*;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.wire.Json;

/**
 * What a fresh administration holds (SnelStart API reference 16.5 and the ledger table of VAT
 * reference 5). Ids end in the number and are the same in every administration.
 */
final class Chart {

  private static final LocalDateTime SET_UP = LocalDateTime.of(2026, 1, 2, 9, 0);

  private final Administration books;

  private Chart(Administration books) {
    this.books = books;
  }

  static Administration fill(Administration books) {
    Chart chart = new Chart(books);
    chart.journals();
    chart.balanceSheet();
    chart.turnover();
    chart.oss();
    chart.systemRelations();
    chart.shelf();
    books.costCentres().put(new CostCentre(id("50000000", 1), 1, "Webshop", false));
    return books;
  }

  static UUID id(String kind, int number) {
    return UUID.fromString(String.format(Locale.ROOT, "%s-0000-4000-8000-%012d", kind, number));
  }

  private void journals() {
    journal(1000, "Kas", "Kas", DAGBOEK_KAS);
    journal(1100, "Bank zakelijk", "Bank", DAGBOEK_BANK);
    journal(1104, "Mollie", "Bank", DAGBOEK_BANK);
    journal(1105, "PayPal", "Bank", DAGBOEK_BANK);
    journal(1300, "Debiteuren", "Verkoop", DAGBOEK_VERKOOP);
    journal(1600, "Crediteuren", "Inkoop", DAGBOEK_INKOOP);
    journal(2800, "Memoriaal", "Memoriaal", DAGBOEK_MEMORIAAL);
    journal(2810, "Mollie memoriaal", "Memoriaal", DAGBOEK_MEMORIAAL);
    journal(2820, "Cadeaubonnen", "Memoriaal", DAGBOEK_MEMORIAAL);
  }

  private void journal(int number, String description, String kind, LedgerFunction function) {
    books.journals().put(new Journal(id("d0000000", number), number, description, kind, false));
    balance(number, description, function);
  }

  private void balanceSheet() {
    balance(1112, "Betalingen onderweg", KRUISPOSTEN);
    balance(1509, "Tussenrekening Mollie", TUSSENREKENING);
    balance(1510, "Kruisposten", KRUISPOSTEN);
    balance(1671, "Btw af te dragen hoog", BTW_AF_TE_DRAGEN_HOOG);
    balance(1672, "Btw af te dragen laag", BTW_AF_TE_DRAGEN_LAAG);
    balance(1679, "Buitenlandse btw", DIVERSEN);
    balance(1680, "Uitstaande cadeaubonnen", DIVERSEN);
    result(4580, "Kosten betaalproviders", KOSTEN_ALLE_TARIEVEN);
    result(4758, "Transactiekosten", KOSTEN_ALLE_TARIEVEN);
  }

  private void turnover() {
    result(8000, "Omzet hoog", OMZET_HOOG);
    result(8001, "Omzet laag", OMZET_LAAG);
    result(8005, "Verzendkosten hoog", OMZET_HOOG);
    result(8006, "Verzendkosten laag", OMZET_LAAG);
    result(8007, "Toeslagen hoog", OMZET_HOOG);
    result(8008, "Kortingen laag", OMZET_LAAG);
    result(8009, "Kortingen hoog", OMZET_HOOG);
    result(8010, "Toeslagen laag", OMZET_LAAG);
    result(8050, "Omzet EU goederen", EXPORT_BINNEN_EU);
    result(8051, "Verzendkosten EU", EXPORT_BINNEN_EU);
    result(8052, "Omzet EU diensten", DIENSTEN_BINNEN_EU);
    result(8060, "Omzet export", EXPORT_BUITEN_EU);
    result(8061, "Verzendkosten export", EXPORT_BUITEN_EU);
    result(8070, "Omzet vrijgesteld", OMZET_BTW_VRIJ);
    result(8080, "Omzet verlegd", OMZET_VERLEGD);
    result(8110, "Omzet laag", OMZET_LAAG);
    result(8199, "Omzet btw-vrij", OMZET_BTW_VRIJ);
    result(8250, "Omzet btw verlegd", OMZET_VERLEGD);
    result(8300, "Export binnen de EU", EXPORT_BINNEN_EU);
    result(8310, "Export buiten de EU", EXPORT_BUITEN_EU);
    result(8320, "Diensten binnen de EU", DIENSTEN_BINNEN_EU);
  }

  private void oss() {
    rated(8040, "Omzet OSS standaard (webshop)", "SR");
    rated(8041, "Omzet OSS verlaagd (webshop)", "RRL");
    rated(8042, "Verzendkosten OSS", "SR");
    rated(8043, "Omzet OSS verlaagd hoog", "RRH");
    rated(8077, "Omzet OSS standaard", "SR");
    rated(8078, "Omzet OSS verlaagd", "RRL");
  }

  private void balance(int number, String description, LedgerFunction function) {
    put(number, description, function, true, null);
  }

  private void result(int number, String description, LedgerFunction function) {
    put(number, description, function, false, null);
  }

  private void rated(int number, String description, String vatRateCode) {
    put(number, description, OSS, false, vatRateCode);
  }

  private void put(
      int number, String text, LedgerFunction function, boolean balance, String rateCode) {
    books
        .ledgers()
        .put(
            new Ledger(
                id("90000000", number),
                number,
                text,
                function,
                balance,
                false,
                false,
                rateCode,
                SET_UP));
  }

  private void systemRelations() {
    relation(0, "Eigen", books.name());
    relation(-1, "Leverancier", "Onbekende leverancier");
    relation(-2, "Klant", "Onbekende klant");
  }

  private void relation(int code, String kind, String name) {
    books
        .relations()
        .put(
            new Relation(
                id("a0000000", Math.abs(code) + 1),
                SET_UP,
                code,
                RelationForm.bare(kind, name),
                false,
                Json.array()));
  }

  private void shelf() {
    group(1, "Hoog btw (goederen)", 8000, "Hoog");
    group(2, "Laag btw (goederen)", 8110, "Laag");
    UUID template = id("40000000", 1);
    ObjectNode shown =
        Json.object()
            .put("omschrijving", "Webshop factuur")
            .put("nonactief", false)
            .put("prijsIngaveExclusiefBtw", false)
            .put("nieuweOrdersBlokkeren", false);
    shown.set("extraHoofdVelden", Json.array());
    shown.set("extraRegelVelden", Json.array());
    shown.put("id", template.toString()).put("uri", "/verkoopordersjablonen/" + template);
    books.shelf().orderTemplates().put(new Stored(template, shown));
  }

  private void group(int number, String description, int ledger, String vatKind) {
    UUID id = id("60000000", number);
    ObjectNode shown = Json.object().put("nummer", number).put("omschrijving", description);
    shown.set(
        "verkoopGrootboekNederlandIdentifier",
        Json.reference("grootboeken", id("90000000", ledger)));
    shown
        .put("verkoopNederlandBtwSoort", vatKind)
        .put("id", id.toString())
        .put("uri", "/artikelomzetgroepen/" + id);
    books.shelf().articleGroups().put(new Stored(id, shown));
  }
}
