package nl.koppeling.customer.vies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import nl.koppeling.customer.matching.VatId;

/**
 * What an answer of VIES means. Only a JSON object that speaks of the number asked and says {@code
 * valid} true or false is a verdict; an error is one with status 200 as well as with any other.
 */
final class Verdict {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Verdict() {}

  static ViesAnswer of(int status, byte[] body, VatId asked, Instant at) {
    JsonNode answer = read(body);
    String error = error(answer);
    if (error.equals("INVALID_INPUT")) {
      return new ViesAnswer.Invalid(at); // the register says that there can be no such number
    }
    if (!error.isEmpty()) {
      return new ViesAnswer.Unavailable(error);
    }
    if (status != 200) {
      return new ViesAnswer.Unavailable("HTTP_" + status);
    }
    if (!answer.path("valid").isBoolean() || !speaksOf(answer, asked)) {
      return new ViesAnswer.Unavailable("ANSWER_NOT_UNDERSTOOD");
    }
    return answer.path("valid").booleanValue()
        ? new ViesAnswer.Valid(answer.path("requestIdentifier").asText("").strip(), at)
        : new ViesAnswer.Invalid(at);
  }

  private static JsonNode read(byte[] body) {
    try {
      JsonNode tree = body == null ? null : JSON.readTree(body);
      return tree == null ? JSON.createObjectNode() : tree;
    } catch (IOException unreadable) {
      return JSON.createObjectNode();
    }
  }

  /** The first error's code; some answers carry it in {@code userError} next to a false verdict. */
  private static String error(JsonNode answer) {
    String wrapped = code(answer.path("errorWrappers").path(0).path("error").asText(""));
    if (!wrapped.isEmpty()) {
      return wrapped;
    }
    if (answer.path("actionSucceed").isBoolean() && !answer.path("actionSucceed").booleanValue()) {
      return "UNNAMED_ERROR";
    }
    String user = code(answer.path("userError").asText(""));
    return user.equals("VALID") || user.equals("INVALID") ? "" : user;
  }

  /** Only what looks like a code: anything else might quote the question. */
  private static String code(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    if (upper.isEmpty() || upper.matches("[A-Z][A-Z_]{1,60}")) {
      return upper;
    }
    return "UNNAMED_ERROR";
  }

  private static boolean speaksOf(JsonNode answer, VatId asked) {
    return echoes(answer.path("countryCode"), asked.prefix())
        && echoes(answer.path("vatNumber"), asked.number());
  }

  private static boolean echoes(JsonNode field, String asked) {
    String text = field.asText("").replaceAll("[\\s.\\-]", "");
    return text.isEmpty() || text.equalsIgnoreCase(asked);
  }
}
