package nl.koppeling.sandbox.snelstart;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokenTest {

  private static final String TOKEN = "/snelstart/b2b/token";
  private static final String DEMO =
      Base64.getEncoder().encodeToString("demo:demo-secret-1".getBytes(StandardCharsets.UTF_8));

  @Test
  void grantsForAKoppelsleutel() {
    Response answer = Books.grant(DEMO);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getString("token_type")).isEqualTo("bearer");
    assertThat(answer.jsonPath().getInt("expires_in")).isEqualTo(3599);
    String[] part = answer.jsonPath().getString("access_token").split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(part[1]), StandardCharsets.UTF_8);
    assertThat(claims)
        .contains("\"scopes\":\"")
        .contains("boekhouden:write")
        .contains("rapportage");
  }

  @Test
  void grantsForTheTwoHalves() {
    Response answer =
        given()
            .contentType(ContentType.URLENC)
            .formParam("grant_type", "password")
            .formParam("username", "tweede")
            .formParam("password", "tweede-secret-1")
            .post(TOKEN);

    assertThat(answer.statusCode()).isEqualTo(200);
    String name =
        given()
            .header("Ocp-Apim-Subscription-Key", Books.SUBSCRIPTION_KEY)
            .header("Authorization", "Bearer " + answer.jsonPath().getString("access_token"))
            .get("/snelstart/v2/companyInfo")
            .jsonPath()
            .getString("administratieNaam");
    assertThat(name).isEqualTo("Tweede Webwinkel");
  }

  @Test
  void refusesAKeyInTheQuery() {
    Response answer =
        given()
            .contentType(ContentType.URLENC)
            .queryParam("grant_type", "clientkey")
            .queryParam("clientkey", DEMO)
            .post(TOKEN);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.jsonPath().getString("error")).isNotBlank();
  }

  @Test
  void refusesUnknownKeysGrantsAndEmptyForms() {
    assertThat(Books.grant("b25iZWtlbmQ6eA==").statusCode()).isEqualTo(400);
    assertThat(Books.grant("").statusCode()).isEqualTo(400);
    assertThat(
            given()
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "refresh_token")
                .post(TOKEN)
                .jsonPath()
                .getString("error"))
        .isEqualTo("unsupported_grant_type");
    assertThat(given().contentType(ContentType.URLENC).post(TOKEN).statusCode()).isEqualTo(400);
  }

  @Test
  void olderTokensStayValid() {
    Books books = Books.fresh();
    Books.grant(books.key());

    assertThat(books.get("/companyInfo").statusCode()).isEqualTo(200);
  }
}
