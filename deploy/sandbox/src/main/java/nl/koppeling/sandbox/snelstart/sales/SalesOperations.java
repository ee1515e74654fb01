package nl.koppeling.sandbox.snelstart.sales;

import static nl.koppeling.sandbox.snelstart.api.Route.of;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.koppeling.sandbox.snelstart.api.Answer;
import nl.koppeling.sandbox.snelstart.api.Call;
import nl.koppeling.sandbox.snelstart.api.Operations;
import nl.koppeling.sandbox.snelstart.api.Route;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.SalesEntry;
import nl.koppeling.sandbox.snelstart.books.SalesForm;
import nl.koppeling.sandbox.snelstart.gateway.SandboxClock;
import nl.koppeling.sandbox.snelstart.rules.EntryRules;
import nl.koppeling.sandbox.snelstart.rules.Rulings;
import nl.koppeling.sandbox.snelstart.wire.Input;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.Refusal;
import nl.koppeling.sandbox.snelstart.wire.Rule;

/** {@code /verkoopboekingen}: no list, on purpose (SnelStart API reference 6). */
@ApplicationScoped
class SalesOperations implements Operations {

  private static final String READ = "boekhouden:read";
  private static final String WRITE = "boekhouden:write";

  private final Rulings rulings;
  private final SandboxClock clock;

  SalesOperations(Rulings rulings, SandboxClock clock) {
    this.rulings = rulings;
    this.clock = clock;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        of("POST", "/verkoopboekingen", WRITE, this::create),
        of("GET", "/verkoopboekingen/{id}", READ, call -> Answer.ok(entry(call))),
        of("PUT", "/verkoopboekingen/{id}", WRITE, this::replace),
        of("DELETE", "/verkoopboekingen/{id}", WRITE, this::remove),
        of(
            "GET",
            "/relaties/{id}/verkoopboekingen",
            "relaties:read boekhouden:read",
            SalesOperations::ofRelation));
  }

  private Answer create(Call call) {
    SalesForm form = read(call.newRecord(Rule.ALG_0100));
    Administration books = call.administration();
    SalesForm checked = new SalesRules(books, rulings, call.now()).checkNew(form);
    return Answer.created(new SalesLedger(books, call.now()).book(checked, clock.instant()));
  }

  private Answer replace(Call call) {
    SalesEntry before = entry(call);
    SalesForm form = read(call.replacement(Rule.ALG_0101));
    Administration books = call.administration();
    SalesForm checked = new SalesRules(books, rulings, call.now()).checkReplacement(form, before);
    return Answer.ok(new SalesLedger(books, call.now()).replace(before, checked));
  }

  private Answer remove(Call call) {
    SalesEntry entry = entry(call);
    Administration books = call.administration();
    boolean paid = books.settlements().touch(entry.id());
    new SalesRules(books, rulings, call.now()).checkRemoval(entry, paid);
    new SalesLedger(books, call.now()).remove(entry);
    return Answer.done();
  }

  private static Answer ofRelation(Call call) {
    Administration books = call.administration();
    if (books.relations().find(call.id()).isEmpty()) {
      throw Refusal.notFound(Rule.REL_0005);
    }
    return Answer.ok(Json.array(books.sales().where("Klant/Id", call.id()), SalesEntry::json));
  }

  private static SalesEntry entry(Call call) {
    return call.administration().sales().find(call.id()).orElseThrow(EntryRules::missing);
  }

  private static SalesForm read(Input input) {
    SalesForm form = SalesForm.read(input);
    input.throwIfUnreadable();
    return form;
  }
}
