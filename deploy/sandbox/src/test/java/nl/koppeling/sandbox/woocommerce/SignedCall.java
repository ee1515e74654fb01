package nl.koppeling.sandbox.woocommerce;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
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

  private final Map<String, String> parameters = new TreeMap<>();
  private final String path;
  private String key = KEY;
  private String secret = SECRET;
  private String nonce = UUID.randomUUID().toString();
  private long timestamp = Instant.now().getEpochSecond();
  private String method = "HMAC-SHA256";
  private String signedUrl;
  private boolean inHeader;

  private SignedCall(String path) {
    this.path = path;
  }

  static SignedCall to(String path) {
    return at("demo", path);
  }

  static SignedCall at(String shop, String path) {
    return new SignedCall("/shops/" + shop + "/wp-json/wc/v3" + path);
  }

  static SignedCall atPath(String path) {
    return new SignedCall(path);
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

  SignedCall method(String other) {
    method = other;
    return this;
  }

  /** Signs for another address than the one called. */
  SignedCall signedFor(String url) {
    signedUrl = url;
    return this;
  }

  SignedCall inHeader() {
    inHeader = true;
    return this;
  }

  Response get() {
    return request("GET").get(url());
  }

  Response options() {
    return request("OPTIONS").options(url());
  }

  Response post(String body) {
    return request("POST").contentType("application/json").body(body).post(url());
  }

  Response put(String body) {
    return request("PUT").contentType("application/json").body(body).put(url());
  }

  Response delete() {
    return request("DELETE").delete(url());
  }

  private String url() {
    return RestAssured.baseURI + ":" + RestAssured.port + path;
  }

  private RequestSpecification request(String verb) {
    Map<String, String> oauth = new TreeMap<>();
    oauth.put("oauth_consumer_key", key);
    oauth.put("oauth_nonce", nonce);
    oauth.put("oauth_timestamp", Long.toString(timestamp));
    oauth.put("oauth_signature_method", method);
    Map<String, String> all = new TreeMap<>(parameters);
    all.putAll(oauth);
    String sorted =
        all.entrySet().stream()
            .map(e -> rfc3986(e.getKey()) + "=" + rfc3986(e.getValue()))
            .collect(Collectors.joining("&"));
    String address = signedUrl == null ? url() : signedUrl;
    String signature = sign(verb + "&" + rfc3986(address) + "&" + rfc3986(sorted));
    oauth.put("oauth_signature", signature);
    RequestSpecification plain =
        given()
            .config(
                RestAssuredConfig.config()
                    .encoderConfig(
                        EncoderConfig.encoderConfig()
                            .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
            .queryParams(parameters);
    return inHeader ? plain.header("Authorization", header(oauth)) : plain.queryParams(oauth);
  }

  private static String header(Map<String, String> oauth) {
    return "OAuth "
        + oauth.entrySet().stream()
            .map(e -> rfc3986(e.getKey()) + "=\"" + rfc3986(e.getValue()) + "\"")
            .collect(Collectors.joining(", "));
  }

  private String sign(String base) {
    String algorithm = method.equals("HMAC-SHA1") ? "HmacSHA1" : "HmacSHA256";
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec((secret + "&").getBytes(StandardCharsets.UTF_8), algorithm));
      return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String rfc3986(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
