package nl.koppeling.connection.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.Endpoints;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Surfer;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody wrote into a shop comes out as a text and as nothing else. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class OutputTest {

  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final String BREAKOUT = "\"><img src=x onerror=alert(2)>";

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @TestHTTPResource("/")
  URI base;

  @Inject AgroalDataSource database;

  private Owner owner;
  private String id;

  @BeforeEach
  void aWorkingConnection() {
    owner = new Owner(new Tokens(realm).ofUser("owner"));
    id = owner.active();
  }

  /** Script in the order's number and reason, the shop, the company and the administration. */
  @Test
  void noPageRunsWhatItShows() throws Exception {
    UUID connection = UUID.fromString(id);
    String json = SCRIPT + BREAKOUT.replace("\"", "\\\\\"");
    Database.order(database, connection, 1, SCRIPT + BREAKOUT, "BOOKED", "");
    Database.order(database, connection, 2, "N2", "PARKED", json.replace("\\\\", "\\"));
    Database.change(
        database,
        "update connection set findings = replace(replace(findings, 'Boeken', '"
            + json.replace("\\\\", "\\")
            + "'), 'Winkel B.V.', '"
            + SCRIPT
            + "') where id = ?",
        connection);
    Database.change(
        database,
        "insert into connection_fault (connection_id, side, source, code, nl, en, since)"
            + " values (?, 'SHOP', 'x', 'X', '"
            + SCRIPT
            + "', '"
            + SCRIPT
            + "', now())",
        connection);
    Surfer surfer = new Surfer("http://127.0.0.1:" + base.getPort()).signIn("owner");
    List<String> shown = new ArrayList<>();
    for (Endpoints.Endpoint endpoint : Endpoints.all()) {
      if (endpoint.page() && !endpoint.changes() && !endpoint.path().contains("signed-in")) {
        String path = endpoint.path().replace("{id}", id).replaceAll("\\{[^}]+}", "1");
        HttpResponse<String> page = surfer.get(path);
        assertThat(page.body()).as(path).doesNotContain(SCRIPT, "<img src=x", "<script>");
        if (page.body().contains("&lt;script&gt;alert(1)")) {
          shown.add(path);
        }
      }
    }
    assertThat(shown).as("shown, but as a text").contains("/app/connections/" + id);
  }

  @Test
  void noTemplateLetsTextsThroughAsTheyAre() throws IOException {
    try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
      templates
          .filter(file -> file.toString().endsWith(".html"))
          .forEach(
              file ->
                  assertThat(file)
                      .content()
                      .doesNotContainPattern("\\.(raw|safe)\\b")
                      .doesNotContain("<style", "javascript:", " onclick", " style="));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11%0d%0aX-Injected:%20yes",
        "2026-11%0aX-Injected:%20yes",
        "2026-11%22;%20filename=%22x.exe",
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e%2f2026-11",
        "2026-11%00.exe",
        "CON",
        "2026-11%E2%80%AE"
      })
  void noFileNameComesFromOutside(String month) {
    Response answer =
        owner
            .asking()
            .urlEncodingEnabled(false)
            .accept("text/csv")
            .get("/api/connections/" + id + "/statements/" + month);

    assertThat(answer.statusCode()).isIn(400, 404, 405);
    assertThat(answer.header("X-Injected")).isNull();
    assertThat(answer.header("Content-Disposition")).isNull();
  }

  @Test
  void theNamesInAnExportAreOurs() throws Exception {
    Database.order(
        database, UUID.fromString(id), 1, "../../../../etc/cron.d/x\r\nA: b", "BOOKED", "");

    Response export = owner.asking().get("/api/connections/{id}/export", id);

    assertThat(export.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"koppeling-" + id + ".zip\"");
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(export.asByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    assertThat(names).containsExactly("connection.json", "orders.csv", "audit.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' or '1'='1",
        "'; drop table order_overview; --",
        "\\'; select pg_sleep(9); --",
        "%",
        "_",
        "N\u0000",
        "N1 order by 1",
        "$1",
        ":id",
        "\u202E1N",
        "\uD83D\uDE00"
      })
  void whatIsLookedForIsOnlyEverAValue(String text) throws Exception {
    Database.order(database, UUID.fromString(id), 1, "N1", "PARKED", "Waarom");
    for (String field : List.of("number", "invoiceNumber", "reason")) {
      Response answer =
          owner.asking().queryParam(field, text).get("/api/connections/{id}/orders", id);
      assertThat(answer.statusCode()).as(field).isIn(200, 400);
      if (answer.statusCode() == 200) {
        assertThat(answer.jsonPath().getList("")).as(field).isEmpty();
      }
    }
    for (String field : List.of("state", "from", "to", "amount", "after", "sort", "order")) {
      int status =
          owner
              .asking()
              .queryParam(field, text)
              .get("/api/connections/{id}/orders", id)
              .statusCode();
      assertThat(status).as(field).isIn(List.of("sort", "order").contains(field) ? 200 : 400);
    }
  }

  @Test
  void textsOfEveryKindComeBackWhole() throws Exception {
    for (String number :
        List.of("\uD83D\uDE00-1", "e\u0301", "\u00E9", "\u05D0\u05D1", "\u200Bx", "\u202Exyz")) {
      long order = 100 + number.codePointAt(0) % 1_000;
      Database.order(database, UUID.fromString(id), order, number, "BOOKED", "");
      assertThat(
              owner
                  .asking()
                  .get("/api/connections/{id}/orders/{order}", id, order)
                  .jsonPath()
                  .getString("documents[0].number"))
          .isEqualTo(number);
    }
  }

  /** As in production: one line of JSON for each, whatever is in it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\n2026-01-01 INFO forged",
        "a\nb",
        "\u001B[31mred\u001B[0m",
        "\",\"level\":\"FATAL\",\"x\":\"",
        "\u2028\u2029\u0085",
        "\u0000\u0007",
        "{\"nested\":true}",
        "%s %d {0} ${jndi:ldap://x}"
      })
  void oneLineOfTheLogStaysOne(String text) throws IOException {
    ExtLogRecord line = new ExtLogRecord(Level.INFO, text, OutputTest.class.getName());
    line.putMdc("key", text);
    line.setThrown(new IllegalStateException(text));

    String written = new JsonFormatter().format(line);

    assertThat(written.strip()).doesNotContain("\n", "\r", "\u001B");
    JsonNode read = new ObjectMapper().readTree(written);
    assertThat(read.path("message").asText()).isEqualTo(text);
    assertThat(read.path("level").asText()).isEqualTo("INFO");
  }

  @Test
  void productionWritesJson() throws IOException {
    assertThat(
            Files.readString(
                Path.of("src/main/resources/application.properties"), StandardCharsets.UTF_8))
        .contains("\nquarkus.log.console.json.enabled=true\n");
  }
}
