package nl.koppeling.sandbox.snelstart.reference;

import static nl.koppeling.sandbox.snelstart.api.Route.of;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.api.Answer;
import nl.koppeling.sandbox.snelstart.api.Call;
import nl.koppeling.sandbox.snelstart.api.Listing;
import nl.koppeling.sandbox.snelstart.api.Operations;
import nl.koppeling.sandbox.snelstart.api.Route;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Ledger;
import nl.koppeling.sandbox.snelstart.books.LedgerFunction;
import nl.koppeling.sandbox.snelstart.wire.Input;
import nl.koppeling.sandbox.snelstart.wire.Refusal;
import nl.koppeling.sandbox.snelstart.wire.Rule;
import nl.koppeling.sandbox.snelstart.wire.Violations;

/**
 * {@code /grootboeken} (SnelStart API reference 7.7): read, filter and add; no change, no removal.
 */
@ApplicationScoped
class LedgerOperations implements Operations {

  private static final String READ = "boekhouden:read";
  private static final List<String> SHEETS = List.of("Balans", "WinstEnVerlies");
  private static final List<String> RATE_CODES = List.of("SR", "RRH", "RRL", "PR", "SRR");

  @Override
  public List<Route> routes() {
    return List.of(
        of("GET", "/grootboeken", READ, LedgerOperations::list),
        of("GET", "/grootboeken/{id}", READ, LedgerOperations::one),
        of("POST", "/grootboeken", "boekhouden:write", LedgerOperations::create));
  }

  private static Answer list(Call call) {
    return Listing.of(call, Ledger.SCHEMA, call.administration().ledgers());
  }

  private static Answer one(Call call) {
    return Answer.ok(
        call.administration()
            .ledgers()
            .find(call.id())
            .orElseThrow(() -> Refusal.notFound(Rule.BOE_0037)));
  }

  private static Answer create(Call call) {
    Input input = call.newRecord(Rule.ALG_0100);
    Integer number = input.integer("nummer");
    String description = input.filledText("omschrijving");
    String functionName = input.oneOf("grootboekfunctie", LedgerFunction.wireNames());
    String sheet = input.oneOf("rekeningCode", SHEETS);
    boolean costCentre = input.flag("kostenplaatsVerplicht");
    boolean inactive = input.flag("nonactief");
    String rateCode = input.oneOf("vatRateCode", RATE_CODES);
    input.throwIfUnreadable();
    LedgerFunction function =
        functionName == null
            ? LedgerFunction.DIVERSEN
            : LedgerFunction.named(functionName).orElseThrow();
    check(call.administration(), number, description, function);
    Ledger ledger =
        new Ledger(
            UUID.randomUUID(),
            number,
            description,
            function,
            "Balans".equals(sheet),
            costCentre,
            inactive,
            function == LedgerFunction.OSS ? rateCode : null,
            call.now());
    call.administration().ledgers().put(ledger);
    return Answer.created(ledger);
  }

  private static void check(
      Administration books, Integer number, String description, LedgerFunction function) {
    Violations violations = new Violations();
    violations.when(number == null || number <= 0, Rule.BOE_0085);
    violations.when(number != null && books.ledger(number).isPresent(), Rule.BOE_0086);
    violations.when(function.isUnique() && books.ledger(function).isPresent(), Rule.BOE_0087);
    violations.when(description == null || description.length() > 50, Rule.BOE_0088);
    // Whether a journal can be made this way is not known, so it is not promised here either.
    violations.when(function.isJournal() && !function.isUnique(), Rule.BOE_0090);
    violations.endStage();
  }
}
