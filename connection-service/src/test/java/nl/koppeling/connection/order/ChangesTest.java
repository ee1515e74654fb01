package nl.koppeling.connection.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.town.ChangedOrder;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What changed after it was booked, before its owner. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class ChangesTest {

  private static final String CHANGES = "/api/connections/{id}/changes";
  private static final String ACCEPTANCE = CHANGES + "/{change}/acceptance";
  private static final String REFUSAL = CHANGES + "/{change}/refusal";

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  private final UUID change = UUID.randomUUID();
  private Owner owner;
  private String id;

  @BeforeEach
  void aWorkingConnection() {
    owner = new Owner(new Tokens(realm).ofUser("owner"));
    id = owner.active();
  }

  @Test
  void aChangeIsShownWithWhatACorrectionWouldBook() {
    answers("GET", "", 200, ChangedOrder.open(change));

    owner
        .asking()
        .get(CHANGES, id)
        .then()
        .statusCode(200)
        .body("id", contains(change.toString()))
        .body("[0].code", equalTo("ORDER_CHANGED_AFTER_BOOKING"))
        .body("[0].difference", equalTo(-60.5f))
        .body("[0].acceptable", equalTo(true))
        .body("[0].effect.after.gross", equalTo(60.5f))
        .body("[0].effect.changes.ledgers[0].net", equalTo(-50.0f))
        .body("[0].documents.document.kind", contains("WITHDRAWAL", "REPLACEMENT"))
        .body("[0].documents.invoiceNumber", contains("W-1-H1", "W-1-V2"));
  }

  @Test
  void theOwnersWordIsPassedOnAndRemembered() {
    answers("POST", "/" + change + "/acceptance", 202, "{\"decision\":\"ACCEPTED\"}");
    answers("POST", "/" + change + "/refusal", 202, "{\"decision\":\"DECLINED\"}");

    owner.asking().post(ACCEPTANCE, id, change).then().statusCode(202);
    owner.asking().post(REFUSAL, id, change).then().statusCode(202);

    assertThat(TownResource.INVOICES.calls(id))
        .containsExactly(
            call("POST", "/" + change + "/acceptance"), call("POST", "/" + change + "/refusal"));
    assertThat(TownResource.INVOICES.bodies(id))
        .hasSize(2)
        .allMatch(body -> body.matches("\\{\"person\":\"[0-9a-f-]{36}\"}"));
    owner
        .asking()
        .get("/api/connections/{id}/audit", id)
        .then()
        .statusCode(200)
        .body("deed[0..1]", equalTo(List.of("CHANGE_DECLINED", "CHANGE_ACCEPTED")))
        .body("about[0]", equalTo("change " + change));
  }

  @Test
  void theInvoiceServicesNoIsPassedOn() {
    refused(404, 404, "CHANGE_UNKNOWN");
    refused(409, 409, "CHANGE_NOT_DECIDABLE");
    refused(500, 503, "TRY_LATER");

    for (String unreadable : List.of("<html>", "{}")) {
      answers("GET", "", 200, unreadable);
      owner.asking().get(CHANGES, id).then().statusCode(503).body("code", equalTo("TRY_LATER"));
    }
    answers("GET", "", 500, "");
    owner.asking().get(CHANGES, id).then().statusCode(503).header("Retry-After", equalTo("60"));
  }

  @Test
  void onlyTheOwnerOfAWorkingConnectionDecides() {
    answers("GET", "", 200, "[]");
    Owner second = new Owner(new Tokens(realm).ofUser("second"));
    Owner operator = new Owner(new Tokens(realm).ofUser("operator"));

    second.asking().get(CHANGES, id).then().statusCode(404);
    second.asking().post(ACCEPTANCE, id, change).then().statusCode(404);
    operator.asking().get(CHANGES, id).then().statusCode(200).body("size()", equalTo(0));
    operator.asking().post(ACCEPTANCE, id, change).then().statusCode(403);
    operator.asking().post(REFUSAL, id, change).then().statusCode(403);
    owner.asking().post("/api/connections/{id}/pause", id).then().statusCode(200);
    owner
        .asking()
        .post(ACCEPTANCE, id, change)
        .then()
        .statusCode(409)
        .body("code", equalTo("CONNECTION_NOT_WORKING"));

    assertThat(TownResource.INVOICES.calls(id)).containsExactly(call("GET", ""));
  }

  private void refused(int theirs, int ours, String code) {
    answers("POST", "/" + change + "/acceptance", theirs, "");
    owner
        .asking()
        .post(ACCEPTANCE, id, change)
        .then()
        .statusCode(ours)
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo(code));
  }

  private void answers(String method, String path, int status, String body) {
    TownResource.INVOICES.answers(call(method, path), status, body);
  }

  private String call(String method, String path) {
    return method + " /internal/connections/" + id + "/changes" + path;
  }
}
