package nl.koppeling.customer.town;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The register of VAT numbers: a number is valid unless it ends in 0, and a member state may be
 * away. Tests that make one go away have it for themselves.
 */
public final class Register {

  /** One question as it was put. */
  public record Question(String prefix, String number, String requester, Instant at) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Question> QUESTIONS = new CopyOnWriteArrayList<>();
  private static final Map<String, String> AWAY = new ConcurrentHashMap<>();

  private Register() {}

  /** A member state answers this error, or {@code HTML}, or {@code SILENCE}, until it is back. */
  public static void goAway(String prefix, String how) {
    AWAY.put(prefix, how);
  }

  /** It is back. */
  public static void comeBack(String prefix) {
    AWAY.remove(prefix);
  }

  /** The questions about this number, without its prefix. */
  public static List<Question> about(String number) {
    return QUESTIONS.stream().filter(q -> q.number().equals(number)).toList();
  }

  static void serve(HttpExchange exchange) throws IOException {
    JsonNode asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
    String prefix = asked.path("countryCode").asText();
    String number = asked.path("vatNumber").asText();
    String requester =
        asked.path("requesterMemberStateCode").asText() + asked.path("requesterNumber").asText();
    QUESTIONS.add(new Question(prefix, number, requester, Instant.now()));
    String away = AWAY.getOrDefault(prefix, "");
    switch (away) {
      case "" -> Town.answer(exchange, 200, verdict(prefix, number), Map.of());
      case "HTML" -> Town.answer(exchange, 200, "<html>later</html>", Map.of());
      case "SILENCE" -> Office.hang(exchange);
      default ->
          Town.answer(
              exchange,
              200,
              "{\"actionSucceed\":false,\"errorWrappers\":[{\"error\":\"%s\"}]}".formatted(away),
              Map.of());
    }
  }

  private static String verdict(String prefix, String number) {
    boolean valid = !number.endsWith("0");
    return """
        {"countryCode":"%s","vatNumber":"%s","valid":%s,"requestIdentifier":"%s","name":"---"}"""
        .formatted(prefix, number, valid, valid ? "WAPIAAAA" + prefix : "");
  }
}
