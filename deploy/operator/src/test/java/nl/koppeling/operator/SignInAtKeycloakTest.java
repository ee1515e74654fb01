package nl.koppeling.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.koppeling.testkit.Keycloak;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The realm of production, in a real Keycloak: the device grant as the realm's client allows it.
 */
class SignInAtKeycloakTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ADDRESS = Pattern.compile("Open (\\S+) in a browser");
  private static final String LIST = "GET /api/operator/replays?limit=20";

  @TempDir static Path folder;
  private static Keycloak keycloak;

  @TempDir Path home;
  private final Server server = new Server();
  private Operating operating;

  @BeforeAll
  static void start() {
    keycloak =
        Keycloak.forTests(
            folder, new Keycloak.Realm("only-for-tests", "only-for-tests", "http://127.0.0.1"));
  }

  @AfterAll
  static void stop() {
    keycloak.close();
  }

  @BeforeEach
  void operate() {
    operating = new Operating(home);
    operating.environment.put("KOPPELING_OPERATOR_URL", server.url());
    operating.environment.put("KOPPELING_OIDC_URL", keycloak.realmUrl());
    server.on(LIST, 200, "{\"replays\":[]}");
  }

  @AfterEach
  void closeServer() {
    server.close();
  }

  @Test
  void anOperatorSignsInIsRefreshedAndSignsOut() throws IOException {
    assertThat(signIn("operator2")).isZero();
    assertThat(operating.out()).isEqualTo("Signed in as operator2 for " + server.url() + ".\n");
    JsonNode claims = claims();
    assertThat(claims.get("aud").toString()).contains("koppeling");
    assertThat(claims.at("/realm_access/roles").toString()).isEqualTo("[\"operator\"]");

    String refresh = grownOld();
    String before = server.url();
    assertThat(operating.run("replays")).as(before).isZero();
    assertThat(server.call(LIST).token()).isEqualTo("Bearer " + kept().get("access").asText());

    assertThat(operating.run("sign-out")).isZero();
    assertThat(operating.out()).isEqualTo("Signed out.\n");
    keptAgain(refresh);
    assertThat(operating.run("replays")).isEqualTo(1);
    assertThat(operating.err()).startsWith("The sign-in is over");
  }

  /** Whoever talks an owner into agreeing at this public client gets nothing by it. */
  @Test
  void theTokenOfAnOwnerIsGoodForNothing() throws IOException {
    assertThat(signIn("owner")).isZero();

    assertThat(operating.err()).contains("no role operator");
    assertThat(claims().toString()).doesNotContain("shop-owner");
  }

  private int signIn(String user) {
    boolean[] agreed = {false};
    operating.whilePausing(
        () -> {
          if (!agreed[0]) {
            agreed[0] = true;
            Matcher address = ADDRESS.matcher(operating.err());
            assertThat(address.find()).isTrue();
            new Browser().agree(address.group(1), user);
          }
        });
    return operating.run("sign-in");
  }

  /** The kept token becomes an old one; the refresh token it has. */
  private String grownOld() throws IOException {
    ObjectNode old = (ObjectNode) kept();
    old.put("access", "old").put("until", "2026-01-01T00:00:00Z");
    JSON.writeValue(file().toFile(), old);
    return old.toString();
  }

  private void keptAgain(String old) throws IOException {
    Files.writeString(file(), old);
  }

  private JsonNode claims() throws IOException {
    return JSON.readTree(
        Base64.getUrlDecoder().decode(kept().get("access").asText().split("\\.")[1]));
  }

  private JsonNode kept() throws IOException {
    return JSON.readTree(file().toFile());
  }

  private Path file() {
    return home.resolve("koppeling/operator.json");
  }
}
