package nl.koppeling.sandbox.snelstart;

import static nl.koppeling.sandbox.snelstart.Bodies.euro;
import static nl.koppeling.sandbox.snelstart.Bodies.first;
import static nl.koppeling.sandbox.snelstart.Bodies.line;
import static nl.koppeling.sandbox.snelstart.Bodies.list;
import static nl.koppeling.sandbox.snelstart.Bodies.of;
import static nl.koppeling.sandbox.snelstart.Bodies.vat;
import static nl.koppeling.sandbox.snelstart.Books.codes;
import static nl.koppeling.sandbox.snelstart.Books.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class SalesRulesTest {

  private interface Flaw extends BiConsumer<Map<String, Object>, World> {}

  /** Everything the flaws need to point at. */
  private static final class World {
    private final Books books = Books.fresh();
    private final String dutch = books.customer();
    private final String supplier =
        books.relation(with(Bodies.relation("Leverancier"), "relatiesoort", list("Leverancier")));
    private final String retired = books.customer();
    private final String german =
        books.relation(with(Bodies.relation("Otto"), "vestigingsAdres", Bodies.address(276)));
    private final String germanBusiness =
        books.relation(
            with(
                with(Bodies.relation("GmbH"), "vestigingsAdres", Bodies.address(276)),
                "btwNummer",
                "DE123456788"));
    private final String centre;
    private final String idleCentre;
    private final String otherTurnover;

    World() {
      books.delete("/relaties/" + retired).then().statusCode(200);
      centre = Books.created(books.post("/kostenplaatsen", of("nummer", 7, "omschrijving", "A")));
      idleCentre =
          Books.created(
              books.post(
                  "/kostenplaatsen", of("nummer", 8, "omschrijving", "B", "nonactief", true)));
      otherTurnover =
          Books.created(
              books.post(
                  "/grootboeken",
                  of(
                      "nummer",
                      8500,
                      "omschrijving",
                      "Kantine",
                      "grootboekfunctie",
                      "VerkopenOmzetOverig",
                      "rekeningCode",
                      "WinstEnVerlies")));
      books.sale(dutch, "TAKEN-1");
      books.admin(
          of(
              "ledgers",
              list(
                  of("number", 8005, "inactive", true),
                  of("number", 8009, "costCentreRequired", true))));
      books.fault(of("kind", "locked-period", "from", "2025-01-01", "to", "2025-01-31"));
      books.fault(
          of(
              "kind",
              "locked-period",
              "from",
              "2025-02-01",
              "to",
              "2025-02-28",
              "lock",
              "accountant"));
    }
  }

  private static World world;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @BeforeEach
  void openBooks() {
    if (world == null) {
      world = new World();
    }
  }

  static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
    body.put(name, value);
    return body;
  }

  private static Arguments flaw(String code, String what, Flaw flaw) {
    return arguments(code, what, flaw);
  }

  private static Flaw set(String name, Object value) {
    return (body, w) -> body.put(name, value);
  }

  private static Flaw line1(String name, Object value) {
    return (body, w) -> first(body, "boekingsregels").put(name, value);
  }

  static Stream<Arguments> flaws() {
    return Stream.of(
        flaw("BOE-0058", "no number", set("factuurnummer", null)),
        flaw("BOE-0058", "26 characters", set("factuurnummer", "N".repeat(26))),
        flaw("BOE-0021", "number taken", set("factuurnummer", "TAKEN-1")),
        flaw("BOE-0021", "number taken in other case", set("factuurnummer", "taken-1")),
        flaw("BOE-0023", "no lines", set("boekingsregels", list())),
        flaw("BOE-0060", "no customer", set("klant", null)),
        flaw("BOE-0060", "supplier", (b, w) -> b.put("klant", reference(w.supplier))),
        flaw("BOE-0054", "retired", (b, w) -> b.put("klant", reference(w.retired))),
        flaw("REL-0005", "unknown customer", set("klant", reference(UUID.randomUUID().toString()))),
        flaw("BOE-0037", "no account", line1("grootboek", null)),
        flaw("BOE-0037", "unknown account", line1("grootboek", reference(Books.ledger(9999)))),
        flaw("BOE-0008", "inactive account", line1("grootboek", reference(Books.ledger(8005)))),
        flaw("BOE-0022", "cost centre needed", line1("grootboek", reference(Books.ledger(8009)))),
        flaw(
            "BOE-0019",
            "unknown centre",
            line1("kostenplaats", reference(UUID.randomUUID().toString()))),
        flaw(
            "BOE-0026",
            "idle centre",
            (b, w) -> first(b, "boekingsregels").put("kostenplaats", reference(w.idleCentre))),
        flaw("BOE-0082", "wrong kind", line1("btwSoort", "Laag")),
        flaw("BOE-0082", "kind cannot be derived", SalesRulesTest::underivable),
        flaw("BOE-0061", "VAT account", line1("grootboek", reference(Books.ledger(1671)))),
        flaw("BOE-0062", "reverse charge mixed", SalesRulesTest::mixedReverse),
        flaw("BOE-0039", "a cent off", set("factuurbedrag", euro("121.01"))),
        flaw("BOE-0069", "VAT 6 cents off", SalesRulesTest::vatOff),
        flaw("BOE-0069", "purchase VAT", SalesRulesTest::purchaseVat),
        flaw("BOE-0069", "VAT of a kind without lines", SalesRulesTest::vatOfOtherKind),
        flaw(
            "BOE-0069",
            "reverse charge with VAT",
            (b, w) -> {
              untaxed(b, w.dutch, 8250);
              b.put("btw", list(vat("VerkopenVerlegd", "1")));
              b.put("factuurbedrag", euro("101"));
            }),
        flaw("BOE-0033", "six years old", set("factuurdatum", "2020-12-31")),
        flaw("BOE-0070", "no date", set("factuurdatum", null)),
        flaw("BOE-0042", "locked period", set("factuurdatum", "2025-01-15")),
        flaw("BOE-0051", "accountant's period", set("factuurdatum", "2025-02-15")),
        flaw("BOE-0068", "long voucher", set("boekstuk", "B".repeat(26))),
        flaw("BOE-0071", "long text", set("omschrijving", "t".repeat(251))),
        flaw("BOE-0071", "long line text", line1("omschrijving", "t".repeat(251))),
        flaw("BOE-0080", "EU account, Dutch customer", (b, w) -> untaxed(b, w.dutch, 8300)),
        flaw("BOE-0080", "EU services, Dutch customer", (b, w) -> untaxed(b, w.dutch, 8320)),
        flaw("BOE-0080", "OSS account, Dutch customer", (b, w) -> untaxed(b, w.dutch, 8077)),
        flaw("BOE-0081", "no account for other VAT", SalesRulesTest::otherVat),
        flaw("BOE-0061", "OSS customer, Dutch account", (b, w) -> untaxed(b, w.german, 8310)),
        flaw("BOE-0069", "OSS customer with VAT entry", SalesRulesTest::ossWithVat),
        flaw("BOE-0069", "OSS VAT 2 cents off", (b, w) -> oss(b, w, "19.02")),
        flaw("ALG-0100", "id given", set("id", UUID.randomUUID().toString())));
  }

  private static void underivable(Map<String, Object> body, World w) {
    first(body, "boekingsregels").put("grootboek", reference(Books.ledger(4758)));
    first(body, "boekingsregels").remove("btwSoort");
  }

  private static void mixedReverse(Map<String, Object> body, World w) {
    body.put("boekingsregels", list(line(8000, "100", "Hoog"), line(8250, "50", "Geen")));
    body.put("btw", list(vat("VerkopenHoog", "21"), vat("VerkopenVerlegd", "0")));
    body.put("factuurbedrag", euro("171"));
  }

  private static void vatOff(Map<String, Object> body, World w) {
    body.put("btw", list(vat("VerkopenHoog", "21.06")));
    body.put("factuurbedrag", euro("121.06"));
  }

  private static void purchaseVat(Map<String, Object> body, World w) {
    body.put("btw", list(vat("VerkopenHoog", "21"), vat("InkopenHoog", "0")));
  }

  private static void vatOfOtherKind(Map<String, Object> body, World w) {
    body.put("btw", list(vat("VerkopenHoog", "20.99"), vat("VerkopenLaag", "0.01")));
  }

  private static void otherVat(Map<String, Object> body, World w) {
    Map<String, Object> line = line(8000, "100", "Overig");
    line.put("grootboek", reference(w.otherTurnover));
    body.put("boekingsregels", list(line));
    body.put("btw", list(vat("VerkopenOverig", "0.01")));
    body.put("factuurbedrag", euro("100.01"));
  }

  private static void untaxed(Map<String, Object> body, String customer, int ledger) {
    body.put("klant", reference(customer));
    body.put("boekingsregels", list(line(ledger, "100", "Geen")));
    body.put("btw", list());
    body.put("factuurbedrag", euro("100"));
  }

  private static void ossWithVat(Map<String, Object> body, World w) {
    oss(body, w, "19.00");
    body.put("btw", list(vat("VerkopenHoog", "0")));
  }

  private static void oss(Map<String, Object> body, World w, String vat) {
    body.put("klant", reference(w.german));
    body.put("boekingsregels", list(line(8077, "100", "Geen"), line(1679, vat, "Geen")));
    body.put("btw", list());
    body.put("factuurbedrag", euro("100").add(euro(vat)));
  }

  private static Map<String, Object> sale() {
    return Bodies.sale(world.dutch, "S-" + NUMBER.incrementAndGet());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("flaws")
  void refusesWithExactlyTheCode(String code, String what, Flaw flaw) {
    Map<String, Object> body = sale();
    flaw.accept(body, world);

    Response answer = world.books.post("/verkoopboekingen", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(codes(answer)).containsExactly(code);
  }

  static Stream<Arguments> goods() {
    return Stream.of(
        flaw("", "as it is", (b, w) -> {}),
        flaw("", "kind derived from the account", line1("btwSoort", null)),
        flaw(
            "",
            "cost centre",
            (b, w) -> first(b, "boekingsregels").put("kostenplaats", reference(w.centre))),
        flaw(
            "",
            "VAT within tolerance",
            (b, w) -> {
              b.put("btw", list(vat("VerkopenHoog", "21.05")));
              b.put("factuurbedrag", euro("121.05"));
            }),
        flaw("", "EU business", (b, w) -> untaxed(b, w.germanBusiness, 8300)),
        flaw("", "export account", (b, w) -> untaxed(b, w.dutch, 8310)),
        flaw("", "OSS", (b, w) -> oss(b, w, "19.00")),
        flaw("", "OSS one cent off", (b, w) -> oss(b, w, "18.99")),
        flaw(
            "",
            "reverse charge",
            (b, w) -> {
              untaxed(b, w.dutch, 8250);
              b.put("btw", list(vat("VerkopenVerlegd", "0")));
            }),
        flaw(
            "",
            "credit note",
            (b, w) -> {
              b.put("boekingsregels", list(line(8000, "-25.00", "Hoog")));
              b.put("btw", list(vat("VerkopenHoog", "-5.25")));
              b.put("factuurbedrag", euro("-30.25"));
            }),
        flaw(
            "",
            "low rate before 2019 is gone",
            (b, w) -> {
              b.put("boekingsregels", list(line(8110, "20", "Laag")));
              b.put("btw", list(vat("VerkopenLaag", "1.80")));
              b.put("factuurbedrag", euro("21.80"));
            }));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("goods")
  void booksWhatIsRight(String none, String what, Flaw change) {
    Map<String, Object> body = sale();
    change.accept(body, world);

    Response answer = world.books.post("/verkoopboekingen", body);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
  }

  @Test
  void takesNamesInAnyCaseDecimalStringsAndUnknownFields() {
    Map<String, Object> body =
        of(
            "FactuurNummer", "TOL-1",
            "FACTUURDATUM", "2026-03-10 00:00:00",
            "Klant", of("Id", world.dutch, "uri", "/wat/dan/ook"),
            "factuurBedrag", "121.00",
            "boekingsDatum", "onbekend",
            "Boekingsregels",
                list(of("Bedrag", "100.00", "GROOTBOEK", reference(Books.ledger(8000)))),
            "Btw", list(of("BtwSoort", "verkopenhoog", "BtwBedrag", "21")));

    Response answer = world.books.post("/verkoopboekingen", body);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    assertThat(Books.json(answer).get("factuurbedrag").isNumber()).isTrue();
    assertThat(answer.jsonPath().getString("factuurdatum")).isEqualTo("2026-03-10T00:00:00");
  }

  @Test
  void answersModelStateForWhatCannotBeRead() {
    Response answer =
        world.books.post("/verkoopboekingen", with(sale(), "factuurdatum", "vandaag"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.jsonPath().getList("modelState.'model.factuurdatum'")).hasSize(1);
  }

  @Test
  void answersModelStateForBrokenJson() {
    Response answer = world.books.post("/verkoopboekingen", "{\"factuurnummer\":");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.jsonPath().getString("message")).isEqualTo("The request is invalid.");
  }

  @Test
  void refusesAnEmptyBody() {
    Response answer = world.books.call().post("/verkoopboekingen");

    assertThat(codes(answer)).containsExactly("ALG-0106");
  }

  @Test
  void hasNoList() {
    assertThat(world.books.get("/verkoopboekingen").statusCode()).isEqualTo(404);
  }

  @Test
  void answersNotFoundForAnUnknownEntry() {
    Response answer = world.books.get("/verkoopboekingen/" + UUID.randomUUID());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(codes(answer)).containsExactly("BOE-0001");
  }

  @Test
  void replacesAnEntryAndItsInvoice() {
    String number = "PUT-1";
    String id = world.books.sale(world.dutch, number);
    Map<String, Object> body = Bodies.sale(world.dutch, number);
    body.put("id", id);
    body.put("boekingsregels", list(line(8000, "200", "Hoog")));
    body.put("btw", list(vat("VerkopenHoog", "42")));
    body.put("factuurbedrag", euro("242"));

    assertThat(world.books.put("/verkoopboekingen/" + id, body).statusCode()).isEqualTo(200);
    assertThat(world.books.open(number)).isEqualByComparingTo("242");
  }

  @Test
  void refusesAReplacementWithAnotherId() {
    String id = world.books.sale(world.dutch, "PUT-2");
    Map<String, Object> body =
        with(Bodies.sale(world.dutch, "PUT-2"), "id", UUID.randomUUID().toString());

    assertThat(codes(world.books.put("/verkoopboekingen/" + id, body))).containsExactly("ALG-0101");
  }

  @Test
  void guardsWhatIsInAFiledReturnOrCheckedByTheAccountant() {
    Books books = Books.fresh();
    String id = books.sale(books.customer(), "G-1");
    books.fault(
        of(
            "kind",
            "locked-period",
            "from",
            "2026-03-01",
            "to",
            "2026-03-31",
            "lock",
            "vat-return"));
    assertThat(codes(books.delete("/verkoopboekingen/" + id))).containsExactly("BOE-0046");
    books.fault(
        of(
            "kind",
            "locked-period",
            "from",
            "2026-03-01",
            "to",
            "2026-03-31",
            "lock",
            "accountant"));
    assertThat(codes(books.delete("/verkoopboekingen/" + id)))
        .isEqualTo(List.of("BOE-0046", "BOE-0051"));
  }

  @Test
  void refusesToDeleteWhatIsPaidAndFreesTheNumberOtherwise() {
    String id = world.books.sale(world.dutch, "DEL-1");
    String payment =
        Books.created(world.books.post("/bankboekingen", Bodies.bank(1104, id, "121.00")));
    assertThat(codes(world.books.delete("/verkoopboekingen/" + id))).containsExactly("BOE-0083");

    world.books.delete("/bankboekingen/" + payment).then().statusCode(200);
    world.books.delete("/verkoopboekingen/" + id).then().statusCode(200);

    assertThat(world.books.sale(world.dutch, "DEL-1")).isNotEqualTo(id);
  }

  @Test
  void derivesTheDueDateFromTermRelationOrDefault() {
    Books books = Books.fresh();
    String own = books.customer();
    String plain = books.relation(with(Bodies.relation("Zonder"), "krediettermijn", null));
    books.post("/verkoopboekingen", with(Bodies.sale(own, "T-1"), "betalingstermijn", 3));
    books.put(
        "/relaties/" + own, with(with(Bodies.relation("J"), "id", own), "krediettermijn", 30));
    books.sale(own, "T-2");
    books.sale(plain, "T-3");

    assertThat(books.get("/verkoopfacturen").jsonPath().getList("vervalDatum"))
        .isEqualTo(List.of("2026-03-12T00:00:00", "2026-04-08T00:00:00", "2026-03-23T00:00:00"));
  }
}
