package nl.koppeling.sandbox.snelstart.money;

import static nl.koppeling.sandbox.snelstart.api.Route.of;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.koppeling.sandbox.snelstart.api.Answer;
import nl.koppeling.sandbox.snelstart.api.Call;
import nl.koppeling.sandbox.snelstart.api.Listing;
import nl.koppeling.sandbox.snelstart.api.Operations;
import nl.koppeling.sandbox.snelstart.api.Route;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.MoneyEntry;
import nl.koppeling.sandbox.snelstart.books.MoneyForm;
import nl.koppeling.sandbox.snelstart.rules.EntryRules;
import nl.koppeling.sandbox.snelstart.rules.Rulings;
import nl.koppeling.sandbox.snelstart.wire.Input;
import nl.koppeling.sandbox.snelstart.wire.Rule;

/** {@code /bankboekingen} and {@code /kasboekingen} (SnelStart API reference 7.12). */
@ApplicationScoped
class MoneyOperations implements Operations {

  private final Rulings rulings;

  MoneyOperations(Rulings rulings) {
    this.rulings = rulings;
  }

  @Override
  public List<Route> routes() {
    return Arrays.stream(MoneyKind.values()).flatMap(this::routes).toList();
  }

  private Stream<Route> routes(MoneyKind kind) {
    String all = "/" + kind.resource();
    String one = all + "/{id}";
    return Stream.of(
        of("GET", all, kind.readScope(), call -> list(kind, call)),
        of("POST", all, kind.writeScope(), call -> create(kind, call)),
        of("GET", one, kind.readScope(), call -> Answer.ok(entry(kind, call))),
        of("PUT", one, kind.writeScope(), call -> replace(kind, call)),
        of("DELETE", one, kind.writeScope(), call -> remove(kind, call)));
  }

  private static Answer list(MoneyKind kind, Call call) {
    return Listing.of(call, MoneyEntry.SCHEMA, kind.table(call.administration()));
  }

  private Answer create(MoneyKind kind, Call call) {
    MoneyForm form = read(call.newRecord(Rule.ALG_0100));
    Administration books = call.administration();
    new MoneyRules(books, rulings, kind, call.now()).checkNew(form);
    return Answer.created(new MoneyLedger(books, kind, call.now()).book(UUID.randomUUID(), form));
  }

  private Answer replace(MoneyKind kind, Call call) {
    MoneyEntry before = entry(kind, call);
    MoneyForm form = read(call.replacement(Rule.ALG_0101));
    Administration books = call.administration();
    new MoneyRules(books, rulings, kind, call.now()).checkReplacement(form, before);
    MoneyLedger ledger = new MoneyLedger(books, kind, call.now());
    ledger.undo(before);
    return Answer.ok(ledger.book(before.id(), form));
  }

  private Answer remove(MoneyKind kind, Call call) {
    MoneyEntry entry = entry(kind, call);
    Administration books = call.administration();
    new MoneyRules(books, rulings, kind, call.now()).checkRemoval(entry);
    new MoneyLedger(books, kind, call.now()).remove(entry);
    return Answer.done();
  }

  private static MoneyEntry entry(MoneyKind kind, Call call) {
    return kind.table(call.administration()).find(call.id()).orElseThrow(EntryRules::missing);
  }

  private static MoneyForm read(Input input) {
    MoneyForm form = MoneyForm.read(input);
    input.throwIfUnreadable();
    return form;
  }
}
