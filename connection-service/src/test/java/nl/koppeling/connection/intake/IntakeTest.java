package nl.koppeling.connection.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Surfer;
import nl.koppeling.connection.town.Town;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.IntakeChoices;
import nl.koppeling.events.IntakeChoices.Paid;
import nl.koppeling.events.IntakeChoices.PaidRule;
import nl.koppeling.events.Topic;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An owner chooses which orders count as completed and paid, over the API and on the page. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class IntakeTest {

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @TestHTTPResource("/")
  URI base;

  private Owner owner;
  private String id;
  private String page;

  @BeforeEach
  void aWorkingConnection() {
    owner = new Owner(new Tokens(realm).ofUser("owner"));
    id = owner.active();
    page = "/app/connections/" + id + "/settings/intake";
  }

  @Test
  void aChoiceIsKeptToldToTheOthersAndInTheLog() {
    intake().then().body("completedStatuses", contains("completed")).body("paidRules", empty());

    put("{'completedStatuses':['shipped','completed'],'paidRules':["
            + "{'paymentMethod':'cod','paid':'COMPLETED_MEANS_PAID'},"
            + "{'paymentMethod':'bacs','paid':'USUAL'}],'orderNotes':true}")
        .then()
        .statusCode(200)
        .body("completedStatuses", contains("completed", "shipped"))
        .body("paidRules.paymentMethod", contains("cod"))
        .body("orderNotes", equalTo(true));

    ConnectionChanged told = toldWith(2);
    assertThat(told.completedStatuses()).containsExactlyInAnyOrder("completed", "shipped");
    assertThat(told.intake())
        .isEqualTo(
            new IntakeChoices(List.of(new PaidRule("cod", Paid.COMPLETED_MEANS_PAID)), true));
    owner
        .asking()
        .get("/api/connections/{id}/audit", id)
        .then()
        .body("[0].deed", equalTo("INTAKE_CHANGED"))
        .body("[0].changes.field", contains("completedStatuses", "orderNotes", "paid[cod]"))
        .body("[0].changes.to", contains("completed shipped", "true", "COMPLETED_MEANS_PAID"));

    owner.asking().post("/api/connections/{id}/pause", id).then().statusCode(200);
    intake().then().body("orderNotes", equalTo(true));
    put("{'completedStatuses':['completed']}").then().statusCode(200);
    intake().then().body("orderNotes", equalTo(false)).body("paidRules", empty());
  }

  @Test
  void whatWasChosenAlreadyIsNoChange() {
    int version = owner.get(id).path("version");

    put("{'completedStatuses':['completed'],'paidRules':[{'paymentMethod':'cod','paid':'USUAL'}]}")
        .then()
        .statusCode(200);

    owner.get(id).then().body("version", equalTo(version));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'completedStatuses':[]} | 422 | STATUS_MISSING",
        "{} | 422 | STATUS_MISSING",
        "{'completedStatuses':['completed','pending']} | 422 | STATUS_NEVER_COMPLETED",
        "{'completedStatuses':['refunded']} | 422 | STATUS_NEVER_COMPLETED",
        "{'completedStatuses':['a,b']} | 422 | INTAKE_INVALID",
        "{'completedStatuses':['completed'],'paidRules':[{'paymentMethod':'<b>','paid':'NEVER'}]} | 422 | INTAKE_INVALID",
        "{'completedStatuses':['completed'],'paidRules':[{'paymentMethod':'x','paid':'NEVER'},{'paymentMethod':'x','paid':'COMPLETED_MEANS_PAID'}]} | 422 | INTAKE_INVALID",
        "{'completedStatuses':['completed'],'paidrules':[]} | 400 | SETTINGS_UNREADABLE",
        "{'completedStatuses':['completed'],'paidRules':[{'paymentMethod':'x','paid':'ALWAYS'}]} | 400 | SETTINGS_UNREADABLE",
      })
  void whatCannotBeIsRefusedAndChangesNothing(String intake, int status, String code) {
    int version = owner.get(id).path("version");

    put(intake).then().statusCode(status).body("code", equalTo(code));

    owner.get(id).then().body("version", equalTo(version));
  }

  @Test
  void theStatusesThatTheShopReallyHasAreOfferedWithoutThoseThatCannotCount() {
    owner
        .asking()
        .get("/api/connections/{id}/intake/offered", id)
        .then()
        .statusCode(200)
        .body("statuses.slug", contains("processing", "completed", "shipped"))
        .body("statuses.slug", not(hasItem("pending")));
  }

  @Test
  void theOwnerTicksStatusesAndChoosesByPaymentMethodOnThePage() {
    Surfer surfer = new Surfer("http://127.0.0.1:" + base.getPort()).signIn("owner");
    assertThat(surfer.get("/app/connections/" + id + "/settings").body())
        .contains("/settings/intake\"");
    assertThat(surfer.get(page).body())
        .contains("name=\"status.completed\" value=\"yes\" checked", "status.shipped")
        .contains("&lt;b&gt;Verzonden&lt;/b&gt; (shipped)")
        .doesNotContain("status.pending", "status.shipped\" value=\"yes\" checked");

    Map<String, String> typed = new HashMap<>();
    typed.put("status.completed", "yes");
    typed.put("status.shipped", "yes");
    typed.put("otherMethod", "bol");
    typed.put("otherPaid", "NEVER");
    HttpResponse<String> saved = surfer.fillIn(page, page, typed);

    assertThat(saved.statusCode()).isEqualTo(200);
    assertThat(saved.body())
        .contains("Uw keuze is opgeslagen", "status.shipped\" value=\"yes\" checked")
        .contains("name=\"paid.bol\"");
    intake()
        .then()
        .body("completedStatuses", contains("completed", "shipped"))
        .body("paidRules.paid", contains("NEVER"));

    HttpResponse<String> none = surfer.fillIn(page, page, Map.of("paid.bol", "NEVER"));
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("Kies minstens één status");
    intake().then().body("completedStatuses", contains("completed", "shipped"));
  }

  @Test
  void whoAsksForNotesWithAKeyThatOnlyReadsIsToldByTheDoctor() {
    owner.mood(Town.Mood.READ_ONLY);
    put("{'completedStatuses':['completed'],'orderNotes':true}").then().statusCode(200);

    owner
        .asking()
        .post("/api/connections/{id}/doctor", id)
        .then()
        .body("findings.code", hasItem("ORDER_NOTES_NOT_ALLOWED"));
  }

  private Response intake() {
    return owner.asking().get("/api/connections/{id}/intake", id);
  }

  private Response put(String intake) {
    return owner
        .asking()
        .body("{\"intake\":" + intake.replace('\'', '"') + "}")
        .put("/api/connections/{id}/intake", id);
  }

  private ConnectionChanged toldWith(int statuses) {
    try (Topics topics = new Topics(brokers)) {
      return org.awaitility.Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () ->
                  topics.all(Topic.CONNECTIONS.topicName()).stream()
                      .filter(told -> id.equals(told.key()))
                      .filter(told -> type(told.headers().lastHeader("ce_type").value()))
                      .map(
                          told ->
                              (ConnectionChanged)
                                  EventCodec.decode("nl.koppeling.ConnectionChanged", told.value()))
                      .filter(told -> told.completedStatuses().size() == statuses)
                      .findFirst()
                      .orElse(null),
              told -> told != null);
    }
  }

  private static boolean type(byte[] header) {
    return new String(header, StandardCharsets.UTF_8).equals("nl.koppeling.ConnectionChanged");
  }
}
