package nl.koppeling.connection.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many at once, and each sees only what is theirs. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class IsolationTest {

  private static final int AT_ONCE = 24;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @TestHTTPResource("/")
  URI base;

  @Inject AgroalDataSource database;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Tokens tokens;

  /** An owner's token, one of their connections and what is in it alone. */
  private record Seen(String token, String id, String mark, UUID administration) {}

  @BeforeEach
  void people() {
    tokens = new Tokens(realm);
  }

  @Test
  void aThousandInterleavedRequestsNeverMix() throws Exception {
    List<Seen> all = connections(3);
    List<CompletableFuture<String>> wrong = new ArrayList<>();
    Semaphore room = new Semaphore(AT_ONCE);
    for (int i = 0; i < 1_000; i++) {
      Seen mine = all.get(i % all.size());
      String path =
          switch (i % 4) {
            case 0 -> "/api/connections/" + mine.id();
            case 1 -> "/api/connections/" + mine.id() + "/orders";
            case 2 -> "/api/connections/" + mine.id() + "/orders?number=SAME";
            default -> "/api/connections/" + mine.id() + "/summary";
          };
      wrong.add(
          get(path, mine.token(), room)
              .thenApply(
                  answer ->
                      answer.statusCode() == 200 && onlyOf(mine, all, answer.body())
                          ? ""
                          : path + " " + answer.statusCode() + " " + answer.body()));
    }

    assertThat(wrong.stream().map(CompletableFuture::join).filter(w -> !w.isEmpty())).isEmpty();
  }

  /** A token of one administration is never handed out for another. */
  @Test
  void tenThousandInterleavedTokensNeverMix() throws Exception {
    List<Seen> all = connections(3);
    String service = tokens.ofService("invoice-service", BackingServices.CLIENT_SECRET);
    List<CompletableFuture<String>> wrong = new ArrayList<>();
    Semaphore room = new Semaphore(AT_ONCE);
    for (int i = 0; i < 10_000; i++) {
      Seen asked = all.get(i % all.size());
      String path =
          "/internal/connections/" + asked.id() + "/snelstart-token?refresh=" + (i % 37 == 0);
      wrong.add(
          get(path, service, room)
              .thenApply(
                  answer ->
                      answer.body().contains("\"administrationId\":\"" + asked.administration())
                              && leadsTo(asked, answer.body())
                          ? ""
                          : path + " " + answer.statusCode()));
    }

    assertThat(wrong.stream().map(CompletableFuture::join).filter(w -> !w.isEmpty())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "number=SAME",
        "state=PARKED",
        "reason=VAT_RATE_UNKNOWN",
        "amount=1249.95",
        "after=2999-01-01,9223372036854775807,9223372036854775807",
        "from=2000-01-01&to=2999-01-01"
      })
  void noFilterAndNoPlaceInTheListShowsAnothers(String query) throws Exception {
    List<Seen> all = connections(1);
    for (Seen mine : all) {
      HttpResponse<String> answer =
          get("/api/connections/" + mine.id() + "/orders?" + query, mine.token(), new Semaphore(1))
              .join();
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"orderId\":7");
      assertThat(onlyOf(mine, all, answer.body())).isTrue();
    }
  }

  @Test
  void whoseItIsFollowsFromTheTokenAndFromNothingElse() {
    Owner second = new Owner(tokens.ofUser("second"));
    String foreign = new Owner(tokens.ofUser("owner")).draft();
    String owner = "00000000-0000-4000-8000-000000000001";
    for (String header :
        List.of(
            "X-Tenant-Id",
            "X-Owner",
            "X-User",
            "X-Forwarded-User",
            "X-Remote-User",
            "Remote-User",
            "X-Auth-Request-User",
            "X-HTTP-Method-Override",
            "X-Original-URL",
            "X-Rewrite-URL")) {
      String value = header.startsWith("X-Orig") || header.startsWith("X-Rew") ? "/api/x" : owner;
      second
          .asking()
          .header(header, value)
          .get("/api/connections/{id}", foreign)
          .then()
          .statusCode(404);
    }
    second
        .asking()
        .queryParam("owner", owner)
        .queryParam("tenant", owner)
        .queryParam("sub", owner)
        .get("/api/connections/{id}", foreign)
        .then()
        .statusCode(404);
    List<String> listed =
        second.asking().queryParam("owner", owner).get("/api/connections").path("id");
    assertThat(listed).doesNotContain(foreign);
  }

  @Test
  void whatAClientMayNotSayIsNotHeard() {
    Owner second = new Owner(tokens.ofUser("second"));
    UUID chosen = UUID.randomUUID();
    Map<String, String> more = new HashMap<>();
    more.put("id", chosen.toString());
    more.put("owner", "00000000-0000-4000-8000-000000000001");
    more.put("state", "ACTIVE");
    more.put("version", "99");
    more.put("credentialsVersion", "99");
    more.put("administrationId", chosen.toString());
    more.put("webhookToken", "guessed");
    more.put("invoicePrefix", "X-");

    String id = second.open(more).then().statusCode(201).extract().path("id");

    assertThat(id).isNotEqualTo(chosen.toString());
    second
        .get(id)
        .then()
        .statusCode(200)
        .body("state", org.hamcrest.Matchers.equalTo("DRAFT"))
        .body("version", org.hamcrest.Matchers.lessThan(10))
        .body("administration", org.hamcrest.Matchers.nullValue());
    new Owner(tokens.ofUser("owner")).get(id).then().statusCode(404);
    second
        .asking()
        .body(Map.of("snelstartKey", second.snelstartKey, "state", "ACTIVE", "owner", "x"))
        .put("/api/connections/{id}/credentials", id)
        .then()
        .statusCode(200)
        .body("state", org.hamcrest.Matchers.not("ACTIVE"));
  }

  private List<Seen> connections(int each) throws Exception {
    List<Seen> all = new ArrayList<>();
    for (String person : List.of("owner", "second")) {
      String token = tokens.ofUser(person);
      for (int i = 0; i < each; i++) {
        Owner owner = new Owner(token);
        String id = owner.active();
        String mark = "MARK" + UUID.randomUUID().toString().substring(0, 8);
        Database.order(database, UUID.fromString(id), 7, "SAME", "PARKED", mark);
        Database.change(
            database,
            "insert into order_reason (connection_id, code, order_id, refund_id)"
                + " values (?, 'VAT_RATE_UNKNOWN', 7, 0)",
            UUID.fromString(id));
        Database.change(
            database,
            "update order_overview set day = '2026-11-24' where connection_id = ?",
            UUID.fromString(id));
        all.add(new Seen(token, id, mark, owner.administration));
      }
    }
    return all;
  }

  private static boolean onlyOf(Seen mine, List<Seen> all, String body) {
    return all.stream()
        .filter(seen -> !seen.equals(mine))
        .noneMatch(
            other ->
                body.contains(other.id())
                    || body.contains(other.mark())
                    || body.contains(other.administration().toString()));
  }

  private static boolean leadsTo(Seen asked, String body) {
    String token = body.replaceFirst(".*\"accessToken\":\"([^\"]+)\".*", "$1");
    return new String(
            java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]),
            java.nio.charset.StandardCharsets.UTF_8)
        .contains(asked.administration().toString());
  }

  private CompletableFuture<HttpResponse<String>> get(String path, String token, Semaphore room)
      throws InterruptedException {
    room.acquire();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + base.getPort() + path))
            .header("Authorization", "Bearer " + token)
            .build();
    return client
        .sendAsync(request, BodyHandlers.ofString())
        .whenComplete((answer, failure) -> room.release());
  }
}
