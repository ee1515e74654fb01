package nl.koppeling.connection.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import nl.koppeling.connection.refusals.PeopleCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.PostOffice;
import nl.koppeling.connection.town.Surfer;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several owners, by invitation: who comes in, who does not, and who is out again. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
@WithTestResource(PostOffice.class)
class PeopleTest {

  private static final String SECOND = "second@example.nl";
  private static final String API = "/api/connections/{id}";
  private static final Pattern LINK =
      Pattern.compile("https://koppeling.test(/app/invitations/([A-Za-z0-9_-]{43}))");

  @Inject DataSource database;
  @Inject AcceptInvitation accepting;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @TestHTTPResource("/")
  URI base;

  private Owner owner;
  private Owner second;
  private String id;
  private String people;

  @BeforeEach
  void aWorkingConnection() throws Exception {
    PostOffice.open();
    PostOffice.empty();
    owner = new Owner(new Tokens(realm).ofUser("owner"));
    second = new Owner(new Tokens(realm).ofUser("second"));
    id = owner.active();
    people = "/app/connections/" + id + "/settings/people";
    owner.get(id); // from here on the address is known
  }

  @Test
  void whoIsInvitedComesInByTheLinkAndIsAnOwnerLikeTheOther() {
    Surfer inviting = surfer("owner");
    HttpResponse<String> sent =
        inviting.fillIn(
            people,
            people + "/invitations",
            Map.of("address", " Second@Example.nl ", "language", "en"));
    assertThat(sent.body()).contains("De uitnodiging is verstuurd.", SECOND);
    PostOffice.Letter letter = PostOffice.letters().getFirst();
    assertThat(letter.to()).isEqualTo(SECOND);
    assertThat(letter.language()).isEqualTo("en");
    assertThat(letter.subject()).contains("look after the connection").contains(owner.shop);
    String link = link(letter).group(1);

    Surfer invited = surfer("second");
    assertThat(invited.get("/app/connections/" + id).statusCode()).isEqualTo(404);
    assertThat(invited.get(link).body()).contains("U bent uitgenodigd", owner.shop);
    second.get(id).then().statusCode(404);
    HttpResponse<String> in = invited.fillIn(link, link, Map.of());

    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(invited.follow(in).body()).contains(owner.shop);
    assertThat(invited.get("/app/connections").body()).contains(owner.shop);
    second.get(id).then().statusCode(200);
    second.asking().post(API + "/pause", id).then().statusCode(200);
    second.asking().get(API + "/export", id).then().statusCode(200);
    assertThat(inviting.get(people).body()).contains("owner@example.nl", SECOND);
    owner
        .asking()
        .get(API + "/audit", id)
        .then()
        .body("deed", hasItem("OWNER_INVITED"))
        .body("deed", hasItem("OWNER_JOINED"))
        .body("about", hasItem("s…@example.nl"))
        .body("about", not(hasItem(SECOND)));
    owner.asking().get(API + "/invitations", id).then().body("$", empty());
  }

  @Test
  void theReferenceCountsOnceAndIsKeptAsAHashOnly() throws Exception {
    String reference = invite(SECOND);
    assertThat(Database.dump(database)).doesNotContain(reference);

    accept(second, reference).statusCode(200).body("connectionId", equalTo(id));
    remove(owner, subject(second)).statusCode(204);

    accept(second, reference).statusCode(404).body("code", equalTo("INVITATION_UNKNOWN"));
    second.get(id).then().statusCode(404);
  }

  @Test
  void aLinkThatWasPassedOnLetsNobodyIn() throws Exception {
    String reference = invite("third@example.nl");

    accept(second, reference).statusCode(403).body("code", equalTo("INVITATION_FOR_ANOTHER"));
    HttpResponse<String> page = surfer("second").get("/app/invitations/" + reference);
    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body())
        .contains("voor een ander e-mailadres")
        .doesNotContain(owner.shop, "third@example.nl");
    assertThat(Database.rows(database, "invitation", UUID.fromString(id))).isEqualTo(1);
    second.get(id).then().statusCode(404);
  }

  @Test
  void anAddressThatNobodyVerifiedLetsNobodyIn() {
    String reference = invite(SECOND);

    assertThatThrownBy(
            () ->
                VertxContextSupport.subscribeAndAwait(
                    () -> accepting.look(reference, Optional.empty())))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.code()).isEqualTo(PeopleCode.ADDRESS_UNVERIFIED));
  }

  @Test
  void whatIsWithdrawnReplacedOrTooOldDoesNotCount() throws Exception {
    String first = invite(SECOND);
    String again = invite(SECOND);
    assertThat(again).isNotEqualTo(first);
    accept(second, first).statusCode(404);

    String invitation =
        owner.asking().get(API + "/invitations", id).then().extract().path("[0].id");
    second.asking().delete(API + "/invitations/{i}", id, invitation).then().statusCode(404);
    owner.asking().delete(API + "/invitations/{i}", id, invitation).then().statusCode(204);
    accept(second, again).statusCode(404);

    String old = invite(SECOND);
    Database.change(
        database,
        "update invitation set expires_at = now() - interval '1 second' where connection_id = ?",
        UUID.fromString(id));
    accept(second, old).statusCode(404);
    accept(second, "no reference").statusCode(404);
    second.get(id).then().statusCode(404);
  }

  @Test
  void whatIsNoAddressOrAnOwnersOrCannotBeMailedIsRefusedInWords() throws Exception {
    asked("second at example").statusCode(422).body("code", equalTo("ADDRESS_INVALID"));
    asked("a@b.nl\r\nBcc: c@d.nl").statusCode(422);
    asked("owner@example.nl").statusCode(409).body("code", equalTo("ALREADY_OWNER"));
    PostOffice.close();
    asked(SECOND).statusCode(503).body("code", equalTo("INVITATION_NOT_SENT"));
    assertThat(Database.rows(database, "invitation", UUID.fromString(id))).isZero();

    HttpResponse<String> page =
        surfer("owner").fillIn(people, people + "/invitations", Map.of("address", "x@y"));
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("Dit is geen e-mailadres.", "value=\"x@y\"");
  }

  @Test
  void weAreNoMeansToSendStrangersMail() throws Exception {
    Database.change(
        database,
        "insert into audit_entry (connection_id, actor, role, deed)"
            + " select ?, 'x', 'OWNER', 'OWNER_INVITED' from generate_series(1, 20)",
        UUID.fromString(id));

    asked(SECOND).statusCode(429).body("code", equalTo("TOO_MANY_INVITATIONS"));
    assertThat(PostOffice.letters()).isEmpty();
  }

  @Test
  void theLastOwnerStays() {
    remove(owner, subject(owner)).statusCode(409).body("code", equalTo("LAST_OWNER"));
    remove(owner, "nobody").statusCode(404).body("code", equalTo("OWNER_UNKNOWN"));
    owner.get(id).then().statusCode(200);
    assertThat(surfer("owner").get(people).body()).doesNotContain("/removal");

    join();
    remove(owner, subject(owner)).statusCode(204);
    owner.get(id).then().statusCode(404);
    remove(second, subject(second)).statusCode(409);
    second
        .asking()
        .get(API + "/owners", id)
        .then()
        .body("address", contains(SECOND))
        .body("you", contains(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/summary",
        "/days",
        "/orders",
        "/orders/1",
        "/changes",
        "/statements/2026-11",
        "/audit",
        "/notifications",
        "/export",
        "/owners",
        "/invitations"
      })
  void forAnOwnerWhoWasRemovedTheConnectionDoesNotExist(String part) {
    join();
    second.get(id).then().statusCode(200);
    remove(owner, subject(second)).statusCode(204);

    second.asking().get(API + part, id).then().statusCode(404);
    second.asking().get("/api/connections").then().body("id", not(hasItem(id)));
  }

  @Test
  void noPageAndNoFormIsLeftToAnOwnerWhoWasRemoved() {
    join();
    Surfer gone = surfer("second");
    String board = "/app/connections/" + id;
    assertThat(gone.get(board).statusCode()).isEqualTo(200);
    String token = gone.token(board + "/settings");
    assertThat(surfer("owner").fillIn(people, removal(subject(second)), Map.of()).statusCode())
        .isEqualTo(303);

    for (String page :
        List.of(
            "",
            "/doctor",
            "/statements",
            "/statements/2026-11",
            "/statements/2026-11/csv",
            "/changes",
            "/settings",
            "/settings/audit",
            "/settings/export",
            "/settings/leave",
            "/settings/people",
            "/setup/shop",
            "/setup/administration",
            "/setup/books")) {
      assertThat(gone.get(board + page).statusCode()).as(page).isEqualTo(404);
    }
    for (String form :
        List.of(
            "/doctor",
            "/statements/2026-11/readback",
            "/settings/pause",
            "/settings/resume",
            "/settings/notifications",
            "/settings/leave",
            "/settings/people/invitations",
            "/settings/people/owners/" + subject(owner) + "/removal",
            "/setup/shop/approval",
            "/setup/administration/activation",
            "/setup/books")) {
      Map<String, String> fields =
          Map.of("formToken", token, "sure", "yes", "address", "x@example.nl");
      assertThat(gone.post(board + form, fields).statusCode()).as(form).isEqualTo(404);
    }
    owner.get(id).then().body("state", equalTo("ACTIVE"));
    assertThat(gone.get("/app/connections").body()).doesNotContain(owner.shop);
  }

  @Test
  void anotherOwnersPeopleDoNotExistAndAnOperatorOnlyReadsThem() {
    second.asking().get(API + "/owners", id).then().statusCode(404);
    second
        .asking()
        .body(Map.of("address", SECOND))
        .post(API + "/invitations", id)
        .then()
        .statusCode(404);
    remove(second, subject(owner)).statusCode(404);
    assertThat(PostOffice.letters()).isEmpty();

    Owner operator = new Owner(new Tokens(realm).ofUser("operator"));
    operator.asking().get(API + "/owners", id).then().statusCode(200);
    operator
        .asking()
        .body(Map.of("address", SECOND))
        .post(API + "/invitations", id)
        .then()
        .statusCode(403);
    assertThat(surfer("operator").get(people).body()).doesNotContain("<form");
  }

  @Test
  void nothingOfThePeopleIsLeftWhenTheyLeave() throws Exception {
    join();
    invite("third@example.nl");

    second.asking().delete(API, id).then().statusCode(204);

    owner.get(id).then().statusCode(404);
    assertThat(Database.rows(database, "connection_owner", UUID.fromString(id))).isZero();
    assertThat(Database.rows(database, "invitation", UUID.fromString(id))).isZero();
  }

  private void join() {
    accept(second, invite(SECOND)).statusCode(200);
  }

  private String invite(String address) {
    int before = PostOffice.letters().size();
    asked(address).statusCode(201);
    return link(PostOffice.letters().get(before)).group(2);
  }

  private ValidatableResponse asked(String address) {
    return owner.asking().body(Map.of("address", address)).post(API + "/invitations", id).then();
  }

  private static ValidatableResponse accept(Owner person, String reference) {
    return person
        .asking()
        .body(Map.of("reference", reference))
        .post("/api/invitations/acceptance")
        .then();
  }

  private ValidatableResponse remove(Owner person, String subject) {
    return person.asking().delete(API + "/owners/{owner}", id, subject).then();
  }

  private String removal(String subject) {
    return people + "/owners/" + subject + "/removal";
  }

  private String subject(Owner person) {
    return person == owner
        ? "00000000-0000-4000-8000-000000000001"
        : "00000000-0000-4000-8000-000000000002";
  }

  private static Matcher link(PostOffice.Letter letter) {
    Matcher link = LINK.matcher(letter.text().replace("=\r\n", ""));
    assertThat(link.find()).as(letter.text()).isTrue();
    return link;
  }

  private Surfer surfer(String name) {
    return new Surfer("http://127.0.0.1:" + base.getPort()).signIn(name);
  }
}
