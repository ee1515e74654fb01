package nl.koppeling.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in by a browser elsewhere, and what is kept of it. */
class SignInTest {

  private static final String DEVICE = "POST /realm/device";
  private static final String TOKEN = "POST /realm/token";
  private static final String LIST = "GET /api/operator/replays?limit=20";

  @TempDir Path home;
  private final Server server = new Server();
  private Operating operating;

  @BeforeEach
  void operate() {
    operating = new Operating(home);
    operating.environment.put("KOPPELING_OPERATOR_URL", server.url());
    operating.environment.put("KOPPELING_OIDC_URL", server.url() + "/realm/");
    String realm = server.url() + "/realm";
    server
        .on(
            "GET /realm/.well-known/openid-configuration",
            200,
            """
            {"issuer":"%1$s","token_endpoint":"%1$s/token","device_authorization_endpoint":"%1$s/device","revocation_endpoint":"%1$s/revoke"}"""
                .formatted(realm))
        .on(
            DEVICE,
            200,
            """
            {"device_code":"the-device","user_code":"ABCD-EFGH","verification_uri":"%1$s/device","verification_uri_complete":"%1$s/device?user_code=ABCD-EFGH","expires_in":600,"interval":5}"""
                .formatted(realm));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void itWaitsUntilThePersonHasAgreed() throws IOException {
    server
        .on(TOKEN, 400, "{\"error\":\"authorization_pending\"}")
        .on(TOKEN, 400, "{\"error\":\"slow_down\"}")
        .on(TOKEN, 400, "{\"error\":\"authorization_pending\"}")
        .on(TOKEN, 200, tokens("operator", 300));

    assertThat(operating.run("sign-in")).isZero();

    assertThat(operating.err())
        .contains(server.url() + "/realm/device?user_code=ABCD-EFGH")
        .contains("ABCD-EFGH");
    assertThat(operating.out()).isEqualTo("Signed in as anna for " + server.url() + ".\n");
    assertThat(operating.pauses)
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));
    assertThat(server.call(TOKEN).body())
        .contains("client_id=koppeling-operator")
        .contains("device_code=the-device")
        .contains("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code");
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    try (Stream<Path> beside = Files.list(file().getParent())) {
      assertThat(beside).containsExactly(file());
    }
  }

  @Test
  void theTokenIsSentAfterwards() {
    signIn("operator", 300);
    server.on(LIST, 200, "{\"replays\":[]}");

    assertThat(operating.run("replays")).isZero();

    assertThat(server.call(LIST).token()).isEqualTo("Bearer " + token("operator"));
    assertThat(server.call(TOKEN).body()).doesNotContain("refresh_token");
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, The sign-in was refused in the browser.",
    "expired_token, Nobody signed in in time: try again.",
    "invalid_client, The realm refuses the sign-in (invalid_client)."
  })
  void whatEndsIt(String error, String sentence) {
    server.on(TOKEN, 400, "{\"error\":\"" + error + "\"}");

    assertThat(operating.run("sign-in")).isEqualTo(1);

    assertThat(operating.err()).endsWith(sentence + "\n");
    assertThat(file()).doesNotExist();
  }

  @Test
  void itDoesNotWaitForEver() {
    server.on(TOKEN, 400, "{\"error\":\"authorization_pending\"}");

    assertThat(operating.run("sign-in")).isEqualTo(1);

    assertThat(operating.err()).endsWith("Nobody signed in in time: try again.\n");
    assertThat(operating.pauses).hasSize(120);
  }

  @Test
  void aRealmThatGoesAwayMeanwhileIsAskedHalfAsOften() {
    server.on(TOKEN, 400, "{\"error\":\"authorization_pending\"}");
    operating.whilePausing(server::close);

    assertThat(operating.run("sign-in")).isEqualTo(1);

    assertThat(operating.pauses)
        .startsWith(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));
  }

  @Test
  void aRealmWithoutTheClientSaysSo() {
    Server other = new Server();
    try (other) {
      other
          .on(
              "GET /.well-known/openid-configuration",
              200,
              "{\"device_authorization_endpoint\":\"" + other.url() + "/device\"}")
          .on("POST /device", 401, "{\"error\":\"invalid_client\"}");

      assertThat(operating.run("sign-in", "--realm", other.url())).isEqualTo(1);
    }

    assertThat(operating.err()).contains("invalid_client").contains("koppeling-operator");
  }

  @Test
  void noRealmThere() {
    assertThat(operating.run("sign-in", "--realm", server.url() + "/nothing")).isEqualTo(1);

    assertThat(operating.err())
        .isEqualTo("There is no realm at " + server.url() + "/nothing (status 404).\n");
  }

  @Test
  void anEndpointElsewhereInTheOpenIsNotCalled() {
    Server other = new Server();
    try (other) {
      other.on(
          "GET /.well-known/openid-configuration",
          200,
          "{\"device_authorization_endpoint\":\"http://example.nl/device\"}");

      assertThat(operating.run("sign-in", "--realm", other.url())).isEqualTo(1);
    }

    assertThat(operating.err()).startsWith("A token is not sent to http://example.nl/device");
  }

  @Test
  void whoIsNoOperatorHearsItAtOnce() {
    server.on(TOKEN, 200, tokens("shop-owner", 300));

    assertThat(operating.run("sign-in")).isZero();

    assertThat(operating.err()).contains("no role operator");
  }

  @Test
  void anOldTokenIsRefreshedAndKept() throws IOException {
    signIn("operator", 20);
    server.on(LIST, 200, "{\"replays\":[]}");
    server.instead(TOKEN, 200, tokens("refreshed", 300));

    assertThat(operating.run("replays")).isZero();

    assertThat(server.call(TOKEN).body())
        .contains("grant_type=refresh_token")
        .contains("refresh_token=the-refresh");
    assertThat(server.call(LIST).token()).isEqualTo("Bearer " + token("refreshed"));
    assertThat(kept().get("access").asText()).isEqualTo(token("refreshed"));
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void whatIsOverIsSaidAndTheApiNotAsked() {
    signIn("operator", 20);
    server.instead(TOKEN, 400, "{\"error\":\"invalid_grant\"}");

    assertThat(operating.run("replays")).isEqualTo(1);

    assertThat(operating.err()).isEqualTo("The sign-in is over: sign in with koppeling sign-in.\n");
    assertThat(server.calls()).doesNotContain(LIST);
  }

  @Test
  void theTokenGoesToTheServiceItWasMeantForOnly() {
    signIn("operator", 300);
    Server other = new Server();
    try (other) {
      assertThat(operating.run("replays", "--url", other.url())).isEqualTo(1);

      assertThat(other.asked).isEmpty();
    }
    assertThat(operating.err())
        .startsWith("The sign-in is for " + server.url() + ", not for ")
        .endsWith("sign-in --url " + other.url() + ".\n");
  }

  @Test
  void theTokenOfTheEnvironmentWins() {
    signIn("operator", 300);
    operating.environment.put("KOPPELING_OPERATOR_TOKEN", "of-a-script");
    server.on(LIST, 200, "{\"replays\":[]}");

    operating.run("replays");

    assertThat(server.call(LIST).token()).isEqualTo("Bearer of-a-script");
  }

  @Test
  void aSignInThatIsNotAcceptedSaysWhatToDo() {
    signIn("operator", 300);
    server.on(LIST, 401, "");

    assertThat(operating.run("replays")).isEqualTo(1);

    assertThat(operating.err())
        .isEqualTo("The sign-in is not accepted: sign in with koppeling sign-in.\n");
  }

  @Test
  void signingOutForgetsAndRevokes() {
    signIn("operator", 300);
    server.on("POST /realm/revoke", 200, "");

    assertThat(operating.run("sign-out")).isZero();

    assertThat(operating.out()).isEqualTo("Signed out.\n");
    assertThat(server.call("POST /realm/revoke").body())
        .contains("token=the-refresh")
        .contains("client_id=koppeling-operator");
    assertThat(file()).doesNotExist();
  }

  @Test
  void whatTheRealmDoesNotRevokeIsForgottenAllTheSame() {
    signIn("operator", 300);
    server.close();

    assertThat(operating.run("sign-out")).isEqualTo(1);

    assertThat(operating.err()).contains("forgotten here");
    assertThat(file()).doesNotExist();
  }

  @Test
  void whoWasNotSignedInIsSignedOut() {
    assertThat(operating.run("sign-out")).isZero();

    assertThat(operating.out()).isEqualTo("Nobody was signed in.\n");
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{}");

    assertThat(operating.run("replays")).isEqualTo(1);

    assertThat(operating.err()).isEqualTo(file() + " is damaged: sign in again.\n");
  }

  private void signIn(String role, int seconds) {
    server.on(TOKEN, 200, tokens(role, seconds));
    assertThat(operating.run("sign-in")).isZero();
  }

  private Path file() {
    return home.resolve("koppeling/operator.json");
  }

  private JsonNode kept() throws IOException {
    return new ObjectMapper().readTree(file().toFile());
  }

  private static String tokens(String role, int seconds) {
    return """
        {"access_token":"%s","refresh_token":"the-refresh","expires_in":%d,"token_type":"Bearer"}"""
        .formatted(token(role), seconds);
  }

  private static String token(String role) {
    String claims =
        """
        {"preferred_username":"anna","realm_access":{"roles":["%s"]}}"""
            .formatted(role);
    return "e30."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".x";
  }
}
