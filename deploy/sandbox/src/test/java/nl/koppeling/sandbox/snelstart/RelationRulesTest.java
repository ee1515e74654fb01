package nl.koppeling.sandbox.snelstart;

import static nl.koppeling.sandbox.snelstart.Bodies.child;
import static nl.koppeling.sandbox.snelstart.Bodies.list;
import static nl.koppeling.sandbox.snelstart.Bodies.of;
import static nl.koppeling.sandbox.snelstart.Books.codes;
import static nl.koppeling.sandbox.snelstart.Books.reference;
import static nl.koppeling.sandbox.snelstart.SalesRulesTest.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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
class RelationRulesTest {

  private static Books books;
  private static String existing;

  @BeforeEach
  void openBooks() {
    if (books == null) {
      books = Books.fresh();
      existing = books.relation(with(Bodies.relation("Bestaand"), "relatiecode", 4711));
    }
  }

  static Stream<Arguments> flaws() {
    String nowhere = UUID.randomUUID().toString();
    return Stream.of(
        arguments("REL-0001", "relatiesoort", list()),
        arguments("REL-0065", "relatiesoort", list("Klant", "Leverancier")),
        arguments("REL-0048", "relatiesoort", list("Eigen")),
        arguments("REL-0007", "naam", " "),
        arguments("REL-0007", "naam", "n".repeat(51)),
        arguments("REL-0008", "relatiecode", 4711),
        arguments("REL-0003", "krediettermijn", 1001),
        arguments("REL-0003", "krediettermijn", -366),
        arguments("REL-0013", "telefoon", "0".repeat(26)),
        arguments("REL-0012", "mobieleTelefoon", "0".repeat(26)),
        arguments("REL-0061", "email", "geen-adres"),
        arguments("REL-0084", "email", "a@example.com;kapot"),
        arguments("REL-0085", "email", "a".repeat(240) + "@example.com"),
        arguments("REL-0006", "kvkNummer", "12AB"),
        arguments("REL-0010", "bic", "kort"),
        arguments("REL-0011", "iban", "NL00TEST0000000002"),
        arguments("REL-0015", "websiteUrl", "geen adres"),
        arguments("REL-0086", "oin", "123"),
        arguments("REL-0057", "btwNummer", "N"),
        arguments("REL-0058", "btwNummer", "N".repeat(51)),
        arguments("REL-0059", "btwNummer", "NL.123"),
        arguments("REL-0087", "btwNummer", "DE123456788"),
        arguments("REL-0088", "btwNummer", "NL123456789B01"),
        arguments("REL-0017", "factuurRelatie", reference(nowhere)),
        arguments("REL-0014", "bankieren", true),
        arguments("REL-0063", "id", nowhere));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("flaws")
  void refusesWithExactlyTheCode(String code, String field, Object value) {
    Map<String, Object> body = with(Bodies.relation("Jan"), field, value);
    if ("REL-0014".equals(code)) {
      body.put("iban", "NL91ABNA0417164300");
    }

    Response answer = books.post("/relaties", body);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    assertThat(codes(answer)).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({
    "vestigingsAdres, contactpersoon, 51, REL-0020",
    "vestigingsAdres, straat, 51, REL-0021",
    "vestigingsAdres, postcode, 26, REL-0022",
    "vestigingsAdres, plaats, 51, REL-0023",
    "correspondentieAdres, contactpersoon, 51, REL-0025",
    "correspondentieAdres, straat, 51, REL-0026",
    "correspondentieAdres, postcode, 26, REL-0027",
    "correspondentieAdres, plaats, 51, REL-0028",
  })
  void refusesAddressPartsThatAreTooLong(String address, String part, int length, String code) {
    Map<String, Object> body = with(Bodies.relation("Jan"), address, Bodies.address(528));
    child(body, address).put(part, "x".repeat(length));

    assertThat(codes(books.post("/relaties", body))).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({
    "vestigingsAdres, straat, REL-0060",
    "vestigingsAdres, postcode, REL-0060",
    "vestigingsAdres, plaats, REL-0060",
    "vestigingsAdres, land, REL-0060",
    "correspondentieAdres, plaats, REL-0060",
  })
  void refusesPartialAddresses(String address, String part, String code) {
    Map<String, Object> body = with(Bodies.relation("Jan"), address, Bodies.address(528));
    child(body, address).remove(part);

    assertThat(codes(books.post("/relaties", body))).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({"vestigingsAdres, REL-0055", "correspondentieAdres, REL-0056"})
  void refusesUnknownCountries(String address, String code) {
    Map<String, Object> body = with(Bodies.relation("Jan"), address, Bodies.address(999));

    assertThat(codes(books.post("/relaties", body))).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({
    "REL-0002, aanmaningsoort, Consument",
    "REL-0004, factuurkorting, 5",
    "REL-0062, kredietLimiet, 100",
    "REL-0016, incassoSoort, Core",
  })
  void keepsCustomersFieldsToCustomers(String code, String field, String value) {
    Map<String, Object> body =
        with(with(Bodies.relation("L"), "relatiesoort", list("Leverancier")), field, value);

    assertThat(codes(books.post("/relaties", body))).containsExactly(code);
  }

  @Test
  void refusesBankingWithoutAnIban() {
    Map<String, Object> body = with(Bodies.relation("L"), "relatiesoort", list("Leverancier"));

    assertThat(codes(books.post("/relaties", with(body, "bankieren", true))))
        .containsExactly("REL-0009");
  }

  @Test
  void refusesASupplierAsInvoiceRelation() {
    String supplier =
        books.relation(with(Bodies.relation("L"), "relatiesoort", list("Leverancier")));
    Map<String, Object> body = with(Bodies.relation("Jan"), "factuurRelatie", reference(supplier));

    assertThat(codes(books.post("/relaties", body))).containsExactly("REL-0018");
  }

  @Test
  void refusesToChangeTheKind() {
    Map<String, Object> body =
        with(with(Bodies.relation("J"), "id", existing), "relatiesoort", list("Leverancier"));

    assertThat(codes(books.put("/relaties/" + existing, body))).containsExactly("REL-0064");
  }

  @Test
  void refusesAReplacementWithAnotherId() {
    Map<String, Object> body = with(Bodies.relation("J"), "id", UUID.randomUUID().toString());

    assertThat(codes(books.put("/relaties/" + existing, body))).containsExactly("REL-0047");
  }

  @Test
  void replacesTheWholeRecord() {
    String id = books.customer();
    Map<String, Object> body = of("id", id, "relatiesoort", list("Klant"), "naam", "Nieuw");

    Response answer = books.put("/relaties/" + id, body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getString("email")).isNull();
    assertThat(answer.jsonPath().getInt("relatiecode")).isPositive();
  }

  @Test
  void numbersCustomersItself() {
    int one =
        books
            .post("/relaties", with(Bodies.relation("A"), "relatiecode", 0))
            .jsonPath()
            .getInt("relatiecode");
    int two = books.post("/relaties", Bodies.relation("B")).jsonPath().getInt("relatiecode");

    assertThat(two).isEqualTo(one + 1);
  }

  @Test
  void shipsThreeRowsOfItsOwnThatCannotBeTouched() {
    Response system = Books.fresh().filter("/relaties", "Relatiecode le 0");

    assertThat(system.jsonPath().getList("relatiecode")).isEqualTo(List.of(0, -1, -2));
    String own = system.jsonPath().getString("[0].id");
    assertThat(codes(books.delete("/relaties/" + own))).containsExactly("REL-0067");
    assertThat(codes(books.put("/relaties/" + own, with(Bodies.relation("X"), "id", own))))
        .containsExactly("REL-0048");
  }

  @Test
  void refusesToDeleteACustomerWithAnOpenInvoice() {
    String id = books.customer();
    books.sale(id, "OPEN-1");

    assertThat(codes(books.delete("/relaties/" + id))).containsExactly("REL-0049");
  }

  @Test
  void listsTheEntriesOfACustomer() {
    String id = books.customer();
    books.sale(id, "OF-1");

    assertThat(
            books.get("/relaties/" + id + "/verkoopboekingen").jsonPath().getList("factuurnummer"))
        .isEqualTo(List.of("OF-1"));
    assertThat(codes(books.get("/relaties/" + UUID.randomUUID() + "/verkoopboekingen")))
        .containsExactly("REL-0005");
  }

  @Test
  void keepsExtraFields() {
    String id = books.customer();
    books
        .put(
            "/relaties/" + id + "/customFields",
            of("klantCustomFields", list(of("name", "WooCustomerId", "value", "42"))))
        .then()
        .statusCode(200);

    assertThat(
            books
                .filter(
                    "/relaties",
                    "ExtraVeldenKlant/any(e:e/Naam eq 'WooCustomerId' and e/Waarde eq '42')")
                .jsonPath()
                .getList("id"))
        .isEqualTo(List.of(id));
  }
}
