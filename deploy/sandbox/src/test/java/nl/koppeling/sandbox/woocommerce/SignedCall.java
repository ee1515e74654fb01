package nl.koppeling.sandbox.woocommerce;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A call signed by a signer of its own, written from the OAuth 1.0a text, not from the sandbox. */
final class SignedCall {

  static final String KEY = "ck_demo" + "0".repeat(36);
  static final String SECRET = "cs_demo" + "0".repeat(36);

  final Map<String, String> parameters = new TreeMap<>();
  private final String path;
  private String key = KEY;
  private String secret = SECRET;
  private String nonce = UUID.randomUUID().toString();
  private long timestamp = Instant.now().getEpochSecond();

  private SignedCall(String path) {
    this.path = path;
  }

  static SignedCall to(String path) {
    return at("demo", path);
  }

  static SignedCall at(String shop, String path) {
    return new SignedCall("/shops/" + shop + "/wp-json/wc/v3" + path);
  }

  SignedCall with(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  SignedCall key(String otherKey, String otherSecret) {
    key = otherKey;
    secret = otherSecret;
    return this;
  }

  SignedCall nonce(String other) {
    nonce = other;
    return this;
  }

  SignedCall timestamp(long other) {
    timestamp = other;
    return this;
  }

  Response get() {
    return request("GET").get(RestAssured.baseURI + ":" + RestAssured.port + path);
  }

  Response post(String body) {
    return request("POST").contentType("application/json").body(body).post(RestAssured.baseURI + ":" + RestAssured.port + path);
  }

  Response put(String body) {
    return request("PUT").contentType("application/json").body(body).put(RestAssured.baseURI + ":" + RestAssured.port + path);
  }

  private RequestSpecification request(String method) {
    parameters.put("oauth_consumer_key", key);
    parameters.put("oauth_nonce", nonce);
    parameters.put("oauth_timestamp", Long.toString(timestamp));
    parameters.put("oauth_signature_method", "HMAC-SHA256");
    String sorted =
        parameters.entrySet().stream()
            .map(e -> rfc3986(e.getKey()) + "=" + rfc3986(e.getValue()))
            .collect(Collectors.joining("&"));
    String url = RestAssured.baseURI + ":" + RestAssured.port + path;
    parameters.put("oauth_signature", sign(method + "&" + rfc3986(url) + "&" + rfc3986(sorted)));
    return given().queryParams(parameters);
  }

  private String sign(String base) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec((secret + "&").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String rfc3986(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
  }
}
