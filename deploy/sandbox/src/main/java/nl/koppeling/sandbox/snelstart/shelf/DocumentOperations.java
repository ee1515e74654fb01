package nl.koppeling.sandbox.snelstart.shelf;

import static nl.koppeling.sandbox.snelstart.api.Route.of;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.koppeling.sandbox.snelstart.api.Answer;
import nl.koppeling.sandbox.snelstart.api.Call;
import nl.koppeling.sandbox.snelstart.api.Operations;
import nl.koppeling.sandbox.snelstart.api.Route;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Document;
import nl.koppeling.sandbox.snelstart.wire.Input;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.Refusal;
import nl.koppeling.sandbox.snelstart.wire.Rule;
import nl.koppeling.sandbox.snelstart.wire.Violations;

/**
 * {@code /documenten} (SnelStart API reference 7.14): at most 10 MB, answered with 201. The same
 * document twice is two documents.
 */
@ApplicationScoped
class DocumentOperations implements Operations {

  private static final int LARGEST_BYTES = 10 * 1024 * 1024;
  private static final int LONGEST_NAME = 100;
  private static final Pattern NAME = Pattern.compile("[^\\\\/:*?\"<>|\\x00-\\x1f]+");
  private static final String READ = "documenten:read";
  private static final String WRITE = "boekhouden:write documenten:write";

  @Override
  public List<Route> routes() {
    String one = "/documenten/{id}";
    return List.of(
        of("POST", "/documenten/{type}", WRITE, DocumentOperations::create),
        of("GET", "/documenten/{type}/{parentId}", READ, DocumentOperations::ofParent),
        of("GET", one, READ, call -> Answer.ok(document(call).full())),
        of("PUT", one, WRITE, DocumentOperations::replace),
        of("DELETE", one, WRITE, DocumentOperations::remove));
  }

  private enum Parent {
    VERKOOPBOEKINGEN("verkoopBoekingId"),
    INKOOPBOEKINGEN("inkoopBoekingId"),
    RELATIES("relatieId");

    private final String field;

    Parent(String field) {
      this.field = field;
    }

    static Parent of(Call call) {
      try {
        return valueOf(call.path().get("type").toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException unknown) {
        throw Refusal.message(404, "No resource was found that matches the request URI.");
      }
    }

    boolean exists(Administration books, UUID id) {
      return switch (this) {
        case VERKOOPBOEKINGEN -> books.sales().find(id).isPresent();
        case INKOOPBOEKINGEN -> false;
        case RELATIES -> books.relations().find(id).isPresent();
      };
    }
  }

  private static Answer create(Call call) {
    Parent parent = Parent.of(call);
    Input input = call.newRecord(Rule.ALG_0100);
    UUID parentId = input.id("parentIdentifier");
    Document document = read(input, UUID.randomUUID(), parent.field, parentId);
    if (!parent.exists(call.administration(), parentId)) {
      throw Refusal.code(Rule.BLG_0005);
    }
    call.administration().shelf().documents().put(document);
    return new Answer(201, Json.reference("documenten", document.id()));
  }

  private static Answer replace(Call call) {
    Document before = document(call);
    Document after = read(call.input(), before.id(), before.parentField(), before.parent());
    call.administration().shelf().documents().put(after);
    return Answer.ok(after);
  }

  private static Document read(Input input, UUID id, String field, UUID parent) {
    String content = input.filledText("content");
    String name = input.filledText("fileName");
    boolean readOnly = input.flag("readOnly");
    if (content != null && bytes(content) < 0) {
      input.reject("content", "Base64 is expected.");
    }
    input.throwIfUnreadable();
    Violations violations = new Violations();
    violations.when(content == null, Rule.BLG_0011);
    violations.when(content != null && bytes(content) > LARGEST_BYTES, Rule.BLG_0006);
    violations.when(name == null, Rule.BLG_0007);
    violations.when(name != null && !NAME.matcher(name).matches(), Rule.BLG_0016);
    violations.whenLonger(name, LONGEST_NAME, Rule.BLG_0017);
    violations.endStage();
    return new Document(id, field, parent, name, readOnly, content);
  }

  private static int bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64).length;
    } catch (IllegalArgumentException noBase64) {
      return -1;
    }
  }

  private static Answer ofParent(Call call) {
    Parent parent = Parent.of(call);
    UUID id = call.id("parentId");
    if (!parent.exists(call.administration(), id)) {
      throw Refusal.notFound(Rule.BLG_0005);
    }
    return Answer.ok(
        Json.array(call.administration().shelf().documents().where("Parent", id), Document::json));
  }

  private static Answer remove(Call call) {
    call.administration().shelf().documents().remove(document(call).id());
    return Answer.done();
  }

  private static Document document(Call call) {
    return call.administration()
        .shelf()
        .documents()
        .find(call.id())
        .orElseThrow(() -> Refusal.notFound(Rule.BLG_0001));
  }
}
