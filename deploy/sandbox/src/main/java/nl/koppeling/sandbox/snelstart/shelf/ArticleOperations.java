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
import nl.koppeling.sandbox.snelstart.books.Shelf;
import nl.koppeling.sandbox.snelstart.books.Stored;
import nl.koppeling.sandbox.snelstart.odata.Schema;
import nl.koppeling.sandbox.snelstart.wire.Input;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.Refusal;
import nl.koppeling.sandbox.snelstart.wire.Rule;
import nl.koppeling.sandbox.snelstart.wire.Violations;
import nl.koppeling.sandbox.snelstart.wire.WireDates;

/**
 * {@code /artikelen} and {@code /artikelomzetgroepen} (SnelStart API reference 7.6). Articles are
 * listed 25 at a time and asking for more is an error (reference 5.1).
 */
@ApplicationScoped
class ArticleOperations implements Operations {

  private static final int PAGE = 25;
  private static final String READ = "artikelen:read";
  private static final String WRITE = "artikelen:write";
  private static final Schema SCHEMA =
      Schema.named("ArtikelModel")
          .guids("Id")
          .texts("Artikelcode", "Omschrijving", "Eenheid")
          .numbers("Verkoopprijs", "Inkoopprijs", "TechnischeVoorraad", "VrijeVoorraad")
          .flags("IsNonActief", "VoorraadControle", "IsHoofdartikel")
          .moments("ModifiedOn")
          .references("ArtikelOmzetgroep", "Relatie");

  @Override
  public List<Route> routes() {
    String one = "/artikelen/{id}";
    return List.of(
        of("GET", "/artikelen", READ, ArticleOperations::list),
        of("POST", "/artikelen", WRITE, ArticleOperations::create),
        of("GET", one, READ, call -> Answer.ok(article(call))),
        of("PUT", one, WRITE, ArticleOperations::replace),
        of("DELETE", one, WRITE, ArticleOperations::remove),
        of("GET", one + "/customFields", READ, ArticleOperations::noFields),
        of("PUT", one + "/customFields", WRITE, ArticleOperations::noFields),
        of("GET", "/artikelen/prijsafspraken", READ, call -> Answer.ok(Json.array())),
        of("GET", "/prijsafspraken", READ, call -> Answer.ok(Json.array())),
        of("GET", "/actieprijzen", READ, call -> Answer.ok(Json.array())),
        of("GET", "/artikelomzetgroepen", READ, ArticleOperations::groups),
        of("GET", "/artikelomzetgroepen/{id}", READ, ArticleOperations::group));
  }

  private static Answer list(Call call) {
    if (Listing.number(call, "$top", PAGE, 1) > PAGE) {
      throw Refusal.message(
          400,
          "The query specified in the URI is not valid. The limit of '25' for Top query has been"
              + " exceeded.");
    }
    return Listing.of(call, SCHEMA, call.administration().shelf().articles(), PAGE);
  }

  private static Answer create(Call call) {
    Stored article = read(call, call.newRecord(Rule.ALG_0100), UUID.randomUUID());
    call.administration().shelf().articles().put(article);
    return Answer.created(article);
  }

  private static Answer replace(Call call) {
    UUID id = article(call).id();
    Stored article = read(call, call.replacement(Rule.ALG_0101), id);
    call.administration().shelf().articles().put(article);
    return Answer.ok(article);
  }

  private static Answer remove(Call call) {
    call.administration().shelf().articles().remove(article(call).id());
    return Answer.done();
  }

  private static Stored read(Call call, Input input, UUID id) {
    String code = input.filledText("artikelcode");
    String description = input.filledText("omschrijving");
    UUID group = input.reference("artikelOmzetgroep");
    ObjectNode shown =
        Json.object()
            .put("modifiedOn", WireDates.write(call.now()))
            .put("artikelcode", code)
            .put("omschrijving", description);
    shown.set("artikelOmzetgroep", Json.reference("artikelomzetgroepen", group));
    shown
        .put("verkoopprijs", Json.money(input.amount("verkoopprijs")))
        .put("inkoopprijs", Json.money(input.amount("inkoopprijs")))
        .put("eenheid", input.text("eenheid"));
    shown.set("relatie", Json.reference("relaties", input.reference("relatie")));
    shown
        .put("isNonActief", input.flag("isNonActief"))
        .put("voorraadControle", input.flag("voorraadControle"))
        .put("technischeVoorraad", 0)
        .put("vrijeVoorraad", 0)
        .put("isHoofdartikel", false);
    shown.putArray("subartikelen");
    shown.putArray("extraVelden");
    shown.put("id", id.toString()).put("uri", "/artikelen/" + id);
    input.throwIfUnreadable();
    check(call.administration().shelf(), id, code, description, group);
    return new Stored(id, shown);
  }

  private static void check(Shelf shelf, UUID id, String code, String description, UUID group) {
    Violations violations = new Violations();
    violations.when(code == null, Rule.ART_0002);
    boolean taken =
        shelf.articles().all().stream()
            .filter(other -> !other.id().equals(id))
            .anyMatch(other -> other.shown().path("artikelcode").asText().equalsIgnoreCase(code));
    violations.when(taken, Rule.ART_0003);
    violations.whenLonger(code, 25, Rule.ART_0004);
    violations.when(description == null, Rule.ART_0006);
    violations.whenLonger(description, 250, Rule.ART_0007);
    violations.when(group == null, Rule.ART_0008);
    violations.when(group != null && shelf.articleGroups().find(group).isEmpty(), Rule.ART_0009);
    violations.endStage();
  }

  private static Answer noFields(Call call) {
    article(call);
    return Answer.ok(Json.array());
  }

  private static Answer groups(Call call) {
    return Answer.ok(
        Json.array(List.copyOf(call.administration().shelf().articleGroups().all()), Stored::json));
  }

  private static Answer group(Call call) {
    return Answer.ok(
        call.administration()
            .shelf()
            .articleGroups()
            .find(call.id())
            .orElseThrow(() -> Refusal.notFound(Rule.ART_0009)));
  }

  private static Stored article(Call call) {
    return call.administration()
        .shelf()
        .articles()
        .find(call.id())
        .orElseThrow(() -> Refusal.notFound(Rule.ART_0001));
  }
}
