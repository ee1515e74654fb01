package nl.koppeling.sandbox.snelstart;

import static nl.koppeling.sandbox.snelstart.Bodies.list;
import static nl.koppeling.sandbox.snelstart.SalesRulesTest.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ODataTest {

  private static Books books;

  @BeforeEach
  void openBooks() {
    if (books == null) {
      books = Books.fresh();
      add("O'Brien & Zn", "obrien+shop@example.com", 1, 528, "Klant");
      add("Beta", "beta@example.com", 2, 276, "Klant");
      add("Gamma", null, 3, 56, "Leverancier");
    }
  }

  private static void add(String name, String email, int code, int country, String kind) {
    Map<String, Object> body = Bodies.relation(name);
    body.put("email", email);
    body.put("relatiecode", code);
    body.put("relatiesoort", list(kind));
    books.relation(with(body, "vestigingsAdres", Bodies.address(country)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          Relatiecode eq 1                                                   | 1
          Relatiecode ne 1 and Relatiecode gt 0                              | 2,3
          Relatiecode ge 2                                                   | 2,3
          Relatiecode gt 2                                                   | 3
          Relatiecode lt 2 and Relatiecode gt 0                              | 1
          Relatiecode le 2 and Relatiecode gt 0                              | 1,2
          Relatiecode eq 1 or Relatiecode eq 3                               | 1,3
          Relatiecode gt 0 and not (Relatiecode eq 2)                        | 1,3
          not Relatiecode le 0                                               | 1,2,3
          (Relatiecode eq 1 or Relatiecode eq 2) and Naam eq 'Beta'          | 2
          Relatiecode eq 1 or Relatiecode eq 2 and Naam eq 'Beta'            | 1,2
          Naam eq 'O''Brien & Zn'                                            | 1
          Naam eq 'beta'                                                     | 2
          Email eq 'obrien+shop@example.com'                                 | 1
          Email eq 'BETA@example.com'                                        | 2
          Email eq null and Relatiecode gt 0                                 | 3
          Email ne null                                                      | 1,2
          startswith(Naam,'Be')                                              | 2
          startswith(Naam,'Be') eq true                                      | 2
          endswith(Naam,'mma')                                               | 3
          substringof('rie',Naam)                                            | 1
          substringof('rie',Naam) eq false and Relatiecode gt 0              | 2,3
          Relatiesoort/any(r:r eq 'Leverancier') and Relatiecode gt 0        | 3
          Relatiesoort/any(r:r eq 'Klant') and Relatiecode gt 0              | 1,2
          Relatiesoort/any(r:r eq 'Eigen')                                   | 0
          VestigingsAdres/Land/Id eq guid'1a000000-0000-4000-8000-000000000276' | 2
          VestigingsAdres/Plaats eq 'Testdorp'                               | 1,2,3
          ModifiedOn gt datetime'2020-01-01T00:00:00' and Relatiecode gt 0   | 1,2,3
          ModifiedOn lt DateTime'2020-01-01'                                 | ""
          Nonactief eq false and Relatiecode gt 2                            | 3
          Nonactief                                                          | ""
          1 eq Relatiecode                                                   | 1
          Email eq 'nobody@example.com'                                      | ""
          """)
  void findsWhatTheFilterSays(String filter, String codes) {
    Response answer = books.filter("/relaties", filter);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(answer.jsonPath().getList("relatiecode", String.class))
        .isEqualTo(codes.isEmpty() ? List.of() : Arrays.asList(codes.split(",")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email eq 'x'",
        "NAAM eq 'x'",
        "Onbekend eq 'x'",
        "VestigingsAdres/Straatnaam eq 'x'",
        "Naam eq 1",
        "Relatiecode eq '1'",
        "Naam eq",
        "Naam 'x'",
        "Naam eq 'x",
        "(Naam eq 'x'",
        "Naam eq 'x')",
        "Naam EQ 'x'",
        "Naam",
        "length(Naam) eq 3",
        "Relatiesoort/all(r:r eq 'Klant')",
        "Relatiesoort eq 'Klant'",
        "Id eq 'geen-guid'",
        "Id eq guid'geen-guid'",
        "ModifiedOn gt datetime'gisteren'",
        "Naam eq \"x\"",
        "Naam/Lengte eq 1",
      })
  void refusesWhatItCannotUnderstand(String filter) {
    Response answer = books.filter("/relaties", filter);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    assertThat(answer.jsonPath().getString("Message")).isNotBlank();
  }

  @Test
  void refusesNestingWithoutEnd() {
    String filter = "(".repeat(500) + "Relatiecode eq 1" + ")".repeat(500);

    assertThat(books.filter("/relaties", filter).statusCode()).isEqualTo(400);
  }

  @Test
  void pagesWithTopAndSkip() {
    assertThat(page("1", "1")).isEqualTo(List.of(-1));
    assertThat(page("2", "4")).isEqualTo(List.of(2, 3));
    assertThat(page("9999", "0")).hasSize(6);
  }

  private static List<Integer> page(String top, String skip) {
    return books
        .call()
        .queryParam("$top", top)
        .queryParam("$skip", skip)
        .get("/relaties")
        .jsonPath()
        .getList("relatiecode");
  }

  @ParameterizedTest
  @CsvSource({
    "$top,0",
    "$top,x",
    "$skip,-1",
    "$orderby,Naam",
    "$expand,Land",
    "$inlinecount,allpages"
  })
  void refusesOptionsItDoesNotKnow(String option, String value) {
    Response answer = books.call().queryParam(option, value).get("/relaties");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.jsonPath().getString("Message")).isNotBlank();
  }

  @Test
  void showsOnlyWhatIsSelected() {
    Response answer =
        books
            .call()
            .queryParam("$filter", "Grootboekfunctie eq 'VerkopenOmzetHoog' and Nummer eq 8000")
            .queryParam("$select", "Id,Nummer")
            .get("/grootboeken");

    assertThat(Books.json(answer).get(0).properties()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/landen",
        "/dagboeken",
        "/btwtarieven",
        "/kostenplaatsen",
        "/artikelomzetgroepen",
        "/verkoopordersjablonen"
      })
  void someListsIgnoreTheFilter(String path) {
    Response answer = books.filter(path, "dit is geen filter");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getList("")).isNotEmpty();
  }

  @Test
  void articlesAreListedTwentyFiveAtATime() {
    assertThat(books.call().queryParam("$top", 25).get("/artikelen").statusCode()).isEqualTo(200);
    Response answer = books.call().queryParam("$top", 26).get("/artikelen");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.jsonPath().getString("Message")).contains("25");
  }

  @Test
  void filtersVatRatesByCountry() {
    Response answer = books.filter("/vatrates", "CountryCode eq 'DEU'");

    assertThat(answer.jsonPath().getList("countryCode")).isEqualTo(List.of("DEU"));
  }
}
