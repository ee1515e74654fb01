package nl.koppeling.connection.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import nl.koppeling.connection.town.Bulk;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Services;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.events.Document;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.Reason;
import nl.koppeling.events.Topic;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an owner takes along. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class ExportTest {

  private static final String EXPORT = "/api/connections/{id}/export";

  @Inject DataSource database;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private Owner owner;
  private String id;

  @BeforeEach
  void aWorkingConnection() {
    owner = new Owner(new Tokens(realm).ofUser("owner"));
    id = owner.active();
  }

  @Test
  void everythingIsInItAndNoSecretIs() throws Exception {
    try (Topics topics = new Topics(brokers)) {
      Services services = new Services(topics, database, id);
      services.say(Topic.BOOKINGS, services.booked(1, UUID.randomUUID()));
      services.say(
          Topic.BOOKINGS,
          new OrderParked(
              services.order(2),
              Document.SALE,
              new BigDecimal("5.00"),
              List.of(Reason.of("NET_TOTAL_MISMATCH", "Klopt niet.", "Does not add up."))));
      services.heard();
    }

    Map<String, String> files = export();

    assertThat(files.keySet()).containsExactly("connection.json", "orders.csv", "audit.csv");
    JsonPath connection = JsonPath.from(files.get("connection.json"));
    assertThat(connection.getString("state")).isEqualTo("ACTIVE");
    assertThat(connection.getString("administration.name")).isEqualTo("Boeken");
    assertThat(connection.getList("settings.ledgers")).isNotEmpty();
    assertThat(files.get("orders.csv").lines()).hasSize(3);
    assertThat(files.get("orders.csv"))
        .contains(";1;N1;;BOOKED;\"121,00\";\"21,00\";WEB-1;")
        .contains(";2;N2;;PARKED;\"5,00\";;;;Klopt niet.");
    assertThat(files.get("audit.csv")).contains("Gegevens gedownload").contains("Aangezet");
    assertThat(String.join("\n", files.values()))
        .doesNotContain(
            owner.consumerKey,
            owner.consumerSecret,
            owner.snelstartKey,
            Database.webhookToken(database, UUID.fromString(id)));
  }

  @Test
  void aLargeShopIsWholeAndEachDocumentOnce() throws Exception {
    Bulk.documents(database, UUID.fromString(id), 4_500);

    List<String> lines = export().get("orders.csv").lines().skip(1).toList();

    assertThat(lines).hasSize(4_500).doesNotHaveDuplicates();
  }

  @Test
  void onlyTheOwnerTakesItAndAfterLeavingNothingIsLeft() {
    Owner second = new Owner(new Tokens(realm).ofUser("second"));
    Owner operator = new Owner(new Tokens(realm).ofUser("operator"));

    second.asking().get(EXPORT, id).then().statusCode(404);
    operator.asking().get(EXPORT, id).then().statusCode(403);
    owner.asking().delete("/api/connections/{id}", id).then().statusCode(204);
    owner.asking().get(EXPORT, id).then().statusCode(404);
  }

  private Map<String, String> export() throws IOException {
    byte[] zip =
        owner
            .asking()
            .accept("application/zip")
            .get(EXPORT, id)
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
