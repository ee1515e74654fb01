package nl.koppeling.connection.abuse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An identity server whose key the tests hold, so that they can sign what a real one never would.
 */
public final class Issuer implements QuarkusTestResourceLifecycleManager {

  static final KeyPair KEYS = keys();
  static final KeyPair STRANGE = keys();
  private static final HttpServer SERVER = open();

  @Override
  public Map<String, String> start() {
    return Map.of(
        "quarkus.oidc.auth-server-url", url(),
        "quarkus.oidc.web.auth-server-url", url());
  }

  @Override
  public void stop() {}

  static String url() {
    return "http://127.0.0.1:" + SERVER.getAddress().getPort();
  }

  static RSAPublicKey publicKey() {
    return (RSAPublicKey) KEYS.getPublic();
  }

  /** A token with these two parts, signed with RS256. */
  static String signed(String header, String claims, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(parts(header, claims).getBytes(StandardCharsets.US_ASCII));
      return parts(header, claims) + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A token whose "secret" is something everybody knows. */
  static String withSecret(String header, String claims, byte[] secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return parts(header, claims)
          + "."
          + base64(mac.doFinal(parts(header, claims).getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String parts(String header, String claims) {
    return base64(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + base64(claims.getBytes(StandardCharsets.UTF_8));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The public half as a JSON web key. */
  static String jwk(KeyPair pair, String kid) {
    RSAPublicKey key = (RSAPublicKey) pair.getPublic();
    return "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}"
        .formatted(
            kid,
            base64(unsigned(key.getModulus().toByteArray())),
            base64(unsigned(key.getPublicExponent().toByteArray())));
  }

  private static byte[] unsigned(byte[] number) {
    return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpServer open() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/.well-known/openid-configuration", Issuer::discovery);
      server.createContext("/certs", e -> json(e, "{\"keys\":[" + jwk(KEYS, "own") + "]}"));
      server.createContext("/strange", e -> json(e, "{\"keys\":[" + jwk(STRANGE, "own") + "]}"));
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void discovery(HttpExchange exchange) throws IOException {
    String base = "http://127.0.0.1:" + exchange.getLocalAddress().getPort();
    json(
        exchange,
        ("{\"issuer\":\"%s\",\"jwks_uri\":\"%s/certs\",\"authorization_endpoint\":\"%s/auth\","
                + "\"token_endpoint\":\"%s/token\",\"end_session_endpoint\":\"%s/logout\"}")
            .formatted(base, base, base, base, base));
  }

  private static void json(HttpExchange exchange, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
