package nl.koppeling.connection.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.town.ChangedOrder;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Surfer;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of what changed after it was booked, without a browser's screen. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class ChangesPageTest {

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @TestHTTPResource("/")
  URI base;

  private final UUID change = UUID.randomUUID();
  private String id;
  private String page;
  private Surfer owner;

  @BeforeEach
  void aChangeWaits() {
    id = new Owner(new Tokens(realm).ofUser("owner")).active();
    page = "/app/connections/" + id + "/changes";
    owner = surfer().signIn("owner");
    TownResource.INVOICES.answers(call("GET", ""), 200, ChangedOrder.open(change));
  }

  @Test
  void theWordOfTheOwnerIsPassedOn() {
    TownResource.INVOICES.answers(call("POST", "/" + change + "/refusal"), 202, "{}");

    HttpResponse<String> said = owner.fillIn(page, page + "/" + change + "/refusal", Map.of());

    assertThat(said.statusCode()).isEqualTo(303);
    assertThat(said.headers().firstValue("Location").orElseThrow()).endsWith(page);
    assertThat(TownResource.INVOICES.calls(id)).contains(call("POST", "/" + change + "/refusal"));
  }

  @Test
  void whatCannotBeDecidedOnIsSaidOnThePage() {
    TownResource.INVOICES.answers(call("POST", "/" + change + "/acceptance"), 409, "{}");

    HttpResponse<String> said = owner.fillIn(page, page + "/" + change + "/acceptance", Map.of());

    assertThat(said.statusCode()).isEqualTo(409);
    assertThat(said.body()).contains("valt nu niets te beslissen", "Gewijzigd na het boeken");
  }

  @Test
  void whatIsDecidedHasNoButtons() {
    assertThat(owner.get(page).body()).contains("/" + change + "/acceptance");
    TownResource.INVOICES.answers(call("GET", ""), 200, ChangedOrder.accepted(change));

    assertThat(owner.get(page).body()).contains("Gecorrigeerd").doesNotContain("/acceptance");
  }

  @Test
  void whatALaterInvoiceServiceTellsIsShownByItsCode() {
    String later = ChangedOrder.open(change).replace("ORDER_CHANGED_AFTER_BOOKING", "ORDER_MOVED");
    TownResource.INVOICES.answers(call("GET", ""), 200, later);

    HttpResponse<String> shown = owner.get(page);

    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body()).contains("ORDER_MOVED");
  }

  @Test
  void whileTheInvoiceServiceIsAwayTheOwnerIsToldSo() {
    TownResource.INVOICES.answers(call("GET", ""), 500, "");

    HttpResponse<String> answer = owner.get(page);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("antwoordt nu niet");
  }

  @Test
  void itIsTheOwnersOnlyAndItsFormsAreGuarded() {
    Surfer second = surfer().signIn("second");
    String acceptance = page + "/" + change + "/acceptance";

    assertThat(second.get(page).statusCode()).isEqualTo(404);
    assertThat(second.fillIn("/app/connections/new", acceptance, Map.of()).statusCode())
        .isEqualTo(404);
    assertThat(owner.post(acceptance, Map.of()).statusCode()).isEqualTo(403);
    assertThat(TownResource.INVOICES.calls(id)).isEmpty();
  }

  private String call(String method, String path) {
    return method + " /internal/connections/" + id + "/changes" + path;
  }

  private Surfer surfer() {
    return new Surfer("http://127.0.0.1:" + base.getPort());
  }
}
