package nl.koppeling.sandbox.vies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.koppeling.sandbox.snelstart.wire.Json;

/**
 * {@code POST /vies/rest-api/check-vat-number}: a question and its answer in the Commission's own
 * form. An error is {@code {"actionSucceed":false,"errorWrappers":[{"error":CODE}]}}; errors of the
 * service come with status 200, a wrong question with 400.
 */
@Path("/vies/rest-api/check-vat-number")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CheckVatNumber {

  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z+*.]{2,12}");
  private static final String UNKNOWN = "---";

  private final Register register;

  CheckVatNumber(Register register) {
    this.register = register;
  }

  /** Answers one question. */
  @POST
  public Uni<Response> check(byte[] body) {
    Question question = Question.of(body);
    Optional<String> wrong = wrong(question);
    if (wrong.isPresent()) {
      return Uni.createFrom().item(error(question, wrong.get(), 400));
    }
    return register
        .strike(question.prefix())
        .map(trouble -> troubled(question, trouble))
        .orElseGet(() -> Uni.createFrom().item(() -> answer(question)));
  }

  private Uni<Response> troubled(Question question, Trouble trouble) {
    return switch (trouble.kind()) {
      case Trouble.SLOW ->
          Uni.createFrom()
              .item(question)
              .onItem()
              .delayIt()
              .by(Duration.ofSeconds(Math.max(1, trouble.seconds())))
              .map(this::answer);
      case Trouble.HTML -> {
        note(question, trouble.kind(), "");
        yield Uni.createFrom()
            .item(
                Response.status(503)
                    .type(MediaType.TEXT_HTML)
                    .entity("<html><body><h1>Service Temporarily Unavailable</h1></body></html>")
                    .build());
      }
      case Trouble.BROKEN -> {
        note(question, trouble.kind(), "");
        yield Uni.createFrom().item(Response.ok("{\"countryCode\":\"").build());
      }
      default -> Uni.createFrom().item(error(question, trouble.kind(), trouble.status()));
    };
  }

  private static Optional<String> wrong(Question question) {
    if (!MemberStates.know(question.prefix()) || !NUMBER.matcher(question.number()).matches()) {
      return Optional.of("INVALID_INPUT");
    }
    boolean asks = !question.requester().isEmpty();
    boolean known =
        question.requester().length() > 2
            && MemberStates.know(question.requester().substring(0, 2))
            && Register.valid(question.requester());
    return asks && !known ? Optional.of("INVALID_REQUESTER_INFO") : Optional.empty();
  }

  private Response answer(Question question) {
    boolean valid = Register.valid(question.number());
    String receipt =
        valid && !question.requester().isEmpty()
            ? "WAPIAAAA" + UUID.randomUUID().toString().replace("-", "").substring(0, 10)
            : "";
    note(question, valid ? "valid" : "invalid", receipt);
    ObjectNode answer =
        Json.object()
            .put("countryCode", question.prefix())
            .put("vatNumber", question.number())
            .put("requestDate", Instant.now().toString())
            .put("valid", valid)
            .put("requestIdentifier", receipt)
            .put("name", valid ? "VOORBEELD " + question.prefix() : UNKNOWN)
            .put("address", valid ? "VOORBEELDSTRAAT 1" : UNKNOWN);
    for (String part : new String[] {"Name", "Street", "PostalCode", "City", "CompanyType"}) {
      answer.put("trader" + part, UNKNOWN).put("trader" + part + "Match", "NOT_PROCESSED");
    }
    return Response.ok(answer).build();
  }

  private Response error(Question question, String code, int status) {
    note(question, code, "");
    ObjectNode error = Json.object().put("actionSucceed", false);
    error.putArray("errorWrappers").addObject().put("error", code);
    return Response.status(status).entity(error).build();
  }

  private void note(Question question, String outcome, String receipt) {
    register.note(
        new Consultation(
            Instant.now(),
            question.prefix(),
            question.number(),
            question.requester(),
            outcome,
            receipt));
  }

  /** What is asked, as far as it can be read. */
  private record Question(String prefix, String number, String requester) {

    static Question of(byte[] body) {
      JsonNode asked;
      try {
        asked = Json.parse(body);
      } catch (RuntimeException unreadable) {
        asked = Json.object();
      }
      return new Question(
          asked.path("countryCode").asText("").toUpperCase(Locale.ROOT),
          asked.path("vatNumber").asText("").replace(" ", ""),
          asked.path("requesterMemberStateCode").asText("")
              + asked.path("requesterNumber").asText(""));
    }
  }
}
