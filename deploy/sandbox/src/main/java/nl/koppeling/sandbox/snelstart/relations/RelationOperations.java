package nl.koppeling.sandbox.snelstart.relations;

import static nl.koppeling.sandbox.snelstart.api.Route.of;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.api.Answer;
import nl.koppeling.sandbox.snelstart.api.Call;
import nl.koppeling.sandbox.snelstart.api.Listing;
import nl.koppeling.sandbox.snelstart.api.Operations;
import nl.koppeling.sandbox.snelstart.api.Route;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Relation;
import nl.koppeling.sandbox.snelstart.books.RelationForm;
import nl.koppeling.sandbox.snelstart.rules.Rulings;
import nl.koppeling.sandbox.snelstart.wire.Input;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.Refusal;
import nl.koppeling.sandbox.snelstart.wire.Rule;

/** {@code /relaties} (SnelStart API reference 7.1). */
@ApplicationScoped
class RelationOperations implements Operations {

  private static final String READ = "relaties:read";
  private static final String WRITE = "relaties:write";

  private final Rulings rulings;

  RelationOperations(Rulings rulings) {
    this.rulings = rulings;
  }

  @Override
  public List<Route> routes() {
    String one = "/relaties/{id}";
    String fields = one + "/customFields";
    return List.of(
        of("GET", "/relaties", READ, RelationOperations::list),
        of("POST", "/relaties", WRITE, this::create),
        of("GET", one, READ, call -> Answer.ok(relation(call))),
        of("PUT", one, WRITE, this::replace),
        of("DELETE", one, WRITE, this::remove),
        of("GET", fields, READ, call -> Answer.ok(extraFields(relation(call)))),
        of("PUT", fields, WRITE, RelationOperations::writeExtraFields),
        of("GET", one + "/inkoopboekingen", READ, RelationOperations::nothing),
        of("GET", one + "/doorlopendeincassomachtigingen", READ, RelationOperations::nothing));
  }

  private static Answer list(Call call) {
    return Listing.of(call, Relation.SCHEMA, call.administration().relations());
  }

  private Answer create(Call call) {
    RelationForm form = read(call.newRecord(Rule.REL_0063));
    Administration books = call.administration();
    new RelationRules(books, rulings).checkNew(form);
    int code = form.code() == null || form.code() == 0 ? books.nextRelationCode() : form.code();
    Relation relation =
        new Relation(UUID.randomUUID(), call.now(), code, form, form.inactive(), Json.array());
    books.relations().put(relation);
    return Answer.created(relation);
  }

  private Answer replace(Call call) {
    Relation before = relation(call);
    RelationForm form = read(call.replacement(Rule.REL_0047));
    new RelationRules(call.administration(), rulings).checkReplacement(form, before);
    int code = form.code() == null || form.code() == 0 ? before.code() : form.code();
    Relation after =
        new Relation(before.id(), call.now(), code, form, form.inactive(), before.extraFields());
    call.administration().relations().put(after);
    return Answer.ok(after);
  }

  private Answer remove(Call call) {
    Relation relation = relation(call);
    new RelationRules(call.administration(), rulings).checkRemoval(relation);
    call.administration().relations().put(relation.retired(call.now()));
    return Answer.done();
  }

  private static Answer writeExtraFields(Call call) {
    Relation before = relation(call);
    Input input = call.input();
    ArrayNode fields = Json.array();
    input.children("klantCustomFields", RelationOperations::extraField).forEach(fields::add);
    input.throwIfUnreadable();
    Relation after =
        new Relation(
            before.id(), call.now(), before.code(), before.form(), before.inactive(), fields);
    call.administration().relations().put(after);
    return Answer.ok(extraFields(after));
  }

  private static ObjectNode extraField(Input input) {
    return Json.object()
        .put("naam", Objects.requireNonNullElse(input.filledText("name"), ""))
        .put("waarde", input.text("value"));
  }

  private static ObjectNode extraFields(Relation relation) {
    ObjectNode answer = Json.object();
    ArrayNode fields = answer.putArray("klantCustomFields");
    relation
        .extraFields()
        .forEach(
            field -> {
              ObjectNode shown = fields.addObject().put("value", field.path("waarde").asText());
              ObjectNode definition =
                  shown
                      .putObject("definition")
                      .put("name", field.path("naam").asText())
                      .put("type", "Text");
              definition.putArray("properties");
            });
    answer.putArray("leverancierCustomFields");
    return answer;
  }

  private static Answer nothing(Call call) {
    relation(call);
    return Answer.ok(Json.array());
  }

  private static Relation relation(Call call) {
    return call.administration()
        .relations()
        .find(call.id())
        .orElseThrow(() -> Refusal.notFound(Rule.REL_0005));
  }

  private static RelationForm read(Input input) {
    RelationForm form = RelationForm.read(input);
    input.throwIfUnreadable();
    return form;
  }
}
