package nl.koppeling.connection.town;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A shop owner at the keyboard, with a shop and an administration of the owner's own in the town.
 */
public final class Owner {

  private final String accessToken;
  public final String shop = "s" + UUID.randomUUID().toString().substring(0, 7);
  public final String consumerKey = "ck_" + secret();
  public final String consumerSecret = "cs_" + secret();
  public final String snelstartKey = "SLEUTEL" + secret() + "==";
  public final UUID administration = UUID.randomUUID();

  public Owner(String accessToken) {
    this.accessToken = accessToken;
    TownResource.TOWN.shop(shop, consumerKey, Town.Mood.FINE);
    TownResource.TOWN.coupling(snelstartKey, administration);
  }

  public static String secret() {
    return (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "").substring(0, 40);
  }

  public void mood(Town.Mood mood) {
    TownResource.TOWN.shop(shop, consumerKey, mood);
  }

  public RequestSpecification asking() {
    return given().auth().oauth2(accessToken).contentType(ContentType.JSON);
  }

  public Response open() {
    return open(Map.of());
  }

  public Response open(Map<String, String> otherwise) {
    Map<String, String> body = new HashMap<>();
    body.put("shopHome", TownResource.TOWN.shopHome(shop));
    body.put("consumerKey", consumerKey);
    body.put("consumerSecret", consumerSecret);
    body.put("snelstartKey", snelstartKey);
    body.put("startFrom", "2026-01-01");
    body.putAll(otherwise);
    return asking().body(body).post("/api/connections");
  }

  /** A new draft's id. */
  public String draft() {
    return open().then().statusCode(201).extract().path("id");
  }

  public Response prove(String id) {
    return asking().post("/api/connections/{id}/proof", id);
  }

  public Response confirm(String id, Object settings) {
    return asking().body(Map.of("settings", settings)).put("/api/connections/{id}/settings", id);
  }

  public Response activate(String id) {
    return asking().post("/api/connections/{id}/activation", id);
  }

  public Response get(String id) {
    return asking().get("/api/connections/{id}", id);
  }

  /** A working connection with the proposed settings; its id. */
  public String active() {
    String id = draft();
    Map<String, Object> proposal = prove(id).then().statusCode(200).extract().path("proposal");
    confirm(id, proposal).then().statusCode(200);
    activate(id).then().statusCode(200);
    return id;
  }
}
