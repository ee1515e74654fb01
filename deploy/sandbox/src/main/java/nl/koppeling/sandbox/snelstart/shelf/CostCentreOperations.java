package nl.koppeling.sandbox.snelstart.shelf;

import static nl.koppeling.sandbox.snelstart.api.Route.of;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.api.Answer;
import nl.koppeling.sandbox.snelstart.api.Call;
import nl.koppeling.sandbox.snelstart.api.Operations;
import nl.koppeling.sandbox.snelstart.api.Route;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.CostCentre;
import nl.koppeling.sandbox.snelstart.wire.Input;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.Refusal;
import nl.koppeling.sandbox.snelstart.wire.Rule;
import nl.koppeling.sandbox.snelstart.wire.Violations;

/** {@code /kostenplaatsen} (SnelStart API reference 7.10). The list ignores query options. */
@ApplicationScoped
class CostCentreOperations implements Operations {

  private static final String READ = "settings:read";
  private static final String WRITE = "settings:write";
  private static final int LARGEST = 999_999_999;

  @Override
  public List<Route> routes() {
    String one = "/kostenplaatsen/{id}";
    return List.of(
        of("GET", "/kostenplaatsen", READ, CostCentreOperations::list),
        of("POST", "/kostenplaatsen", WRITE, CostCentreOperations::create),
        of("GET", one, READ, call -> Answer.ok(centre(call))),
        of("PUT", one, WRITE, CostCentreOperations::replace),
        of("DELETE", one, WRITE, CostCentreOperations::remove));
  }

  private static Answer list(Call call) {
    return Answer.ok(
        Json.array(List.copyOf(call.administration().costCentres().all()), CostCentre::json));
  }

  private static Answer create(Call call) {
    CostCentre centre = read(call, call.newRecord(Rule.ALG_0100), UUID.randomUUID());
    call.administration().costCentres().put(centre);
    return Answer.created(centre);
  }

  private static Answer replace(Call call) {
    UUID id = centre(call).id();
    CostCentre centre = read(call, call.replacement(Rule.ALG_0101), id);
    call.administration().costCentres().put(centre);
    return Answer.ok(centre);
  }

  private static Answer remove(Call call) {
    CostCentre centre = centre(call);
    Administration books = call.administration();
    boolean used =
        books.mutations().all().stream().anyMatch(line -> centre.id().equals(line.costCentre()));
    if (used) {
      throw Refusal.code(Rule.KPL_0005);
    }
    books.costCentres().remove(centre.id());
    return Answer.done();
  }

  private static CostCentre read(Call call, Input input, UUID id) {
    Integer number = input.integer("nummer");
    String description = input.filledText("omschrijving");
    boolean inactive = input.flag("nonactief");
    input.throwIfUnreadable();
    Violations violations = new Violations();
    violations.when(number == null || number < 1 || number > LARGEST, Rule.KPL_0002);
    boolean taken =
        call.administration().costCentres().all().stream()
            .anyMatch(
                other -> !other.id().equals(id) && Integer.valueOf(other.number()).equals(number));
    violations.when(taken, Rule.KPL_0003);
    violations.when(description == null || description.length() > 50, Rule.KPL_0004);
    violations.endStage();
    return new CostCentre(id, number, description, inactive);
  }

  private static CostCentre centre(Call call) {
    return call.administration()
        .costCentres()
        .find(call.id())
        .orElseThrow(() -> Refusal.notFound(Rule.KPL_0001));
  }
}
