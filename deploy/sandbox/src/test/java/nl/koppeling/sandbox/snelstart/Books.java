package nl.koppeling.sandbox.snelstart;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.wire.Json;

/** A fresh administration with a token, and calls on it. */
final class Books {

  static final String SUBSCRIPTION_KEY = "5a4db0c0ffee5a4db0c0ffee5a4db0c0";
  private static final String ADMIN = "/__admin/snelstart";

  private final String id;
  private final String key;
  private final String token;

  private Books(String id, String key) {
    this.id = id;
    this.key = key;
    this.token = grant(key).jsonPath().getString("access_token");
  }

  static Books fresh() {
    Response added = given().body("{\"name\":\"Proef\"}").post(ADMIN + "/administrations");
    return new Books(added.jsonPath().getString("id"), added.jsonPath().getString("koppelsleutel"));
  }

  static Response grant(String key) {
    return given()
        .contentType(ContentType.URLENC)
        .formParam("grant_type", "clientkey")
        .formParam("clientkey", key)
        .post("/snelstart/b2b/token");
  }

  static String ledger(int number) {
    return "90000000-0000-4000-8000-00000000" + number;
  }

  static String journal(int number) {
    return "d0000000-0000-4000-8000-00000000" + number;
  }

  static String country(int isoNumber) {
    return String.format("1a000000-0000-4000-8000-%012d", isoNumber);
  }

  static Map<String, Object> reference(String id) {
    return new LinkedHashMap<>(Map.of("id", id));
  }

  String id() {
    return id;
  }

  String key() {
    return key;
  }

  String token() {
    return token;
  }

  RequestSpecification call() {
    return given()
        .header("Authorization", "Bearer " + token)
        .header("Ocp-Apim-Subscription-Key", SUBSCRIPTION_KEY)
        .contentType(ContentType.JSON)
        .basePath("/snelstart/v2");
  }

  Response get(String path) {
    return call().get(path);
  }

  Response filter(String path, String filter) {
    return call().queryParam("$filter", filter).get(path);
  }

  Response post(String path, Object body) {
    return call().body(body).post(path);
  }

  Response put(String path, Object body) {
    return call().body(body).put(path);
  }

  Response delete(String path) {
    return call().delete(path);
  }

  void admin(Map<String, Object> change) {
    given()
        .contentType(ContentType.JSON)
        .body(change)
        .put(ADMIN + "/administrations/" + id)
        .then()
        .statusCode(200);
  }

  void fault(Map<String, Object> fault) {
    Map<String, Object> mine = new LinkedHashMap<>(fault);
    mine.put("administration", id);
    given().contentType(ContentType.JSON).body(mine).post(ADMIN + "/faults").then().statusCode(200);
  }

  static void clearFaults() {
    given().delete(ADMIN + "/faults").then().statusCode(204);
  }

  JsonNode summary() {
    return json(given().get(ADMIN + "/administrations/" + id));
  }

  /** A Dutch customer. */
  String customer() {
    return relation(Bodies.relation("Jan " + UUID.randomUUID().toString().substring(0, 8)));
  }

  String relation(Map<String, Object> body) {
    return created(post("/relaties", body));
  }

  String sale(String customer, String number) {
    return created(post("/verkoopboekingen", Bodies.sale(customer, number)));
  }

  BigDecimal open(String number) {
    JsonNode found = json(filter("/verkoopfacturen", "Factuurnummer eq '" + number + "'"));
    return found.get(0).get("openstaandSaldo").decimalValue();
  }

  static String created(Response response) {
    response.then().statusCode(201);
    return response.jsonPath().getString("id");
  }

  static JsonNode json(Response response) {
    return Json.parse(response.asByteArray());
  }

  static List<String> codes(Response response) {
    List<String> codes = new ArrayList<>();
    json(response).forEach(item -> codes.add(item.path("errorCode").asText()));
    return codes;
  }
}
