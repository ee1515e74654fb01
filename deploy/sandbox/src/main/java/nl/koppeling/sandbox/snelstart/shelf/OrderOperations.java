package nl.koppeling.sandbox.snelstart.shelf;

import static nl.koppeling.sandbox.snelstart.api.Route.of;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.api.Answer;
import nl.koppeling.sandbox.snelstart.api.Call;
import nl.koppeling.sandbox.snelstart.api.Listing;
import nl.koppeling.sandbox.snelstart.api.Operations;
import nl.koppeling.sandbox.snelstart.api.Route;
import nl.koppeling.sandbox.snelstart.books.Stored;
import nl.koppeling.sandbox.snelstart.odata.Schema;
import nl.koppeling.sandbox.snelstart.wire.Input;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.Refusal;
import nl.koppeling.sandbox.snelstart.wire.Rule;

/**
 * {@code /verkooporders} and {@code /verkoopordersjablonen} (SnelStart API reference 7.5). An order
 * never becomes a final invoice through the API.
 */
@ApplicationScoped
class OrderOperations implements Operations {

  private static final String READ = "orders:read";
  private static final String WRITE = "orders:write";
  private static final Schema SCHEMA =
      Schema.named("VerkoopOrderModel")
          .guids("Id")
          .texts("ProcesStatus", "Omschrijving", "Betalingskenmerk", "Memo", "Orderreferentie")
          .texts("VerkooporderBtwIngaveModel", "VerkoopOrderStatus")
          .numbers("Nummer", "Krediettermijn", "TotaalExclusiefBtw", "TotaalInclusiefBtw")
          .flags("Geblokkeerd")
          .moments("Datum", "ModifiedOn")
          .references("Relatie", "Kostenplaats", "Verkoopordersjabloon", "Verkoopfactuur");

  @Override
  public List<Route> routes() {
    String one = "/verkooporders/{id}";
    return List.of(
        of("GET", "/verkooporders", READ, OrderOperations::list),
        of("POST", "/verkooporders", WRITE, OrderOperations::create),
        of("GET", one, READ, call -> Answer.ok(order(call))),
        of("PUT", one, WRITE, OrderOperations::replace),
        of("DELETE", one, WRITE, OrderOperations::remove),
        of("PUT", one + "/ProcesStatus", WRITE, OrderOperations::status),
        of("GET", "/verkoopordersjablonen", READ, OrderOperations::templates),
        of("GET", "/verkoopordersjablonen/{id}", READ, OrderOperations::template));
  }

  private static Answer list(Call call) {
    return Listing.of(call, SCHEMA, call.administration().shelf().orders());
  }

  private static Answer create(Call call) {
    Input input = call.newRecord(Rule.ALG_0100);
    Integer given = input.integer("nummer");
    OrderForm form = read(call, input);
    if (given != null && given != 0) {
      throw Refusal.code(Rule.VOR_0005);
    }
    int number = call.administration().nextOrder();
    Stored order = form.stored(UUID.randomUUID(), number, call.now());
    call.administration().shelf().orders().put(order);
    return Answer.created(order);
  }

  private static Answer replace(Call call) {
    Stored before = order(call);
    OrderForm form = read(call, call.replacement(Rule.ALG_0101));
    int number = before.shown().path("nummer").asInt();
    Stored order = form.stored(before.id(), number, call.now());
    call.administration().shelf().orders().put(order);
    return Answer.ok(order);
  }

  private static OrderForm read(Call call, Input input) {
    OrderForm form = OrderForm.read(input, call.administration());
    input.throwIfUnreadable();
    form.check(call.administration());
    return form;
  }

  /** The catalogue documents 201 for this one. */
  private static Answer remove(Call call) {
    call.administration().shelf().orders().remove(order(call).id());
    return new Answer(201, null);
  }

  private static Answer status(Call call) {
    Stored before = order(call);
    Input input = call.input();
    String status = input.oneOf("procesStatus", OrderForm.STATUSES);
    input.throwIfUnreadable();
    if (status == null || OrderForm.isFinal(status)) {
      throw Refusal.code(Rule.VOR_0012);
    }
    ObjectNode shown = before.json().put("procesStatus", status);
    Stored after = new Stored(before.id(), shown);
    call.administration().shelf().orders().put(after);
    return Answer.ok(after);
  }

  private static Answer templates(Call call) {
    return Answer.ok(
        Json.array(
            List.copyOf(call.administration().shelf().orderTemplates().all()), Stored::json));
  }

  private static Answer template(Call call) {
    return Answer.ok(
        call.administration()
            .shelf()
            .orderTemplates()
            .find(call.id())
            .orElseThrow(() -> Refusal.message(404, "The record was not found.")));
  }

  private static Stored order(Call call) {
    return call.administration()
        .shelf()
        .orders()
        .find(call.id())
        .orElseThrow(() -> Refusal.notFound(Rule.VOR_0001));
  }
}
