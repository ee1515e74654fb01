package nl.koppeling.sandbox.snelstart.memo;

import static nl.koppeling.sandbox.snelstart.api.Route.of;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.api.Answer;
import nl.koppeling.sandbox.snelstart.api.Call;
import nl.koppeling.sandbox.snelstart.api.Operations;
import nl.koppeling.sandbox.snelstart.api.Route;
import nl.koppeling.sandbox.snelstart.books.MemoEntry;
import nl.koppeling.sandbox.snelstart.books.MemoForm;
import nl.koppeling.sandbox.snelstart.rules.EntryRules;
import nl.koppeling.sandbox.snelstart.wire.Input;
import nl.koppeling.sandbox.snelstart.wire.Rule;

/** {@code /memoriaalboekingen}: no list (SnelStart API reference 7.13). */
@ApplicationScoped
class MemoOperations implements Operations {

  private static final String READ = "memoriaal:read";
  private static final String WRITE = "memoriaal:write";

  @Override
  public List<Route> routes() {
    String one = "/memoriaalboekingen/{id}";
    return List.of(
        of("POST", "/memoriaalboekingen", WRITE, MemoOperations::create),
        of("GET", one, READ, call -> Answer.ok(entry(call))),
        of("PUT", one, WRITE, MemoOperations::replace),
        of("DELETE", one, WRITE, MemoOperations::remove));
  }

  private static Answer create(Call call) {
    MemoForm form = read(call.newRecord(Rule.ALG_0100));
    new MemoRules(call.administration(), call.now()).checkNew(form);
    MemoLedger ledger = new MemoLedger(call.administration(), call.now());
    return Answer.created(ledger.book(UUID.randomUUID(), form));
  }

  private static Answer replace(Call call) {
    MemoEntry before = entry(call);
    MemoForm form = read(call.replacement(Rule.ALG_0101));
    new MemoRules(call.administration(), call.now()).checkReplacement(form, before);
    MemoLedger ledger = new MemoLedger(call.administration(), call.now());
    ledger.undo(before);
    return Answer.ok(ledger.book(before.id(), form));
  }

  private static Answer remove(Call call) {
    MemoEntry entry = entry(call);
    new MemoRules(call.administration(), call.now()).checkRemoval(entry);
    new MemoLedger(call.administration(), call.now()).undo(entry);
    call.administration().memos().remove(entry.id());
    return Answer.done();
  }

  private static MemoEntry entry(Call call) {
    return call.administration().memos().find(call.id()).orElseThrow(EntryRules::missing);
  }

  private static MemoForm read(Input input) {
    MemoForm form = MemoForm.read(input);
    input.throwIfUnreadable();
    return form;
  }
}
