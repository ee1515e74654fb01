package nl.koppeling.sandbox.snelstart.reference;

import static nl.koppeling.sandbox.snelstart.api.Route.of;

import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.api.Answer;
import nl.koppeling.sandbox.snelstart.api.Call;
import nl.koppeling.sandbox.snelstart.api.Listing;
import nl.koppeling.sandbox.snelstart.api.Operations;
import nl.koppeling.sandbox.snelstart.api.Route;
import nl.koppeling.sandbox.snelstart.books.Countries;
import nl.koppeling.sandbox.snelstart.books.Country;
import nl.koppeling.sandbox.snelstart.books.Journal;
import nl.koppeling.sandbox.snelstart.books.Stored;
import nl.koppeling.sandbox.snelstart.books.VatRates;
import nl.koppeling.sandbox.snelstart.odata.Row;
import nl.koppeling.sandbox.snelstart.odata.Schema;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.Refusal;

/**
 * Countries, journals and VAT rates. Countries, journals and the Dutch rates ignore every query
 * option (SnelStart API reference 5.2).
 */
@ApplicationScoped
class ReferenceOperations implements Operations {

  private static final String READ = "settings:read";
  private static final Schema RATES =
      Schema.named("VatRatesModel")
          .texts("CountryCode")
          .list(
              "VatRates",
              Schema.named("VatRateModel").texts("RateCode").numbers("Rate").moments("ValidFrom"));
  private static final Schema DEFINITIONS =
      Schema.named("VatRateDefinitionModel").texts("RateCode", "ShortName", "Name");
  private static final List<Stored> DEFINED =
      List.of(
          definition("SR", "Standard", "Standard rate"),
          definition("RRH", "Reduced high", "Reduced rate high"),
          definition("RRL", "Reduced low", "Reduced rate low"),
          definition("PR", "Parking", "Parking rate"),
          definition("SRR", "Super reduced", "Super reduced rate"));

  @Override
  public List<Route> routes() {
    return List.of(
        of("GET", "/landen", READ, call -> Answer.ok(countries())),
        of("GET", "/landen/{id}", READ, ReferenceOperations::country),
        of("GET", "/dagboeken", "boekhouden:read", ReferenceOperations::journals),
        of("GET", "/btwtarieven", READ, call -> Answer.ok(VatRates.dutchJson())),
        of("GET", "/vatrates", READ, call -> Listing.of(call, RATES, rates())),
        of("GET", "/vatrates/{countryCode}", READ, ReferenceOperations::ratesOf),
        of("GET", "/vatratedefinitions", READ, call -> Listing.of(call, DEFINITIONS, DEFINED)));
  }

  private static ArrayNode countries() {
    return Json.array(List.copyOf(Countries.all()), Country::json);
  }

  private static Answer country(Call call) {
    return Answer.ok(Countries.find(call.id()).orElseThrow(ReferenceOperations::missing));
  }

  private static Answer journals(Call call) {
    return Answer.ok(
        Json.array(List.copyOf(call.administration().journals().all()), Journal::json));
  }

  private static List<Row> rates() {
    return VatRates.countries().stream()
        .<Row>map(iso3 -> new Stored(new UUID(0, 0), VatRates.countryJson(iso3)))
        .toList();
  }

  private static Answer ratesOf(Call call) {
    String code = call.path().get("countryCode").toUpperCase(Locale.ROOT);
    return Optional.of(code)
        .filter(VatRates.countries()::contains)
        .map(VatRates::countryJson)
        .map(Answer::ok)
        .orElseThrow(ReferenceOperations::missing);
  }

  private static Stored definition(String code, String shortName, String name) {
    return new Stored(
        new UUID(0, 0),
        Json.object().put("rateCode", code).put("shortName", shortName).put("name", name));
  }

  private static Refusal missing() {
    return Refusal.message(404, "The record was not found.");
  }
}
