package nl.koppeling.customer.town;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One administration at SnelStart: keeps its relations and every call, and plays scripted acts. */
public final class Office {

  /** How one call goes wrong. */
  public sealed interface Act {
    /** An answer instead of doing the work. */
    record Answer(int status, String body, Map<String, String> headers) implements Act {}

    /** Does the work, then answers this. */
    record WorkThen(int status) implements Act {}

    /** Does the work, then cuts the line. */
    record WorkThenDrop() implements Act {}

    /** Does the work, then says nothing for longer than anybody waits. */
    record WorkThenHang() implements Act {}

    /** Cuts the line without doing the work. */
    record Drop() implements Act {}
  }

  /** One call as it was made. */
  public record Call(String method, String path, Instant at) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern EMAIL = Pattern.compile("Email eq '((?:[^']|'')*)'");
  private static final long LONGER_THAN_ANYBODY_WAITS = 4_000;

  private static final Map<String, String> COUNTRIES =
      Map.of(
          "NL", "NLD", "BE", "BEL", "DE", "DEU", "FR", "FRA", "AT", "AUT", "IT", "ITA", "ES", "ESP",
          "SE", "SWE", "US", "USA");

  private final UUID administrationId = UUID.randomUUID();
  private final List<ObjectNode> relations = new CopyOnWriteArrayList<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Queue<Act> posts = new ConcurrentLinkedQueue<>();
  private final Queue<Act> gets = new ConcurrentLinkedQueue<>();
  private final AtomicInteger codes = new AtomicInteger(10_000);

  public UUID administrationId() {
    return administrationId;
  }

  /** What happens to the next calls that make a relation. */
  public Office onMaking(Act... acts) {
    posts.addAll(List.of(acts));
    return this;
  }

  /** What happens to the next calls that look up relations. */
  public Office onLookingUp(Act... acts) {
    gets.addAll(List.of(acts));
    return this;
  }

  public static Act answer(int status, String body) {
    return new Act.Answer(status, body, Map.of());
  }

  public static Act refusal(String code, String message) {
    return answer(
        400,
        "[{\"errorCode\":\"%s\",\"message\":\"%s\",\"details\":null}]".formatted(code, message));
  }

  public static Act throttle(int seconds) {
    return new Act.Answer(
        429,
        "{\"statusCode\":429,\"message\":\"Rate limit is exceeded. Try again in %d seconds.\"}"
            .formatted(seconds),
        Map.of("Retry-After", String.valueOf(seconds)));
  }

  /** A relation that was there before us. */
  public UUID has(String email, String kind, int code, boolean inactive) {
    ObjectNode relation = JSON.createObjectNode();
    relation.putArray("relatiesoort").add(kind);
    relation.put("naam", "Van vroeger").put("email", email).put("nonactief", inactive);
    return keep(relation, code);
  }

  /** A customer in a country, with a VAT number or none. */
  public UUID has(String email, int code, String iso2, String vatNumber) {
    ObjectNode relation = JSON.createObjectNode();
    relation.putArray("relatiesoort").add("Klant");
    relation.put("naam", "Van vroeger").put("email", email).put("nonactief", false);
    relation.putObject("vestigingsAdres").putObject("land").put("id", country(iso2).toString());
    if (!vatNumber.isEmpty()) {
      relation.put("btwNummer", vatNumber);
    }
    return keep(relation, code);
  }

  /** The owner changes a relation by hand. */
  public void change(UUID id, Consumer<ObjectNode> change) {
    relations.stream().filter(r -> r.path("id").asText().equals(id.toString())).forEach(change);
  }

  public List<ObjectNode> relations() {
    return relations;
  }

  /** The calls, without the one that reads the countries. */
  public List<Call> calls() {
    return calls.stream().filter(c -> !c.path().equals("/landen")).toList();
  }

  public List<String> methods() {
    return calls().stream().map(Call::method).toList();
  }

  public long countryReads() {
    return calls.stream().filter(c -> c.path().equals("/landen")).count();
  }

  void serve(HttpExchange exchange, String path) throws IOException {
    calls.add(new Call(exchange.getRequestMethod(), path, Instant.now()));
    JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
    boolean post = exchange.getRequestMethod().equals("POST");
    Act act = path.equals("/landen") ? null : (post ? posts : gets).poll();
    switch (act) {
      case null -> Town.answer(exchange, post ? 201 : 200, work(exchange, path, body), Map.of());
      case Act.Answer a -> Town.answer(exchange, a.status(), a.body(), a.headers());
      case Act.WorkThen w -> {
        work(exchange, path, body);
        Town.answer(exchange, w.status(), "<html>oops</html>", Map.of());
      }
      case Act.WorkThenDrop w -> {
        work(exchange, path, body);
        exchange.close();
      }
      case Act.WorkThenHang w -> {
        work(exchange, path, body);
        hang(exchange);
      }
      case Act.Drop d -> exchange.close();
    }
  }

  private String work(HttpExchange exchange, String path, JsonNode body) throws IOException {
    if (path.equals("/landen")) {
      return countries();
    }
    if (exchange.getRequestMethod().equals("POST")) {
      ObjectNode made = body.deepCopy();
      keep(made, codes.incrementAndGet());
      return JSON.writeValueAsString(made);
    }
    ArrayNode found = JSON.createArrayNode();
    String query =
        URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
    Matcher email = EMAIL.matcher(query);
    boolean filtered = email.find();
    relations.stream()
        .filter(
            r ->
                !filtered
                    || r.path("email")
                        .asText()
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains(email.group(1).replace("''", "'")))
        .forEach(found::add);
    return JSON.writeValueAsString(found);
  }

  /** Where a country's row is, in every office. */
  public static UUID country(String iso2) {
    return UUID.nameUUIDFromBytes(iso2.getBytes(StandardCharsets.UTF_8));
  }

  private static String countries() {
    ArrayNode list = JSON.createArrayNode();
    COUNTRIES.forEach(
        (iso2, iso3) ->
            list.addObject()
                .put("naam", iso2)
                .put("landcode", iso2)
                .put("landcodeISO", iso3)
                .put("id", country(iso2).toString()));
    return list.toString();
  }

  private synchronized UUID keep(ObjectNode relation, int code) {
    UUID id = UUID.randomUUID();
    relation.put("id", id.toString()).put("relatiecode", code);
    relations.add(relation);
    return id;
  }

  static void hang(HttpExchange exchange) {
    hang();
    exchange.close();
  }

  private static void hang() {
    try {
      new java.util.concurrent.CountDownLatch(1)
          .await(LONGER_THAN_ANYBODY_WAITS, java.util.concurrent.TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
