package nl.koppeling.snelstart;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** From SnelStart's words to ours (SnelStart API reference 7). */
final class Reading {

  private static final Map<String, JournalKind> JOURNALS =
      Map.of(
          "Kas", JournalKind.CASH,
          "Bank", JournalKind.BANK,
          "Verkoop", JournalKind.SALES,
          "Inkoop", JournalKind.PURCHASE,
          "Memoriaal", JournalKind.MEMORIAL,
          "Balans", JournalKind.BALANCE);
  private static final Map<String, RelationKind> RELATIONS =
      Map.of(
          "Klant", RelationKind.CUSTOMER,
          "Leverancier", RelationKind.SUPPLIER,
          "Eigen", RelationKind.OWN);
  static final Map<String, VatKind> VAT_KINDS =
      Map.of(
          "Geen", VatKind.NONE, "Laag", VatKind.LOW, "Hoog", VatKind.HIGH, "Overig", VatKind.OTHER);

  private Reading() {}

  static CompanyInfo companyInfo(Row row) {
    return new CompanyInfo(
        row.id("administratieIdentifier"),
        row.text("administratieNaam"),
        row.text("bedrijfsnaam"),
        row.text("btwNummer"),
        row.text("iban"),
        row.number("huidigBoekjaar"),
        row.row("kleineOndernemersregeling")
            .map(kor -> kor.flag("isKleineOndernemersRegelingActief"))
            .orElse(false),
        row.flag("factureerBuitenlandsBtw"),
        row.optionalReference("buitenlandseBtwGrootboek"),
        new ArticleCodes(
            row.text("artikelcodeSoort").equals("Numeriek"),
            row.number("artikelcodeMaxLengte", 0)));
  }

  static LedgerAccount ledgerAccount(Row row) {
    return new LedgerAccount(
        row.id("id"),
        row.number("nummer"),
        row.text("omschrijving"),
        row.text("grootboekfunctie"),
        row.text("rekeningCode").equals("Balans"),
        known(row.texts("btwSoort"), VAT_KINDS),
        row.flag("nonactief"),
        row.flag("kostenplaatsVerplicht"),
        Optional.of(row.text("vatRateCode")).filter(Predicate.not(String::isBlank)));
  }

  static Journal journal(Row row) {
    return new Journal(
        row.id("id"),
        row.number("nummer"),
        row.text("omschrijving"),
        JOURNALS.getOrDefault(row.text("soort"), JournalKind.NONE),
        row.flag("nonactief"));
  }

  static Country country(Row row) {
    return new Country(
        row.id("id"), row.text("naam"), row.text("landcode"), row.text("landcodeISO"));
  }

  /** Empty for a VAT kind nobody told us about. */
  static Optional<VatRate> vatRate(Row row) {
    return Optional.ofNullable(VAT_KINDS.get(row.text("btwSoort")))
        .map(
            kind ->
                new VatRate(
                    kind,
                    row.money("btwPercentage"),
                    row.date("datumVanaf"),
                    row.date("datumTotEnMet")));
  }

  /** The rates of one country; none for a country without a code. */
  static List<ForeignVatRate> foreignVatRates(Row country) {
    String code = country.text("countryCode");
    return country.list(
        "vatRates",
        rate ->
            new ForeignVatRate(
                code, rate.text("rateCode"), rate.money("rate"), rate.date("validFrom")));
  }

  static MemorialBooking memorialBooking(Row row) {
    return new MemorialBooking(
        row.id("id"), row.date("datum"), row.reference("dagboek"), row.text("boekstuk"));
  }

  static CostCentre costCentre(Row row) {
    return new CostCentre(
        row.id("id"), row.number("nummer"), row.text("omschrijving"), row.flag("nonactief"));
  }

  static Relation relation(Row row) {
    return new Relation(
        row.id("id"),
        row.number("relatiecode", 0),
        row.text("naam"),
        row.text("email"),
        known(row.texts("relatiesoort"), RELATIONS),
        row.flag("nonactief"),
        Optional.of(row.text("btwNummer")).filter(Predicate.not(String::isBlank)),
        row.row("vestigingsAdres").flatMap(adres -> adres.optionalReference("land")));
  }

  static SalesBooking salesBooking(Row row) {
    return new SalesBooking(
        row.id("id"),
        row.required("factuurnummer"),
        row.date("factuurdatum"),
        row.reference("klant"),
        row.money("factuurbedrag"),
        row.text("boekstuk"),
        row.text("omschrijving"));
  }

  /**
   * Mind the spelling: factuurDatum and factuurBedrag here, factuurdatum and factuurbedrag on the
   * booking.
   */
  static SalesInvoice salesInvoice(Row row) {
    return new SalesInvoice(
        row.id("id"),
        row.reference("verkoopBoeking"),
        row.text("factuurnummer"),
        row.date("factuurDatum"),
        row.money("factuurBedrag"),
        row.money("openstaandSaldo"),
        row.reference("relatie"));
  }

  static LedgerEntry ledgerEntry(Row row) {
    return new LedgerEntry(
        row.id("id"),
        row.reference("grootboek"),
        row.date("datum"),
        row.money("credit").subtract(row.money("debet")),
        row.text("factuurNummer"));
  }

  static BankBooking bankBooking(Row row) {
    List<Optional<UUID>> settled =
        row.list("verkoopboekingBoekingsRegels", line -> line.optionalReference("boekingId"));
    return new BankBooking(
        row.id("id"),
        row.date("datum"),
        row.reference("dagboek"),
        row.text("boekstuk"),
        row.text("omschrijving"),
        row.money("bedragOntvangen"),
        row.money("bedragUitgegeven"),
        settled.stream().flatMap(Optional::stream).toList());
  }

  static RevenueGroup revenueGroup(Row row) {
    return new RevenueGroup(
        row.id("id"),
        row.number("nummer"),
        row.text("omschrijving"),
        row.optionalReference("verkoopGrootboekNederlandIdentifier"),
        Optional.ofNullable(VAT_KINDS.get(row.text("verkoopNederlandBtwSoort"))));
  }

  /** The code is a number or a text, as the administration has it. */
  static Article article(Row row) {
    return new Article(
        row.id("id"),
        row.required("artikelcode"),
        row.text("omschrijving"),
        row.reference("artikelOmzetgroep"),
        row.flag("isNonActief"));
  }

  static OrderTemplate orderTemplate(Row row) {
    return new OrderTemplate(
        row.id("id"),
        row.text("omschrijving"),
        row.flag("nonactief"),
        row.flag("nieuweOrdersBlokkeren"));
  }

  static SalesOrder salesOrder(Row row) {
    return new SalesOrder(
        row.id("id"),
        row.number("nummer"),
        row.text("orderreferentie"),
        row.date("datum"),
        row.reference("relatie"),
        row.money("totaalExclusiefBtw"),
        row.money("totaalInclusiefBtw"),
        row.text("memo"),
        row.optionalReference("verkoopfactuur"));
  }

  private static <T> Set<T> known(List<String> words, Map<String, T> meanings) {
    return words.stream()
        .map(meanings::get)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }
}
