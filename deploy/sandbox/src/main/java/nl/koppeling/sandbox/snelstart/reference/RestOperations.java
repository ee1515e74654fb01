package nl.koppeling.sandbox.snelstart.reference;

import static nl.koppeling.sandbox.snelstart.api.Route.of;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.koppeling.sandbox.snelstart.api.Answer;
import nl.koppeling.sandbox.snelstart.api.Call;
import nl.koppeling.sandbox.snelstart.api.Operation;
import nl.koppeling.sandbox.snelstart.api.Operations;
import nl.koppeling.sandbox.snelstart.api.Route;
import nl.koppeling.sandbox.snelstart.rules.EntryRules;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.Refusal;
import nl.koppeling.sandbox.snelstart.wire.Rule;

/**
 * The part of the catalogue a connector of shops does not need: purchases, quotations, VAT returns,
 * reports, statements (SnelStart API reference 6). It answers as an administration does in which
 * there are none; writing is refused plainly.
 */
@ApplicationScoped
class RestOperations implements Operations {

  private static final String READ = "boekhouden:read";
  private static final String WRITE = "boekhouden:write";
  private static final Operation NONE = call -> Answer.ok(Json.array());
  private static final Operation MISSING =
      call -> {
        throw EntryRules.missing();
      };
  private static final Operation NOT_KEPT =
      call -> {
        throw Refusal.message(400, "The sandbox does not keep these records.");
      };

  @Override
  public List<Route> routes() {
    return List.of(
        of("GET", "/inkoopfacturen", READ, NONE),
        of("POST", "/inkoopboekingen", WRITE, NOT_KEPT),
        of("POST", "/inkoopboekingen/ubl", WRITE, NOT_KEPT),
        of("POST", "/inkoopboekingen/CreateFromAttachment", WRITE, NOT_KEPT),
        of("GET", "/inkoopboekingen/{id}", READ, MISSING),
        of("PUT", "/inkoopboekingen/{id}", WRITE, MISSING),
        of("DELETE", "/inkoopboekingen/{id}", WRITE, MISSING),
        of("GET", "/offertes", "orders:read", NONE),
        of("POST", "/offertes", "orders:write", NOT_KEPT),
        of("GET", "/offertes/{id}", "orders:read", RestOperations::noOrder),
        of("PUT", "/offertes/{id}", "orders:write", RestOperations::noOrder),
        of("DELETE", "/offertes/{id}", "orders:write", RestOperations::noOrder),
        of("GET", "/btwaangiftes", "btwaangiftes:read", NONE),
        of("GET", "/btwaangiftes/{id}", "btwaangiftes:read", MISSING),
        of("PUT", "/btwaangiftes/{id}/externAangeven", "btwaangiftes:write", MISSING),
        of("GET", "/rapportages/kolommenbalans", "rapportage", NONE),
        of("GET", "/rapportages/periodebalans", "rapportage", NONE),
        of("POST", "/bankafschriftbestanden", "bankieren:write", RestOperations::statements));
  }

  private static Answer noOrder(Call call) {
    throw Refusal.notFound(Rule.VOR_0001);
  }

  /** Succeeds over HTTP even when a file does not (reference 7.16). */
  private static Answer statements(Call call) {
    if (call.body() == null || !call.body().isArray()) {
      throw Refusal.code(Rule.ALG_0106);
    }
    ArrayNode answer = Json.array();
    for (JsonNode file : call.body()) {
      var result = answer.addObject().put("name", file.path("name").asText());
      result
          .putArray("errors")
          .addObject()
          .put("description", "De sandbox verwerkt geen bankafschriften")
          .putArray("details");
      result.put("isSuccess", false);
    }
    return new Answer(201, answer);
  }
}
