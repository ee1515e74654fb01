package nl.koppeling.sandbox.snelstart;

import static io.restassured.RestAssured.given;
import static nl.koppeling.sandbox.snelstart.Bodies.euro;
import static nl.koppeling.sandbox.snelstart.Bodies.list;
import static nl.koppeling.sandbox.snelstart.Bodies.of;
import static nl.koppeling.sandbox.snelstart.Books.codes;
import static nl.koppeling.sandbox.snelstart.Books.reference;
import static nl.koppeling.sandbox.snelstart.SalesRulesTest.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class ShelfTest {

  private static final String GROUP = "60000000-0000-4000-8000-000000000001";
  private static Books books;
  private static String customer;
  private static String sale;
  private static String article;

  @BeforeEach
  void openBooks() {
    if (books == null) {
      books = Books.fresh();
      customer = books.customer();
      sale = books.sale(customer, "D-1");
      article = Books.created(books.post("/artikelen", article("TEE")));
    }
  }

  private static Map<String, Object> article(String code) {
    return of(
        "artikelcode",
        code,
        "omschrijving",
        "T-shirt",
        "artikelOmzetgroep",
        reference(GROUP),
        "verkoopprijs",
        euro("16.53"));
  }

  private static Map<String, Object> order() {
    return of(
        "relatie",
        reference(customer),
        "datum",
        Bodies.DAY,
        "verkooporderBtwIngaveModel",
        "Inclusief",
        "regels",
        list(of("artikel", reference(article), "stuksprijs", euro("30.25"), "aantal", 2)));
  }

  private static Map<String, Object> document() {
    return of(
        "content", "JVBERi0=", "parentIdentifier", sale, "fileName", "D-1.pdf", "readOnly", false);
  }

  static Stream<Arguments> documentFlaws() {
    return Stream.of(
        arguments("BLG-0005", "parentIdentifier", UUID.randomUUID().toString()),
        arguments("BLG-0007", "fileName", ""),
        arguments("BLG-0016", "fileName", "a/b.pdf"),
        arguments("BLG-0017", "fileName", "a".repeat(101)),
        arguments("BLG-0011", "content", ""),
        arguments(
            "BLG-0006",
            "content",
            Base64.getEncoder().encodeToString(new byte[10 * 1024 * 1024 + 1])));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documentFlaws")
  void refusesADocumentWithExactlyTheCode(String code, String field, Object value) {
    Response answer = books.post("/documenten/Verkoopboekingen", with(document(), field, value));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(codes(answer)).containsExactly(code);
  }

  @Test
  void keepsDocumentsUnderTheirParent() {
    String id = Books.created(books.post("/documenten/Verkoopboekingen", document()));

    assertThat(books.get("/documenten/Verkoopboekingen/" + sale).jsonPath().getList("id"))
        .contains(id);
    assertThat(books.get("/documenten/" + id).jsonPath().getString("content"))
        .isEqualTo("JVBERi0=");
    books.delete("/documenten/" + id).then().statusCode(200);
    assertThat(codes(books.get("/documenten/" + id))).containsExactly("BLG-0001");
  }

  static Stream<Arguments> orderFlaws() {
    return Stream.of(
        arguments("VOR-0002", "relatie", reference(UUID.randomUUID().toString())),
        arguments("VOR-0005", "nummer", 12),
        arguments("VOR-0011", "orderreferentie", "r".repeat(51)),
        arguments("VOR-0012", "procesStatus", "Factuur"),
        arguments("VOR-0012", "procesStatus", "Contantbon"),
        arguments("VOR-0007", "afleveradres", of("straat", "s".repeat(51))),
        arguments("VOR-0006", "afleveradres", of("contactpersoon", "s".repeat(51))),
        arguments("VOR-0008", "factuuradres", of("postcode", "s".repeat(26))),
        arguments("VOR-0009", "factuuradres", of("plaats", "s".repeat(51))),
        arguments(
            "ART-0001",
            "regels",
            list(of("artikel", reference(UUID.randomUUID().toString()), "aantal", 1))),
        arguments("VOR-0010", "factuuradres", of("land", reference(Books.country(999)))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("orderFlaws")
  void refusesAnOrderWithExactlyTheCode(String code, String field, Object value) {
    Response answer = books.post("/verkooporders", with(order(), field, value));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(codes(answer)).containsExactly(code);
  }

  @Test
  void computesAnOrderAndNeverMakesItAnInvoice() {
    Response answer = books.post("/verkooporders", order());
    String id = Books.created(answer);

    assertThat(Books.json(answer).get("totaalExclusiefBtw").decimalValue())
        .isEqualByComparingTo("50.00");
    assertThat(Books.json(answer).get("totaalInclusiefBtw").decimalValue())
        .isEqualByComparingTo("60.50");
    String status = "/verkooporders/" + id + "/ProcesStatus";
    assertThat(books.put(status, of("procesStatus", "Pakbon")).jsonPath().getString("procesStatus"))
        .isEqualTo("Pakbon");
    assertThat(codes(books.put(status, of("procesStatus", "Factuur")))).containsExactly("VOR-0012");
  }

  @Test
  void keepsACustomerWithOrders() {
    String other = books.customer();
    Books.created(books.post("/verkooporders", with(order(), "relatie", reference(other))));

    assertThat(codes(books.delete("/relaties/" + other))).containsExactly("REL-0050");
  }

  @ParameterizedTest
  @CsvSource({
    "/verkooporders/, VOR-0001",
    "/artikelen/, ART-0001",
    "/kostenplaatsen/, KPL-0001",
    "/bankboekingen/, BOE-0001",
    "/kasboekingen/, BOE-0001",
    "/memoriaalboekingen/, BOE-0001",
    "/verkoopfacturen/, BOE-0001",
    "/grootboeken/, BOE-0037",
    "/relaties/, REL-0005",
    "/documenten/, BLG-0001",
  })
  void doesNotFindWhatIsNotThere(String path, String code) {
    Response answer = books.get(path + UUID.randomUUID());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(codes(answer)).containsExactly(code);
  }

  static Stream<Arguments> longArticles() {
    return Stream.of(
        arguments("ART-0004", "artikelcode", "a".repeat(26)),
        arguments("ART-0007", "omschrijving", "o".repeat(251)),
        arguments("ART-0009", "artikelOmzetgroep", reference(UUID.randomUUID().toString())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("longArticles")
  void refusesArticlesThatDoNotFit(String code, String field, Object value) {
    Response answer = books.post("/artikelen", with(article("NIEUW"), field, value));

    assertThat(codes(answer)).containsExactly(code);
  }

  @Test
  void keepsACostCentreThatIsInUse() {
    String centre = "50000000-0000-4000-8000-000000000001";
    Map<String, Object> body = Bodies.sale(customer, "KPL-1");
    Bodies.first(body, "boekingsregels").put("kostenplaats", reference(centre));
    Books.created(books.post("/verkoopboekingen", body));

    assertThat(codes(books.delete("/kostenplaatsen/" + centre))).containsExactly("KPL-0005");
  }

  @ParameterizedTest
  @CsvSource({
    "ART-0002, artikelcode, ''",
    "ART-0003, artikelcode, TEE",
    "ART-0006, omschrijving, ''",
    "ART-0008, artikelOmzetgroep,",
  })
  void refusesAnArticleWithExactlyTheCode(String code, String field, String value) {
    Response answer = books.post("/artikelen", with(article("NIEUW"), field, value));

    assertThat(codes(answer)).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({
    "BOE-0085, nummer,",
    "BOE-0086, nummer, 8000",
    "BOE-0087, grootboekfunctie, BtwAfTeDragenHoog",
    "BOE-0088, omschrijving, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "BOE-0090, grootboekfunctie, DagboekBank",
  })
  void refusesALedgerWithExactlyTheCode(String code, String field, String value) {
    Map<String, Object> body =
        of(
            "nummer", 8600,
            "omschrijving", "Nieuw",
            "rekeningCode", "WinstEnVerlies",
            "grootboekfunctie", "VerkopenOmzetHoog");

    assertThat(codes(books.post("/grootboeken", with(body, field, value)))).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({"KPL-0002, nummer, 0", "KPL-0003, nummer, 1", "KPL-0004, omschrijving, ''"})
  void refusesACostCentreWithExactlyTheCode(String code, String field, String value) {
    Map<String, Object> body = of("nummer", 22, "omschrijving", "Nieuw");

    assertThat(codes(books.post("/kostenplaatsen", with(body, field, value))))
        .containsExactly(code);
  }

  @Test
  void seedsTheChartTheReferenceAsksFor() {
    List<Integer> numbers = books.get("/grootboeken").jsonPath().getList("nummer");

    assertThat(numbers)
        .contains(8000, 8001, 8005, 8006, 8007, 8008, 8009, 8110, 8199, 8250, 8300, 8310, 8320)
        .contains(8077, 8078, 1300, 1509, 1510, 1671, 1672, 1679, 4758)
        .doesNotHaveDuplicates();
    assertThat(books.get("/dagboeken").jsonPath().getList("nummer"))
        .contains(1000, 1100, 1104, 1300, 1600, 2800, 2810);
    assertThat(books.get("/landen").jsonPath().getList("landcode"))
        .hasSizeGreaterThan(30)
        .contains("NL", "BE", "DE", "GB", "US", "CH", "NO");
  }

  @Test
  void onlyTheForeignVatFlagOfTheCompanyCanBeChanged() {
    Books own = Books.fresh();

    Response answer =
        own.put("/companyInfo", of("factureerBuitenlandsBtw", false, "bedrijfsnaam", "Anders"));

    assertThat(answer.jsonPath().getBoolean("factureerBuitenlandsBtw")).isFalse();
    assertThat(answer.jsonPath().getString("bedrijfsnaam")).isNotEqualTo("Anders");
  }

  @Test
  void addsManyAdministrationsAtOnce() {
    Response answer =
        given()
            .body("{\"name\":\"Winkel\",\"count\":3}")
            .post("/__admin/snelstart/administrations");

    assertThat(answer.jsonPath().getList("koppelsleutel")).hasSize(3).doesNotHaveDuplicates();
    assertThat(Books.grant(answer.jsonPath().getString("[2].koppelsleutel")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void startsAfresh() {
    Books gone = Books.fresh();
    given().post("/__admin/snelstart/reset").then().statusCode(204);

    given().get("/__admin/snelstart/administrations/" + gone.id()).then().statusCode(404);
    assertThat(gone.get("/companyInfo").statusCode()).isEqualTo(401);
    assertThat(given().get("/__admin/snelstart/calls").jsonPath().getInt("total")).isEqualTo(1);
    books = null;
  }

  @Test
  void showsWhereEverythingIs() {
    assertThat(given().get("/").asString()).contains("/__admin/snelstart/faults");
    assertThat(given().get("/__admin").statusCode()).isEqualTo(200);
  }

  @Test
  void isHealthy() {
    given().get("/q/health/ready").then().statusCode(200);
  }
}
