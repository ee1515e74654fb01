package nl.koppeling.sandbox.snelstart;

import static nl.koppeling.sandbox.snelstart.Bodies.costs;
import static nl.koppeling.sandbox.snelstart.Bodies.euro;
import static nl.koppeling.sandbox.snelstart.Bodies.first;
import static nl.koppeling.sandbox.snelstart.Bodies.list;
import static nl.koppeling.sandbox.snelstart.Bodies.of;
import static nl.koppeling.sandbox.snelstart.Bodies.settling;
import static nl.koppeling.sandbox.snelstart.Books.codes;
import static nl.koppeling.sandbox.snelstart.Books.reference;
import static nl.koppeling.sandbox.snelstart.SalesRulesTest.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class MoneyRulesTest {

  private interface Flaw extends Consumer<Map<String, Object>> {}

  private static final String LINES = "verkoopboekingBoekingsRegels";
  private static Books books;
  private static String sale;

  @BeforeEach
  void openBooks() {
    if (books == null) {
      books = Books.fresh();
      sale = books.sale(books.customer(), "M-1");
      books.admin(of("journals", list(of("number", 1105, "inactive", true))));
      books.fault(of("kind", "locked-period", "from", "2025-01-01", "to", "2025-01-31"));
    }
  }

  private static Arguments flaw(String code, String what, Flaw flaw) {
    return arguments(code, what, flaw);
  }

  private static Flaw set(String name, Object value) {
    return body -> body.put(name, value);
  }

  private static Flaw withCosts(String debit, String credit, String name, Object value) {
    return body ->
        body.put("grootboekBoekingsRegels", list(with(costs(debit, credit), name, value)));
  }

  static Stream<Arguments> bankFlaws() {
    return Stream.of(
        flaw("BOE-0096", "no journal", set("dagboek", null)),
        flaw("BOE-0096", "cash journal", set("dagboek", reference(Books.journal(1000)))),
        flaw("BOE-0096", "inactive journal", set("dagboek", reference(Books.journal(1105)))),
        flaw("BOE-0070", "no date", set("datum", null)),
        flaw("BOE-0042", "locked", set("datum", "2025-01-10")),
        flaw("BOE-0033", "old", set("datum", "2019-01-10")),
        flaw("BOE-0027", "both amounts", set("bedragUitgegeven", 1)),
        flaw("BOE-0028", "nothing moved", MoneyRulesTest::nothingMoved),
        flaw("BOE-0023", "no lines", body -> body.remove(LINES)),
        flaw("BOE-0039", "a cent off", set("bedragOntvangen", euro("121.01"))),
        flaw("BOE-0076", "both sides", body -> first(body, LINES).put("debet", 1)),
        flaw("BOE-0028", "zero line", body -> first(body, LINES).put("credit", 0)),
        flaw(
            "BOE-0001",
            "unknown entry",
            body -> first(body, LINES).put("boekingId", reference(UUID.randomUUID().toString()))),
        flaw(
            "BOE-0001",
            "purchase entry",
            body ->
                body.put(
                    "inkoopboekingBoekingsRegels",
                    list(settling(UUID.randomUUID().toString(), "0", "1")))),
        flaw("BOE-0068", "long voucher", set("boekstuk", "B".repeat(26))),
        flaw("BOE-0071", "long text", set("omschrijving", "t".repeat(251))),
        flaw("BOE-0084", "line without text", withCosts("1", "0", "omschrijving", "")),
        flaw(
            "BOE-0037",
            "unknown account",
            withCosts("1", "0", "grootboek", reference(Books.ledger(9999)))),
        flaw(
            "BOE-0019",
            "unknown centre",
            withCosts("1", "0", "kostenplaats", reference(UUID.randomUUID().toString()))),
        flaw(
            "BOE-0082",
            "wrong kind",
            body ->
                body.put(
                    "grootboekBoekingsRegels",
                    list(
                        with(
                            with(costs("1", "0"), "grootboek", reference(Books.ledger(8000))),
                            "btwSoort",
                            "Laag")))),
        flaw("ALG-0100", "id given", set("id", UUID.randomUUID().toString())));
  }

  private static void nothingMoved(Map<String, Object> body) {
    body.put("bedragOntvangen", 0);
    body.put(LINES, list(settling(sale, "0", "1"), settling(sale, "1", "0")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("bankFlaws")
  void refusesABankEntryWithExactlyTheCode(String code, String what, Flaw flaw) {
    Map<String, Object> body = Bodies.bank(1104, sale, "121.00");
    flaw.accept(body);

    Response answer = books.post("/bankboekingen", body);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    assertThat(codes(answer)).containsExactly(code);
    assertThat(books.open("M-1")).isEqualByComparingTo("121");
  }

  @Test
  void refusesACashEntryOnABankJournal() {
    Response answer = books.post("/kasboekingen", Bodies.bank(1104, sale, "121.00"));

    assertThat(codes(answer)).containsExactly("BOE-0025");
  }

  @Test
  void refusesACashEntryOnAnInactiveJournal() {
    Books other = Books.fresh();
    String id = other.sale(other.customer(), "K-1");
    other.admin(of("journals", list(of("number", 1000, "inactive", true))));

    assertThat(codes(other.post("/kasboekingen", Bodies.bank(1000, id, "121.00"))))
        .containsExactly("BOE-0024");
  }

  @Test
  void keepsTheJournalOfAnEntry() {
    String id = Books.created(books.post("/bankboekingen", Bodies.bank(1104, sale, "121.00")));
    Map<String, Object> body = with(Bodies.bank(1100, sale, "121.00"), "id", id);

    assertThat(codes(books.put("/bankboekingen/" + id, body))).containsExactly("BOE-0077");
    books.delete("/bankboekingen/" + id).then().statusCode(200);
  }

  static Stream<Arguments> memoFlaws() {
    return Stream.of(
        flaw("BOE-0095", "bank journal", set("dagboek", reference(Books.journal(1104)))),
        flaw("BOE-0094", "no lines", body -> body.remove(LINES)),
        flaw("BOE-0070", "no date", set("datum", null)),
        flaw(
            "BOE-0001",
            "unknown entry",
            body -> first(body, LINES).put("boekingId", reference(UUID.randomUUID().toString()))),
        flaw("BOE-0084", "line without text", body -> first(body, LINES).remove("omschrijving")),
        flaw("BOE-0028", "zero line", body -> first(body, LINES).put("bedrag", 0)),
        flaw(
            "BOE-0076",
            "both sides",
            body -> body.put("memoriaalBoekingsRegels", list(costs("1", "1")))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("memoFlaws")
  void refusesAMemorialEntryWithExactlyTheCode(String code, String what, Flaw flaw) {
    Map<String, Object> body = Bodies.memo(sale, "121.00");
    flaw.accept(body);

    Response answer = books.post("/memoriaalboekingen", body);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    assertThat(codes(answer)).containsExactly(code);
  }

  @Test
  void hasNoListOfMemorialEntries() {
    assertThat(books.get("/memoriaalboekingen").statusCode()).isEqualTo(404);
  }
}
