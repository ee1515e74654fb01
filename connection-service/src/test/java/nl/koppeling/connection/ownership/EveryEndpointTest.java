package nl.koppeling.connection.ownership;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.Endpoints;
import nl.koppeling.connection.town.Endpoints.Endpoint;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Surfer;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every endpoint, found by itself: another owner's connection does not exist, whoever looks after
 * the platform changes nothing, and nobody unknown gets in. A new endpoint without its check fails
 * here.
 */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class EveryEndpointTest {

  /** What anybody may call; a new one is a decision. */
  private static final Set<String> FOR_ANYBODY =
      Set.of(
          "GET /",
          "GET /language/{code}",
          "POST /hooks/shop-keys/{reference}",
          "POST /hooks/snelstart/{secret}");

  /** What a signed-in person calls without a connection. */
  private static final Set<String> WITHOUT_AN_ID =
      Set.of(
          "GET /app",
          "GET /app/signed-in",
          "GET /app/connections",
          "GET /app/connections/left/{webhooks}",
          "GET /app/connections/new",
          "POST /app/connections/new",
          "GET /app/invitations/{reference}",
          "POST /app/invitations/{reference}",
          "POST /api/invitations/acceptance",
          "GET /api/connections",
          "POST /api/connections");

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @TestHTTPResource("/")
  URI base;

  @TestHTTPResource(value = "openapi", management = true)
  URI description;

  @Inject AgroalDataSource database;

  private final List<Endpoint> endpoints = Endpoints.all();
  private Tokens tokens;
  private Owner owner;
  private String id;
  private Map<String, Object> proposal;

  @BeforeEach
  void anOwnerWithAnOrder() throws Exception {
    tokens = new Tokens(realm);
    owner = new Owner(tokens.ofUser("owner"));
    id = owner.draft();
    proposal = owner.prove(id).then().statusCode(200).extract().path("proposal");
    owner.confirm(id, proposal).then().statusCode(200);
    owner.activate(id).then().statusCode(200);
    Database.order(database, UUID.fromString(id), 41, "N41", "PARKED", "Waarom");
  }

  @Test
  void theListIsWholeAndWhatAnybodyMayCallIsKnown() {
    assertThat(endpoints).hasSizeGreaterThan(40);
    assertThat(named(e -> e.roles().isEmpty())).isEqualTo(new TreeSet<>(FOR_ANYBODY));
    assertThat(named(e -> e.roles().contains("?"))).as("endpoints that say nothing").isEmpty();
    assertThat(
            named(
                e ->
                    !e.roles().isEmpty()
                        && !e.path().contains("{id}")
                        && !e.roles().equals(Set.of(Caller.OPERATOR))
                        && !e.path().startsWith("/internal/replays/")
                        && !WITHOUT_AN_ID.contains(e.toString())))
        .as("an object's path names its connection, or stands in the list above")
        .isEmpty();
    Map<String, Map<String, Object>> described =
        given().queryParam("format", "json").get(description).jsonPath().getMap("paths");
    Set<String> inWords = new TreeSet<>();
    described.forEach(
        (path, operations) ->
            operations.keySet().stream()
                .filter(verb -> verb.matches("get|put|post|delete|patch"))
                .forEach(
                    verb -> inWords.add(verb.toUpperCase(java.util.Locale.ROOT) + " " + path)));
    assertThat(named(e -> true)).containsAll(inWords);
    assertThat(inWords).containsAll(named(Endpoint::api));
  }

  @TestFactory
  Stream<DynamicTest> anothersConnectionDoesNotExistForTheApi() {
    Owner other = new Owner(tokens.ofUser("second"));
    return owned(Endpoint::api)
        .map(
            endpoint ->
                DynamicTest.dynamicTest(
                    endpoint.toString(),
                    () -> {
                      String before = standing();
                      Response foreign = call(other, endpoint, id);
                      Response nobodys = call(other, endpoint, UUID.randomUUID().toString());

                      assertThat(foreign.statusCode()).isEqualTo(404);
                      assertThat(foreign.jsonPath().getString("code"))
                          .isEqualTo("CONNECTION_UNKNOWN");
                      assertThat(foreign.asString())
                          .as("nothing tells another's from none")
                          .isEqualTo(nobodys.asString());
                      assertThat(standing()).isEqualTo(before);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> anothersConnectionDoesNotExistOnThePages() {
    Surfer other = surfer().signIn("second");
    String token = other.token("/app/connections/new");
    return owned(Endpoint::page)
        .map(
            endpoint ->
                DynamicTest.dynamicTest(
                    endpoint.toString(),
                    () -> {
                      String before = standing();
                      HttpResponse<String> foreign = visit(other, endpoint, token);

                      assertThat(foreign.statusCode()).isEqualTo(404);
                      assertThat(foreign.body()).contains("Deze koppeling bestaat niet");
                      assertThat(standing()).isEqualTo(before);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> whoLooksAfterThePlatformChangesNothing() {
    Owner operator = new Owner(tokens.ofUser("operator"));
    Surfer surfer = surfer().signIn("operator");
    return owned(Endpoint::changes)
        .filter(endpoint -> endpoint.api() || endpoint.page())
        .map(
            endpoint ->
                DynamicTest.dynamicTest(
                    endpoint.toString(),
                    () -> {
                      String before = standing();
                      int status =
                          endpoint.api()
                              ? call(operator, endpoint, id).statusCode()
                              : surfer.post(path(endpoint, id), form("none")).statusCode();

                      assertThat(endpoint.roles()).doesNotContain(Caller.OPERATOR);
                      assertThat(status).isEqualTo(403);
                      assertThat(standing()).isEqualTo(before);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> afterLeavingThereIsNothingLeftToCall() {
    Surfer surfer = surfer().signIn("owner");
    String token = surfer.token("/app/connections/new");
    String service = tokens.ofService("invoice-service", BackingServices.CLIENT_SECRET);
    owner.asking().delete("/api/connections/{id}", id).then().statusCode(204);
    return owned(endpoint -> true)
        .map(
            endpoint ->
                DynamicTest.dynamicTest(
                    endpoint.toString(),
                    () -> {
                      int status =
                          endpoint.page()
                              ? visit(surfer, endpoint, token).statusCode()
                              : endpoint.api()
                                  ? call(owner, endpoint, id).statusCode()
                                  : given()
                                      .auth()
                                      .oauth2(service)
                                      .request(endpoint.method(), path(endpoint, id))
                                      .statusCode();
                      assertThat(status).isEqualTo(404);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> aStrangerGetsNowhere() {
    return endpoints.stream()
        .filter(endpoint -> !endpoint.roles().isEmpty())
        .map(
            endpoint ->
                DynamicTest.dynamicTest(
                    endpoint.toString(),
                    () -> {
                      Response answer =
                          given()
                              .redirects()
                              .follow(false)
                              .contentType("application/json")
                              .body(endpoint.changes() ? "{}" : "")
                              .request(endpoint.method(), path(endpoint, id));
                      assertThat(answer.statusCode()).isIn(endpoint.page() ? 302 : 401);
                      assertThat(answer.asString()).isEmpty();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> whatOperatorsDoNobodyElseDoes() {
    String service = tokens.ofService("invoice-service", BackingServices.CLIENT_SECRET);
    return endpoints.stream()
        .filter(endpoint -> endpoint.path().startsWith("/api/operator/"))
        .map(
            endpoint ->
                DynamicTest.dynamicTest(
                    endpoint.toString(),
                    () -> {
                      assertThat(endpoint.roles()).containsExactly(Caller.OPERATOR);
                      assertThat(call(owner, endpoint, id).statusCode()).isEqualTo(403);
                      assertThat(
                              given()
                                  .auth()
                                  .oauth2(service)
                                  .contentType("application/json")
                                  .body(endpoint.changes() ? "{}" : "")
                                  .request(endpoint.method(), path(endpoint, id))
                                  .statusCode())
                          .isEqualTo(403);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> whatTheServicesAreGivenNoPersonGets() {
    return endpoints.stream()
        .filter(endpoint -> endpoint.path().startsWith("/internal/"))
        .map(
            endpoint ->
                DynamicTest.dynamicTest(
                    endpoint.toString(),
                    () -> {
                      assertThat(endpoint.roles()).containsExactly(Caller.SERVICE);
                      assertThat(call(owner, endpoint, id).statusCode()).isEqualTo(403);
                    }));
  }

  private Stream<Endpoint> owned(java.util.function.Predicate<Endpoint> which) {
    return endpoints.stream().filter(e -> e.path().contains("{id}")).filter(which);
  }

  private Set<String> named(java.util.function.Predicate<Endpoint> which) {
    return endpoints.stream()
        .filter(which)
        .map(Endpoint::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Everything the owner sees of the connection, and everything that was done with it. */
  private String standing() {
    return owner.get(id).asString()
        + owner.asking().get("/api/connections/{id}/audit", id).asString()
        + owner.asking().get("/api/connections/{id}/notifications", id).asString();
  }

  private Response call(Owner who, Endpoint endpoint, String connection) {
    RequestSpecification request = who.asking();
    if (endpoint.takesJson()) {
      request.body(body(endpoint));
    }
    return request.request(endpoint.method(), path(endpoint, connection));
  }

  /** Something that could be meant. A new body without an example here is refused, and found so. */
  private Object body(Endpoint endpoint) {
    return switch (endpoint.toString()) {
      case "PUT /api/connections/{id}/settings" -> Map.of("settings", proposal);
      case "PUT /api/connections/{id}/intake" ->
          Map.of("intake", Map.of("completedStatuses", List.of("completed")));
      case "PUT /api/connections/{id}/credentials" ->
          Map.of(
              "consumerKey", owner.consumerKey,
              "consumerSecret", owner.consumerSecret,
              "snelstartKey", owner.snelstartKey);
      case "PUT /api/connections/{id}/notifications" ->
          owner.asking().get("/api/connections/{id}/notifications", id).jsonPath().getMap("");
      default -> Map.of();
    };
  }

  private HttpResponse<String> visit(Surfer who, Endpoint endpoint, String token) {
    String path = path(endpoint, id);
    return endpoint.changes() ? who.post(path, form(token)) : who.get(path);
  }

  /** What the forms of the pages ask, all at once. */
  private Map<String, String> form(String token) {
    Map<String, String> fields = new HashMap<>();
    fields.put("formToken", token);
    fields.put("sure", "yes");
    fields.put("start", "none");
    fields.put("shop", TownResource.TOWN.shopHome(owner.shop));
    fields.put("consumerKey", owner.consumerKey);
    fields.put("consumerSecret", owner.consumerSecret);
    fields.put("key", owner.snelstartKey);
    fields.put("paymentTermDays", "14");
    return fields;
  }

  /** The template filled in: the connection, an order it has, and plausible rest. */
  private static String path(Endpoint endpoint, String connection) {
    String path = endpoint.path().replace("{id}", connection);
    Map<String, String> known =
        Map.of(
            "orderId", "41",
            "order", "41",
            "refund", "0",
            "month", "2026-11",
            "year", "2026",
            "partition", "0",
            "offset", "0");
    for (Map.Entry<String, String> part : known.entrySet()) {
      path = path.replaceAll("\\{" + part.getKey() + "(:([^{}]|\\{[^{}]*})*)?}", part.getValue());
    }
    return path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
  }

  private Surfer surfer() {
    return new Surfer("http://127.0.0.1:" + base.getPort());
  }
}
