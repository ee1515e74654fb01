package nl.koppeling.invoice.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SnelStart and the connection service's token address, answering as told. Each connection has
 * books of its own, found by the bearer, so tests do not meet.
 */
public final class ScriptedSnelStart implements QuarkusTestResourceLifecycleManager {

  static final Map<UUID, Books> BOOKS = new ConcurrentHashMap<>();
  static final Map<UUID, UUID> ADMINISTRATIONS = new ConcurrentHashMap<>();
  static final Map<UUID, String> REFUSED_KEYS = new ConcurrentHashMap<>();
  private static final Map<String, Deque<Fault>> FAULTS = new ConcurrentHashMap<>();

  private static final Pattern TOKEN_PATH =
      Pattern.compile("/internal/connections/([0-9a-f-]{36})/snelstart-token");
  private static final Pattern TEXT = Pattern.compile("eq '([^']*)'");
  private static final Pattern NUMBER = Pattern.compile("Factuurnummer eq '([^']*)'");

  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;

  /**
   * Lets the next call of a connection to an endpoint, for example {@code POST /bankboekingen}, go
   * wrong.
   */
  static void next(UUID connectionId, String endpoint, Fault... faults) {
    FAULTS
        .computeIfAbsent(connectionId + endpoint, k -> new ArrayDeque<>())
        .addAll(java.util.List.of(faults));
  }

  /** Whether every fault that was asked for has happened. */
  static boolean allMet(UUID connectionId) {
    return FAULTS.entrySet().stream()
        .filter(e -> e.getKey().startsWith(connectionId.toString()))
        .allMatch(e -> e.getValue().isEmpty());
  }

  static Books books(UUID connectionId) {
    return BOOKS.computeIfAbsent(connectionId, k -> new Books());
  }

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::handle);
    server.start();
    String base = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.of(
        "KOPPELING_CONNECTION_URL", base,
        "KOPPELING_SNELSTART_API_URL", base + "/v2",
        "koppeling.settle-delay", "1s",
        "koppeling.snelstart.call-timeout", "2s",
        "KOPPELING_SNELSTART_READ_TIMEOUT_MS", "1500");
  }

  @Override
  public void stop() {
    end.countDown();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Matcher token = TOKEN_PATH.matcher(path);
    if (token.matches()) {
      token(exchange, UUID.fromString(token.group(1)));
      return;
    }
    String bearer = exchange.getRequestHeaders().getFirst("Authorization");
    UUID connectionId =
        UUID.fromString(bearer.substring("Bearer token-".length(), "Bearer token-".length() + 36));
    String endpoint =
        exchange.getRequestMethod()
            + " "
            + path.replaceFirst("^/v2", "").replaceAll("[0-9a-f-]{36}", "{id}");
    byte[] body = exchange.getRequestBody().readAllBytes();
    Books books = books(connectionId);
    books.called(endpoint);
    Fault next = FAULTS.getOrDefault(connectionId + endpoint, new ArrayDeque<>()).poll();
    Fault fault = next == Fault.NONE ? null : next;
    if (fault != null && !fault.commits()) {
      fail(exchange, fault);
      return;
    }
    answer(exchange, endpoint, books, body, fault);
  }

  private void answer(HttpExchange exchange, String endpoint, Books books, byte[] body, Fault fault)
      throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getRawQuery();
    switch (endpoint) {
      case "GET /vatrates" -> send(exchange, 200, "[]");
      case "GET /btwtarieven" -> send(exchange, 200, RATES);
      case "GET /verkoopfacturen" -> {
        Matcher number = NUMBER.matcher(URLDecoder.decode(query, StandardCharsets.UTF_8));
        send(exchange, 200, number.find() ? books.invoices(number.group(1)).toString() : "[]");
      }
      case "GET /verkoopboekingen/{id}" -> {
        JsonNode sale = books.sale(path.substring(path.lastIndexOf('/') + 1));
        send(exchange, sale == null ? 404 : 200, sale == null ? "" : sale.toString());
      }
      case "GET /bankboekingen" -> send(exchange, 200, books.receipts().toString());
      case "POST /verkoopboekingen" -> {
        JsonNode sale = books.sell(Books.JSON.readTree(body));
        committed(exchange, sale, fault, "factuurbedrag");
      }
      case "GET /companyInfo" -> send(exchange, 200, COMPANY);
      case "GET /artikelomzetgroepen" -> send(exchange, 200, GROUPS);
      case "GET /artikelen" ->
          send(exchange, 200, books.with(books.articles(), "artikelcode", asked(query)).toString());
      case "GET /verkooporders" ->
          send(
              exchange,
              200,
              books.with(books.orders(), "orderreferentie", asked(query)).toString());
      case "POST /artikelen" -> {
        JsonNode article = books.article(Books.JSON.readTree(body));
        if (article == null) {
          refuse(exchange, "ART-0003", "De artikelcode bestaat al.");
        } else {
          committed(exchange, article, fault, "artikelcode");
        }
      }
      case "POST /verkooporders" ->
          committed(exchange, books.order(Books.JSON.readTree(body)), fault, "totaalInclusiefBtw");
      case "POST /memoriaalboekingen" ->
          committed(exchange, books.memorial(Books.JSON.readTree(body)), fault, "bedrag");
      case "POST /bankboekingen" ->
          committed(exchange, books.receive(Books.JSON.readTree(body)), fault, "bedragOntvangen");
      default -> send(exchange, 404, "");
    }
  }

  /** The text a filter asks for. */
  private static String asked(String query) {
    Matcher text = TEXT.matcher(URLDecoder.decode(query, StandardCharsets.UTF_8));
    return text.find() ? text.group(1) : "";
  }

  private void committed(HttpExchange exchange, JsonNode stored, Fault fault, String amount)
      throws IOException {
    if (stored == null) {
      refuse(exchange, "BOE-0021", "Het factuurnummer bestaat al.");
    } else if (fault == null) {
      send(exchange, 201, stored.toString());
    } else if (fault == Fault.OTHER_AMOUNT) {
      ObjectNode other = stored.deepCopy();
      other.put(amount, stored.get(amount).decimalValue().add(BigDecimal.ONE));
      send(exchange, 201, other.toString());
    } else {
      fail(exchange, fault);
    }
  }

  private void fail(HttpExchange exchange, Fault fault) throws IOException {
    switch (fault) {
      case COMMIT_THEN_500 -> send(exchange, 500, "");
      case DROP_AFTER_COMMIT, DROP_BEFORE_COMMIT -> exchange.close();
      case HANG_AFTER_COMMIT -> hang(exchange);
      case EMPTY_200_AFTER_COMMIT -> send(exchange, 200, "");
      case HTML_502_AFTER_COMMIT, HTML_502_BEFORE_COMMIT ->
          send(exchange, 502, "<html>Bad Gateway</html>");
      case ALG_0102_BEFORE_COMMIT -> refuse(exchange, "ALG-0102", "Onbekende fout.");
      case TOO_MANY -> {
        exchange.getResponseHeaders().add("Retry-After", "1");
        send(
            exchange,
            429,
            "{\"statusCode\":429,\"message\":\"Rate limit is exceeded. Try again in 1 seconds.\"}");
      }
      case BEARER_REFUSED ->
          send(exchange, 401, "{\"message\":\"Authorization has been denied for this request.\"}");
      case NOT_ALLOWED -> send(exchange, 403, "{\"message\":\"Forbidden\"}");
      case PERIOD_CLOSED -> refuse(exchange, "BOE-0042", "De periode is geblokkeerd.");
      case ARTICLE_REFUSED -> refuse(exchange, "ART-0010", "Het artikel mag niet.");
      case JOURNAL_INACTIVE -> refuse(exchange, "BOE-0095", "Het dagboek bestaat niet.");
      case LEDGER_GONE -> refuse(exchange, "BOE-0037", "Het grootboek bestaat niet.");
      case NONE, OTHER_AMOUNT -> throw new IllegalStateException("is an answer");
    }
  }

  private void hang(HttpExchange exchange) {
    try {
      end.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private static void token(HttpExchange exchange, UUID connectionId) throws IOException {
    String refused = REFUSED_KEYS.get(connectionId);
    if (refused != null) {
      send(exchange, 409, "{\"code\":\"" + refused + "\"}");
      return;
    }
    send(
        exchange,
        200,
        """
        {"accessToken":"token-%s-%s","expiresAt":"%s","administrationId":"%s"}"""
            .formatted(
                connectionId,
                UUID.randomUUID(),
                Instant.now().plusSeconds(3_000),
                ADMINISTRATIONS.get(connectionId)));
  }

  private static void refuse(HttpExchange exchange, String code, String message)
      throws IOException {
    send(
        exchange,
        400,
        "[{\"errorCode\":\"%s\",\"message\":\"%s\",\"details\":null}]".formatted(code, message));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .add("Content-Type", body.startsWith("<") ? "text/html" : "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  static final String HIGH_GROUP = "60000000-0000-4000-8000-000000000001";
  static final String LOW_GROUP = "60000000-0000-4000-8000-000000000002";

  private static final String COMPANY =
      """
      {"administratieIdentifier":"c0000000-0000-4000-8000-000000000001","huidigBoekjaar":2026,
       "artikelcodeSoort":"Alfanumeriek","artikelcodeMaxLengte":25}""";

  private static final String GROUPS =
      """
      [{"nummer":1,"omschrijving":"Hoog","verkoopNederlandBtwSoort":"Hoog","id":"%s"},
       {"nummer":2,"omschrijving":"Laag","verkoopNederlandBtwSoort":"Laag","id":"%s"}]"""
          .formatted(HIGH_GROUP, LOW_GROUP);

  private static final String RATES =
      """
      [{"btwSoort":"Geen","btwPercentage":0.0,"datumVanaf":"2001-01-01T00:00:00","datumTotEnMet":"9999-12-31T00:00:00"},
       {"btwSoort":"Laag","btwPercentage":6.0,"datumVanaf":"2001-01-01T00:00:00","datumTotEnMet":"2018-12-31T00:00:00"},
       {"btwSoort":"Laag","btwPercentage":9.0,"datumVanaf":"2019-01-01T00:00:00","datumTotEnMet":"9999-12-31T00:00:00"},
       {"btwSoort":"Hoog","btwPercentage":19.0,"datumVanaf":"2001-01-01T00:00:00","datumTotEnMet":"2012-09-30T00:00:00"},
       {"btwSoort":"Hoog","btwPercentage":21.0,"datumVanaf":"2012-10-01T00:00:00","datumTotEnMet":"9999-12-31T00:00:00"}]""";
}
