package nl.koppeling.sandbox.woocommerce;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;

/** The back door as tests use it. */
final class BackDoor {

  private static final String ROOT = "/__admin/woocommerce";

  private BackDoor() {}

  static void reset() {
    given().post(ROOT + "/reset").then().statusCode(204);
  }

  static Response post(String path, String body) {
    return given().contentType("application/json").body(body).post(ROOT + path);
  }

  static Response put(String path, String body) {
    return given().contentType("application/json").body(body).put(ROOT + path);
  }

  static Response get(String path) {
    return given().get(ROOT + path);
  }

  static void heal() {
    given().delete(ROOT + "/faults").then().statusCode(204);
  }

  /** A shop of a test's own. */
  record Shop(String name, String key, String secret) {

    static Shop open(String name, String settings) {
      String more = settings.isEmpty() ? "" : "," + settings;
      Response shop = post("/shops", "{\"name\":\"" + name + "\"" + more + "}");
      assertThat(shop.statusCode()).as(shop.asString()).isEqualTo(201);
      return new Shop(
          name,
          shop.jsonPath().getString("consumerKey"),
          shop.jsonPath().getString("consumerSecret"));
    }

    SignedCall call(String path) {
      return SignedCall.at(name, path).key(key, secret);
    }

    long place(String wish) {
      Response placed = post("/shops/" + name + "/orders", wish);
      assertThat(placed.statusCode()).as(placed.asString()).isEqualTo(201);
      return placed.jsonPath().getLong("id");
    }

    Response act(long order, String action, String body) {
      Response done = post("/shops/" + name + "/orders/" + order + "/" + action, body);
      assertThat(done.statusCode()).as(done.asString()).isEqualTo(200);
      return done;
    }
  }

  static Shop demo() {
    return new Shop("demo", SignedCall.KEY, SignedCall.SECRET);
  }
}
