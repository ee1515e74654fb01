package nl.koppeling.snelstart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds SnelStart's objections in a body of any shape (SnelStart API reference 12.1). */
final class Problems {

  private static final Pattern CODE = Pattern.compile("(?<![A-Z])[A-Z]{3}-\\d{4}(?!\\d)");
  private static final int MOST = 20;

  private Problems() {}

  /**
   * The documented array with its messages, or else every code anywhere in the text; at most 20.
   */
  static List<Problem> in(Answer answer) {
    List<Problem> listed = listed(answer);
    return listed.isEmpty() ? scattered(answer.text()) : listed;
  }

  private static List<Problem> listed(Answer answer) {
    List<Problem> problems = new ArrayList<>();
    JsonNode body = Json.lenient(answer.body());
    if (body.isArray()) {
      body.forEach(item -> add(problems, item));
    } else {
      add(problems, body);
    }
    return problems.stream().limit(MOST).toList();
  }

  private static void add(List<Problem> problems, JsonNode item) {
    Matcher code = CODE.matcher(item.path("errorCode").asText(""));
    if (code.find()) {
      problems.add(new Problem(code.group(), Texts.cut(item.path("message").asText(""), 500)));
    }
  }

  private static List<Problem> scattered(String text) {
    return CODE.matcher(text)
        .results()
        .map(code -> new Problem(code.group(), ""))
        .distinct()
        .limit(MOST)
        .toList();
  }
}
