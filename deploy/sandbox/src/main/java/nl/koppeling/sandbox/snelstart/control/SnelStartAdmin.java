package nl.koppeling.sandbox.snelstart.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Administrations;
import nl.koppeling.sandbox.snelstart.books.Journal;
import nl.koppeling.sandbox.snelstart.books.Ledger;
import nl.koppeling.sandbox.snelstart.faults.Fault;
import nl.koppeling.sandbox.snelstart.faults.Faults;
import nl.koppeling.sandbox.snelstart.gateway.CallJournal;
import nl.koppeling.sandbox.snelstart.wire.Input;
import nl.koppeling.sandbox.snelstart.wire.Json;

/** The sandbox's own API to look into the fake SnelStart, add administrations and set faults. */
@Path("/__admin/snelstart")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class SnelStartAdmin {

  private static final int MOST_AT_ONCE = 1000;

  private final Administrations administrations;
  private final Faults faults;
  private final CallJournal journal;
  private final SnelStartReset reset;

  SnelStartAdmin(
      Administrations administrations, Faults faults, CallJournal journal, SnelStartReset reset) {
    this.administrations = administrations;
    this.faults = faults;
    this.journal = journal;
    this.reset = reset;
  }

  /** All administrations with their keys. */
  @GET
  @Path("/administrations")
  public ArrayNode list() {
    return Json.array(List.copyOf(administrations.all()), this::shortForm);
  }

  /** Adds one administration, or {@code count} of them; answers id, name and key of each. */
  @POST
  @Path("/administrations")
  public JsonNode add(byte[] body) {
    Input input = AdminInput.read(body);
    Integer count = input.integer("count");
    String name = input.filledText("name");
    String key = input.filledText("koppelsleutel");
    AdminInput.require(count == null || count >= 1 && count <= MOST_AT_ONCE, "count: 1 to 1000");
    AdminInput.require(count == null || key == null, "a koppelsleutel opens one administration");
    String base = name == null ? "Administratie" : name;
    if (count == null) {
      return shortForm(addOne(base, key));
    }
    ArrayNode added = Json.array();
    for (int i = 1; i <= count; i++) {
      added.add(shortForm(addOne(base + " " + i, null)));
    }
    return added;
  }

  private Administration addOne(String name, String key) {
    String used = key == null ? Administrations.encode("sandbox:" + UUID.randomUUID()) : key;
    try {
      return administrations.add(name, used);
    } catch (IllegalArgumentException taken) {
      throw AdminInput.refused(taken.getMessage());
    }
  }

  private ObjectNode shortForm(Administration books) {
    List<String> keys = administrations.keysOf(books.id());
    ObjectNode node =
        Json.object()
            .put("id", books.id().toString())
            .put("name", books.name())
            .put("koppelsleutel", keys.isEmpty() ? null : keys.getFirst());
    keys.forEach(node.putArray("koppelsleutels")::add);
    return node;
  }

  /** What stands in an administration; lists hold at most {@code limit} rows. */
  @GET
  @Path("/administrations/{id}")
  public ObjectNode summary(
      @PathParam("id") UUID id, @QueryParam("limit") @DefaultValue("1000") int limit) {
    Administration books = find(id);
    return books.inTurn(() -> new Summary(books, Math.clamp(limit, 0, 10_000)).json());
  }

  /**
   * Changes what a SnelStart user would change: flags, scopes, accounts and journals out of use.
   */
  @PUT
  @Path("/administrations/{id}")
  public ObjectNode change(@PathParam("id") UUID id, byte[] body) {
    Administration books = find(id);
    Input input = AdminInput.read(body);
    books.inTurn(
        () -> {
          if (input.text("oss") != null) {
            books.ossEnabled(input.flag("oss"));
          }
          if (input.text("kor") != null) {
            books.smallBusinessScheme(input.flag("kor"));
          }
          String scopes = input.filledText("scopes");
          if (scopes != null) {
            books.scopes(Arrays.asList(scopes.split(" ")));
          }
          input.children("ledgers", each -> ledger(books, each));
          return input.children("journals", each -> journal(books, each));
        });
    return shortForm(books);
  }

  private static Ledger ledger(Administration books, Input input) {
    Integer number = input.integer("number");
    AdminInput.require(number != null, "ledgers: number");
    Ledger ledger =
        books
            .ledger(number)
            .orElseThrow(() -> AdminInput.refused("no ledger " + number))
            .withInactive(input.flag("inactive"))
            .withCostCentreRequired(input.flag("costCentreRequired"));
    books.ledgers().put(ledger);
    return ledger;
  }

  private static Journal journal(Administration books, Input input) {
    Integer number = input.integer("number");
    Journal journal =
        books.journals().all().stream()
            .filter(each -> number != null && each.number() == number)
            .findFirst()
            .orElseThrow(() -> AdminInput.refused("no journal " + number))
            .withInactive(input.flag("inactive"));
    books.journals().put(journal);
    return journal;
  }

  private Administration find(UUID id) {
    return administrations.find(id).orElseThrow(NotFoundException::new);
  }

  /** Counts of calls and the last ones. */
  @GET
  @Path("/calls")
  public ObjectNode calls() {
    return journal.json();
  }

  /** Forgets the calls, keeps the books. */
  @DELETE
  @Path("/calls")
  public void forgetCalls() {
    journal.reset();
  }

  /** The faults that are set. */
  @GET
  @Path("/faults")
  public ArrayNode faults() {
    return faults.json();
  }

  /** Sets one fault, or each of a list. */
  @POST
  @Path("/faults")
  public ArrayNode addFault(byte[] body) {
    List<Fault> given = AdminInput.readFaults(body);
    for (Fault fault : given) {
      AdminInput.require(
          fault.administration() == null
              || administrations.find(fault.administration()).isPresent(),
          "administration: unknown");
    }
    given.forEach(faults::add);
    return faults.json();
  }

  /** Takes all faults away. */
  @DELETE
  @Path("/faults")
  public void clearFaults() {
    faults.clear();
  }

  /** Back to the seed: books, keys, faults, limits, clock, calls. */
  @POST
  @Path("/reset")
  public void reset() {
    reset.reset();
  }
}
