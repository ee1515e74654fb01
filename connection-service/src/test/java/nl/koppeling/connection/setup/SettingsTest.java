package nl.koppeling.connection.setup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.Town;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole shape of booking settings over REST. */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class SettingsTest {

  private static final Town TOWN = TownResource.TOWN;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @TestHTTPResource(value = "openapi", management = true)
  URL description;

  @Inject AgroalDataSource database;

  private Owner owner;
  private String id;

  @BeforeEach
  void anOwnerHasADraft() {
    owner = new Owner(new Tokens(realm).ofUser("owner"));
    id = owner.draft();
  }

  @Test
  void everyPartOfTheSettingsIsTakenAndShown() {
    TOWN.schemes(owner.administration, true, false);
    Map<String, Object> settings = proposal();
    add(settings, "ledgers", ledger("PRODUCT", "HIGH", Town.HIGH, when("COUNTRY", "BE")));
    add(settings, "ledgers", ledger("PRODUCT", "HIGH", Town.HIGH, when("CATEGORY", "12")));
    add(settings, "journals", Map.of("paymentMethod", "cod", "way", "LEFT_OPEN"));
    add(
        settings,
        "journals",
        Map.of(
            "paymentMethod",
            "gift_card",
            "way",
            "MEMORIAL",
            "journalId",
            Town.MEMORIAL,
            "clearingLedger",
            Town.GIFT_CARDS));
    settings.put("taxation", Map.of("ossSince", "2026-07-01", "kor", false, "euKor", true));
    settings.put(
        "choices",
        Map.of(
            "refundsProRata",
            true,
            "booksOpenFrom",
            "2026-02-01",
            "guests",
            "COLLECTIVE",
            "form",
            "SALES_ORDER",
            "orderTemplate",
            Town.TEMPLATE));
    settings.put("marks", List.of(Map.of("kind", "GIFT_CARD", "on", when("PRODUCT", "412"))));

    owner.confirm(id, settings).then().statusCode(200);

    owner
        .get(id)
        .then()
        .statusCode(200)
        .body("settings.taxation.ossSince", equalTo("2026-07-01"))
        .body("settings.taxation.euKor", equalTo(true))
        .body("settings.taxation.foreignVatLedger", equalTo(Town.FOREIGN_VAT.toString()))
        .body("settings.choices.guests", equalTo("COLLECTIVE"))
        .body("settings.choices.form", equalTo("SALES_ORDER"))
        .body("settings.choices.booksOpenFrom", equalTo("2026-02-01"))
        .body("settings.marks[0].on.value", equalTo("412"))
        .body("settings.ledgers.findAll { it.when }.when.value", equalTo(List.of("BE", "12")))
        .body("settings.ledgers.findAll { it.when }.number", equalTo(List.of(8000, 8000)))
        .body("settings.journals.way", equalTo(List.of("LEFT_OPEN", "MEMORIAL")))
        .body("settings.journals[1].clearingLedger", equalTo(Town.GIFT_CARDS.toString()));
    owner.confirm(id, owner.get(id).<Map<String, Object>>path("settings")).then().statusCode(200);
  }

  @Test
  void aTemplateToChooseIsShownAndAnotherOneIsRefused() {
    owner
        .prove(id)
        .then()
        .body("orderTemplates.description", equalTo(List.of("Webshop factuur")))
        .body("orderTemplates.id", equalTo(List.of(Town.TEMPLATE.toString())))
        .body("salesOrderRightsMissing", equalTo(List.of()));

    Map<String, Object> settings = proposal();
    settings.put("choices", Map.of("form", "SALES_ORDER", "orderTemplate", Town.OLD_TEMPLATE));
    owner
        .confirm(id, settings)
        .then()
        .statusCode(422)
        .body("code", equalTo("ORDER_TEMPLATE_INACTIVE"));
    settings.put("choices", Map.of("form", "SALES_ORDER", "orderTemplate", UUID.randomUUID()));
    owner
        .confirm(id, settings)
        .then()
        .statusCode(422)
        .body("code", equalTo("ORDER_TEMPLATE_UNKNOWN"));
    settings.put("choices", Map.of("form", "SALES_ORDER", "orderTemplate", Town.TEMPLATE));
    owner.confirm(id, settings).then().statusCode(200);
  }

  @Test
  void rightsForSalesOrdersAreMissedBySalesOrdersOnly() {
    TOWN.withoutArticles(owner.administration);
    Map<String, Object> settings = proposal();
    owner
        .prove(id)
        .then()
        .statusCode(200)
        .body("salesOrderRightsMissing", equalTo(List.of("artikelen:read")))
        .body("proposal.ledgers.find { it.band == 'HIGH' }.number", equalTo(8000));
    owner.confirm(id, settings).then().statusCode(200);

    settings.put("choices", Map.of("form", "SALES_ORDER", "orderTemplate", Town.TEMPLATE));
    owner
        .confirm(id, settings)
        .then()
        .statusCode(422)
        .body("code", equalTo("ORDER_RIGHTS_MISSING"))
        .body("problems.about", equalTo(List.of("artikelen:read")));
  }

  @Test
  void aTokenWithoutTheRightsIsEnoughForBookings() {
    TOWN.scopes(
        "boekhouden:read boekhouden:write bankieren:read bankieren:write relaties:read"
            + " relaties:write orders:read settings:read");
    try {
      Map<String, Object> settings = proposal();
      settings.put("choices", Map.of("form", "SALES_ORDER", "orderTemplate", Town.TEMPLATE));
      owner
          .confirm(id, settings)
          .then()
          .statusCode(422)
          .body(
              "problems.about",
              equalTo(List.of("artikelen:read", "artikelen:write", "orders:write")));
      settings.remove("choices");
      owner.confirm(id, settings).then().statusCode(200);
    } finally {
      TOWN.allScopes();
    }
  }

  @Test
  void whatCanBeChosenIsShownWithItsUseAndTheBankIsNot() {
    TOWN.schemes(owner.administration, true, true);

    owner
        .prove(id)
        .then()
        .statusCode(200)
        .body("ossOffered", equalTo(true))
        .body("proposal.taxation.kor", equalTo(true))
        .body("proposal.taxation.ossSince", nullValue())
        .body("undecidedMethods", equalTo(List.of("bacs", "cheque", "cod")))
        .body("ledgers.find { it.number == 8040 }.uses", equalTo(List.of("OSS_STANDARD")))
        .body("ledgers.find { it.number == 1680 }.uses", hasItems("GIFT_CARD", "CLEARING"))
        .body("ledgers.find { it.number == 1509 }.uses", equalTo(List.of("CLEARING")))
        .body("ledgers.number", not(hasItem(7999)))
        .body("journals.description", equalTo(List.of("Mollie", "Memoriaal")));
  }

  @Test
  void theRealBankCannotBeChosen() {
    Map<String, Object> settings = proposal();
    settings.put("defaultJournal", Town.BANK);

    owner
        .confirm(id, settings)
        .then()
        .statusCode(422)
        .body("code", equalTo("JOURNAL_IS_BANK"))
        .body("problems[0].about", equalTo("1100 Rabobank"))
        .body("detail", containsString("eigen bankrekening"));
    owner
        .asking()
        .header("Accept-Language", "en")
        .body(Map.of("settings", settings))
        .put("/api/connections/{id}/settings", id)
        .then()
        .body("detail", containsString("your own bank account"));
  }

  @Test
  void schemesThatDisagreeWithSnelStartAreRefused() {
    Map<String, Object> settings = proposal();
    settings.put("taxation", Map.of("kor", true, "ossSince", "2026-07-01"));

    owner
        .confirm(id, settings)
        .then()
        .statusCode(422)
        .body("problems.code", equalTo(List.of("KOR_DISAGREES", "OSS_OFF_IN_SNELSTART")));
  }

  @Test
  void whatIsUnknownIsRefusedWithItsPlace() {
    Map<String, Object> settings = proposal();
    Map<String, Object> band = new HashMap<>(settings);
    add(band, "ledgers", ledger("PRODUCT", "MIDDLE", Town.HIGH, null));
    Map<String, Object> field = new HashMap<>(settings);
    field.put("taxation", Map.of("oss", true));

    Response refused = owner.confirm(id, band);

    refused
        .then()
        .statusCode(400)
        .contentType(containsString("application/problem+json"))
        .body("code", equalTo("SETTINGS_UNREADABLE"))
        .body("problems[0].about", equalTo("ledgers[13].band"))
        .body(not(containsString("Exception")));
    owner
        .confirm(id, field)
        .then()
        .statusCode(400)
        .body("problems[0].about", equalTo("taxation.oss"));
  }

  @Test
  void settingsOfAnEarlierVersionAreStillRead() throws Exception {
    owner.confirm(id, proposal()).then().statusCode(200);
    Database.settings(
        database,
        UUID.fromString(id),
        "{\"invoicePrefix\":\"OUD-\",\"paymentTermDays\":14,\"ledgers\":[{\"role\":\"PRODUCT\",\"band\":\"HIGH\","
            + "\"ledgerId\":\""
            + Town.HIGH
            + "\",\"number\":8000}],\"journals\":[{\"paymentMethod\":\"mollie_wc_gateway_ideal\",\"journalId\":\""
            + Town.MOLLIE
            + "\"}],\"defaultJournal\":null,\"costCentre\":null}");

    owner
        .get(id)
        .then()
        .statusCode(200)
        .body("settings.invoicePrefix", equalTo("OUD-"))
        .body("settings.journals[0].way", equalTo("BANK"))
        .body("settings.taxation.kor", equalTo(false))
        .body("settings.choices.form", equalTo("BOOKING"))
        .body("settings.marks", equalTo(List.of()));
    owner.confirm(id, owner.get(id).<Map<String, Object>>path("settings")).then().statusCode(200);
    owner.activate(id).then().statusCode(200);
  }

  @Test
  void theApiDescriptionSaysWhatSettingsAre() {
    given()
        .queryParam("format", "json")
        .get(description)
        .then()
        .statusCode(200)
        .body(
            "components.schemas.Confirmation.properties.settings.toString()",
            containsString("BookingSettings"))
        .body("components.schemas.VatBand.enum", hasItem("OSS_SUPER_REDUCED"));
  }

  private Map<String, Object> proposal() {
    return new HashMap<>(
        owner.prove(id).then().statusCode(200).extract().<Map<String, Object>>path("proposal"));
  }

  private static void add(Map<String, Object> settings, String list, Object item) {
    List<Object> longer = new ArrayList<>((List<?>) settings.get(list));
    longer.add(item);
    settings.put(list, longer);
  }

  private static Map<String, Object> ledger(String role, String band, UUID id, Object when) {
    Map<String, Object> rule = new HashMap<>(Map.of("role", role, "band", band, "ledgerId", id));
    rule.put("when", when);
    return rule;
  }

  private static Map<String, Object> when(String kind, String value) {
    return Map.of("kind", kind, "value", value);
  }
}
