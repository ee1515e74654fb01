package nl.koppeling.connection.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Services;
import nl.koppeling.connection.town.Surfer;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.events.Document;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.Reason;
import nl.koppeling.events.Topic;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of orders, without a browser's screen. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class ListPageTest {

  private static final Reason MISMATCH =
      Reason.of("NET_TOTAL_MISMATCH", "De bedragen tellen niet op.", "Amounts do not add up.");
  private static final Pattern ROW = Pattern.compile("<th scope=\"row\"><a href=\"([^\"]+)\">");

  @Inject DataSource database;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @TestHTTPResource("/")
  URI base;

  private Topics topics;
  private Services services;
  private String list;
  private Surfer owner;

  @BeforeEach
  void aWorkingConnection() {
    topics = new Topics(brokers);
    String id = new Owner(new Tokens(realm).ofUser("owner")).active();
    services = new Services(topics, database, id);
    list = "/app/connections/" + id + "/orders";
    owner = surfer().signIn("owner");
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void withoutOrdersItSaysSo() {
    assertThat(owner.get(list).body()).contains("Er zijn nog geen orders");
  }

  @Test
  void eachRowSaysWhatItIsAndLeadsToTheOrder() {
    services.say(Topic.BOOKINGS, services.booked(7, UUID.randomUUID()));
    parked(8, Document.SALE);
    services.heard();

    String shown = owner.get(list).body();

    assertThat(shown)
        .contains("N7", "Geboekt", "€\u00a0121,00", "WEB-7", "24 november 2026")
        .contains("N8", "Wacht op u", "De bedragen tellen niet op.", list + "/7", list + "/8");
  }

  @Test
  void everyFieldIsSearchedFor() {
    services.say(Topic.BOOKINGS, services.booked(7, UUID.randomUUID()));
    parked(8, Document.SALE);
    parked(8, Document.creditFor(88));
    services.heard();

    assertThat(rows("?number=N7")).containsExactly("7");
    assertThat(rows("?invoiceNumber=WEB-7")).containsExactly("7");
    assertThat(rows("?amount=121%2C00")).containsExactly("7");
    assertThat(rows("?state=PARKED")).containsExactly("8", "8");
    assertThat(rows("?state=PARKED&kind=SALE")).containsExactly("8");
    assertThat(rows("?state=SETTLED%2CBOOKED")).containsExactly("7");
    assertThat(rows("?reason=NET_TOTAL_MISMATCH&kind=CREDIT")).containsExactly("8");
    assertThat(rows("?from=2026-11-25")).isEmpty();
    assertThat(owner.get(list + "?from=2026-11-25").body()).contains("Niets gevonden");
  }

  @Test
  void whatCannotBeSearchedForIsSaidAtItsField() {
    HttpResponse<String> answer = owner.get(list + "?amount=veel&number=%3Cscript%3E");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("Zo kan niet worden gezocht", "value=\"veel\"", "&lt;script&gt;")
        .containsPattern("field wrong\"><label for=\"amount\"")
        .doesNotContain("<script>");
    assertThat(owner.get(list + "?after=x").statusCode()).isEqualTo(400);
  }

  @Test
  void moreThanAPageGoesOnFromTheLastOne() {
    for (int order = 1; order <= 60; order++) {
      parked(order, Document.SALE);
    }
    services.heard();

    HttpResponse<String> first = owner.get(list + "?state=PARKED");
    Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first.body());

    assertThat(rows(first)).hasSize(50).startsWith("60").endsWith("11");
    assertThat(next.find()).isTrue();
    HttpResponse<String> second = owner.get(next.group(1).replace("&amp;", "&"));
    assertThat(rows(second)).hasSize(10).startsWith("10").endsWith("1");
    assertThat(second.body()).contains("Naar het begin").doesNotContain("rel=\"next\"");
  }

  @Test
  void theCountsOfTheBoardLeadHere() {
    services.say(Topic.BOOKINGS, services.booked(7, UUID.randomUUID()));
    parked(8, Document.creditFor(88));
    services.heard();

    String board = owner.get(list.replace("/orders", "")).body();

    assertThat(board)
        .containsPattern("href=\"" + list + "\\?state=PARKED\">Wacht op u</a></dt><dd>1<")
        .containsPattern("href=\"" + list + "\\?kind=SALE&(amp;)?state=SETTLED,BOOKED\">Geboekt")
        .contains(list + "/7\">N7");
  }

  @Test
  void anotherOwnersListDoesNotExistAndAnOperatorReadsIt() {
    parked(8, Document.SALE);
    services.heard();

    assertThat(surfer().signIn("second").get(list).statusCode()).isEqualTo(404);
    assertThat(surfer().signIn("second").get(list + "?amount=veel").statusCode()).isEqualTo(404);
    assertThat(surfer().signIn("operator").get(list).body()).contains("N8");
    assertThat(surfer().get(list).statusCode()).isEqualTo(302);
  }

  private void parked(long orderId, Document document) {
    services.say(
        Topic.BOOKINGS,
        new OrderParked(services.order(orderId), document, BigDecimal.TEN, List.of(MISMATCH)));
  }

  private List<String> rows(String query) {
    return rows(owner.get(list + query));
  }

  private List<String> rows(HttpResponse<String> page) {
    assertThat(page.statusCode()).isEqualTo(200);
    return ROW.matcher(page.body())
        .results()
        .map(found -> found.group(1).substring(list.length() + 1))
        .toList();
  }

  private Surfer surfer() {
    return new Surfer("http://127.0.0.1:" + base.getPort());
  }
}
