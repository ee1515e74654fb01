package nl.koppeling.connection.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Services;
import nl.koppeling.connection.town.Surfer;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.events.Document;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.Reason;
import nl.koppeling.events.Topic;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statements of months as pages. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class StatementPagesTest {

  @Inject DataSource database;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @TestHTTPResource("/")
  URI base;

  private Topics topics;
  private Owner owner;
  private String id;
  private String list;
  private Services services;
  private Surfer surfer;

  @BeforeEach
  void aWorkingConnection() {
    topics = new Topics(brokers);
    owner = new Owner(new Tokens(realm).ofUser("owner"));
    id = owner.active();
    list = "/app/connections/" + id + "/statements";
    services = new Services(topics, database, id);
    surfer = surfer().signIn("owner");
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void theMonthsThatHaveDocumentsAreThereToChooseFrom() {
    services.say(Topic.ORDERS, services.completed(1, "1.00", "0.21", "NL", "2025-03-05T10:00:00Z"));
    services.say(Topic.ORDERS, services.completed(2, "1.00", "0.21", "NL", "2025-01-31T23:30:00Z"));
    services.heard();

    String months = surfer.get(list).body();

    assertThat(months)
        .contains(list + "/2025-03", "maart 2025", "1 document<", "1 open")
        .contains(list + "/2025-02", "februari 2025")
        .doesNotContain(list + "/2025-01", list + "/2025-04");
  }

  @Test
  void everyFigureAndEveryNameOfAMonthIsOnItsSheet() {
    services.say(Topic.ORDERS, services.completed(1));
    services.say(Topic.BOOKINGS, services.booked(1, UUID.randomUUID()));
    services.say(
        Topic.ORDERS, services.completed(2, "50.00", "10.50", "BE", "2026-11-02T10:00:00Z"));
    services.say(
        Topic.BOOKINGS,
        new OrderParked(
            services.order(2),
            Document.SALE,
            new BigDecimal("60.50"),
            List.of(Reason.of("NET_TOTAL_MISMATCH", "Telt <b>niet</b> op.", "Wrong."))));
    services.heard();

    HttpResponse<String> sheet = surfer.get(list + "/2026-11");

    assertThat(sheet.statusCode()).isEqualTo(200);
    assertThat(plain(sheet))
        .contains("Maandstaat november 2026", "Boeken", "Nog niet compleet")
        .contains("Gezien 2 € 181,50 € 31,50")
        .contains("Geboekt 1 € 121,00 € 21,00")
        .contains("Wacht op u 1 € 60,50 € 10,50")
        .contains("België 21% € 0,00 € 0,00 € 0,00 € 10,50")
        .contains("Nederland 21% € 21,00 € 0,00 € 21,00 € 0,00")
        .contains("Samen € 21,00 € 0,00 € 21,00 € 10,50")
        .contains("N2 Wacht op u")
        .contains(
            "Onze eigen registratie", "De winkel is voor dit overzicht nog niet teruggelezen");
    assertThat(sheet.body())
        .contains("href=\"/app/connections/" + id + "/orders/2\"")
        .doesNotContain("/orders/1\"", "<b>niet</b>");
  }

  @Test
  void aMonthWithNothingToLookAtIsCompleteAndSaysSo() {
    services.say(Topic.ORDERS, services.completed(1));
    services.say(Topic.BOOKINGS, services.booked(1, UUID.randomUUID()));
    services.say(
        Topic.ORDERS,
        new OrderSkipped(
            services.order(4),
            Document.SALE,
            new BigDecimal("9.00"),
            Reason.of("CANCELLED", "Geannuleerd.", "Cancelled.")));
    services.heard();

    assertThat(plain(surfer.get(list + "/2026-11")))
        .contains("Er zijn geen verschillen.", "Overgeslagen 1 € 9,00")
        .contains("Documenten waarvan de btw nog niet bekend is: 1.");
  }

  @Test
  void theFileIsInTheLanguageOfThePages() {
    services.say(Topic.ORDERS, services.completed(1));
    services.heard();

    HttpResponse<String> dutch = surfer.get(list + "/2026-11/csv");
    surfer.get("/language/en");
    HttpResponse<String> english = surfer.get(list + "/2026-11/csv");

    assertThat(dutch.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("2026-11.csv");
    assertThat(dutch.body()).contains("Bestelling").contains("\"121,00\"");
    assertThat(english.body()).contains("According to the shop").contains("121.00");
    assertThat(surfer.cookie(cookie())).isEqualTo("en");
    assertThat(plain(surfer.get(list + "/2026-11")))
        .contains("Statement of November 2026", "Seen 1 €121.00 €21.00");
  }

  @Test
  void whatIsNoMonthIsSaidSo() {
    HttpResponse<String> answer = surfer.get(list + "/2026-13");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("koppeling.css").doesNotContain("Exception");
  }

  @Test
  void anOperatorReadsThem() {
    Surfer operator = surfer().signIn("operator");

    assertThat(operator.get(list).statusCode()).isEqualTo(200);
    assertThat(operator.get(list + "/" + Instant.now().toString().substring(0, 7)).statusCode())
        .isEqualTo(200);
  }

  private static String cookie() {
    return "koppeling-language";
  }

  private static String plain(HttpResponse<String> answer) {
    return answer
        .body()
        .replaceAll("<[^>]+>", " ")
        .replace('\u00a0', ' ')
        .replace("&euro;", "€")
        .replaceAll("\\s+", " ");
  }

  private Surfer surfer() {
    return new Surfer("http://127.0.0.1:" + base.getPort());
  }
}
