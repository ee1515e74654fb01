package nl.koppeling.ingest.town;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.koppeling.ingest.intake.Recorded;
import nl.koppeling.testkit.Http;

/**
 * A shop of the sandbox, which behaves as a real one was measured to (WooCommerce reference). Its
 * address is a door of the town, so that every call of ours and every delivery of the shop's is
 * seen, byte for byte, and something can happen in between.
 */
public final class SandboxShop implements Premises {

  static final String DELIVERIES = "/deliveries";
  private static final String SHOPS = "/sandbox/";
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final ConcurrentMap<String, SandboxShop> ALL = new ConcurrentHashMap<>();
  private static final ConcurrentMap<String, SandboxShop> BY_TOKEN = new ConcurrentHashMap<>();
  private static volatile URI service;
  private static boolean listening;

  private final String name = "s" + UUID.randomUUID().toString().substring(0, 8);
  private final List<Called> calls = new CopyOnWriteArrayList<>();
  private final List<Delivered> deliveries = new CopyOnWriteArrayList<>();
  private final List<String> course = new CopyOnWriteArrayList<>();
  private final List<Throwable> mishaps = new CopyOnWriteArrayList<>();
  private volatile Consumer<Called> before = call -> {};
  private volatile Function<Called, String> cache = call -> null;
  private volatile int instead;
  private String consumerKey;
  private String consumerSecret;

  /** Versions that behave differently. */
  public enum Kind {
    HPOS("11.0.1", "hpos"),
    POSTS("11.0.1", "posts"),
    OLD("6.1.1", "posts");

    private final String version;
    private final String storage;

    Kind(String version, String storage) {
      this.version = version;
      this.storage = storage;
    }
  }

  /**
   * A call of ours: its path under the API's root, and what came of it.
   *
   * @param status 0: not answered yet, -1: the connection closed
   */
  public record Called(
      String method, String path, Map<String, String> query, int status, String answer) {

    /** A page of the list of orders. */
    public boolean isPage() {
      return method.equals("GET") && path.equals("orders");
    }

    /** Ids of the orders that were listed. */
    public List<Long> orders() {
      List<Long> ids = new ArrayList<>();
      Recorded.json(answer).forEach(order -> ids.add(order.path("id").asLong()));
      return ids;
    }

    /** A page of the walk through what changed: the backfill has a bound on creation too. */
    public boolean isWalk() {
      return isPage() && query.containsKey("modified_after") && !query.containsKey("before");
    }
  }

  /** A delivery of the shop's, what it was answered, and after how long. */
  public record Delivered(Map<String, String> headers, byte[] body, int status, long millis) {

    public String header(String header) {
      return headers.get(header);
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public boolean isPing() {
      return text().startsWith("webhook_id=");
    }
  }

  private SandboxShop() {}

  /** Opens the doors; deliveries go to this service. */
  public static synchronized void listen(URI app) {
    service = app;
    if (!listening) {
      listening = true;
      Town.door(SHOPS, SandboxShop::called);
      Town.door(DELIVERIES, SandboxShop::delivered);
      deliveriesWait(20);
    }
  }

  /** How long an event waits in the queue of every shop. */
  public static void deliveriesWait(int millis) {
    Http.put(admin("/settings"), "{\"webhookDelayMillis\":" + millis + "}", JSON);
  }

  /** A new, empty shop. */
  public static SandboxShop open(Kind kind) {
    SandboxShop shop = new SandboxShop();
    String wish =
        "{'name':'%s','version':'%s','storage':'%s','home':'%s'}"
            .formatted(shop.name, kind.version, kind.storage, shop.home());
    JsonNode made = read(Http.post(admin("/shops"), quoted(wish), JSON));
    shop.consumerKey = made.get("consumerKey").asText();
    shop.consumerSecret = made.get("consumerSecret").asText();
    ALL.put(shop.name, shop);
    return shop;
  }

  @Override
  public String home() {
    return Town.base() + SHOPS + name;
  }

  @Override
  public String keyJson() {
    return quoted(
        "{'shopHome':'%s','apiRoot':'%s','consumerKey':'%s','consumerSecret':'%s','credentialsVersion':1}"
            .formatted(home(), home() + "/wp-json/wc/v3", consumerKey, consumerSecret));
  }

  /** What is delivered with this token comes from this shop. */
  public SandboxShop deliversAs(String token) {
    BY_TOKEN.put(token, this);
    return this;
  }

  // --- the back door ----------------------------------------------------------------------------

  /** Places an order; single quotes are fine. */
  public long place(String wish) {
    return read(Http.post(door("/orders"), quoted(wish), JSON)).get("id").asLong();
  }

  /** Does something to an order. */
  public JsonNode act(long order, String action) {
    return act(order, action, "{}");
  }

  public JsonNode act(long order, String action, String wish) {
    return read(Http.post(door("/orders/" + order + "/" + action), quoted(wish), JSON));
  }

  /** Orders as the shop's own books have them, those in the bin included. */
  public JsonNode orders() {
    return read(Http.get(door("/orders")));
  }

  public JsonNode order(long id) {
    return read(Http.get(door("/orders/" + id)));
  }

  /** The owner changes settings. */
  public SandboxShop set(String settings) {
    read(Http.put(door(""), quoted(settings), JSON));
    return this;
  }

  /** How far the shop's clock is ahead, in seconds. */
  public SandboxShop clock(long seconds) {
    return set("{'clockOffset':" + seconds + "}");
  }

  /** Something goes wrong so many times; 0: until healed. */
  public SandboxShop disturb(String kind, int times, String more) {
    String wish = "{'shop':'" + name + "','kind':'" + kind + "','times':" + times + more + "}";
    Http.post(admin("/faults"), quoted(wish), JSON);
    return this;
  }

  public SandboxShop disturb(String kind, int times) {
    return disturb(kind, times, "");
  }

  /** Nothing is delivered until healed. */
  public SandboxShop silent() {
    return disturb("webhook-silence", 0);
  }

  public void heal() {
    Http.delete(admin("/faults?shop=" + name));
  }

  // --- what passes through the doors ------------------------------------------------------------

  /** What happens before a call of ours reaches the shop. */
  public void before(Consumer<Called> happening) {
    before = happening;
  }

  /** What stands before the shop answers instead of it; null: the shop does. */
  public void cache(Function<Called, String> answers) {
    cache = answers;
  }

  /** What went wrong in what was to happen. */
  public List<Throwable> mishaps() {
    return mishaps;
  }

  public List<Called> calls() {
    return calls;
  }

  /** How many calls there were so far, to look only at later ones. */
  public List<Called> callsSince(int first) {
    return calls.subList(first, calls.size());
  }

  public List<Delivered> deliveries() {
    return deliveries;
  }

  /** Deliveries about an order, of every topic; the pings are left out. */
  public List<Delivered> deliveriesOf(long order) {
    return deliveries.stream()
        .filter(d -> !d.isPing() && Recorded.json(d.text()).path("id").asLong() == order)
        .toList();
  }

  /** Calls and deliveries in the order they began and ended. */
  public List<String> course() {
    return course;
  }

  /** Deliveries are answered with this instead of reaching us; 0: they reach us. */
  public SandboxShop answersInstead(int status) {
    instead = status;
    return this;
  }

  private static void called(HttpExchange exchange) throws IOException {
    String[] parts = exchange.getRequestURI().getRawPath().split("/", 4);
    ALL.get(parts[2]).forward(exchange, "/" + parts[3]);
  }

  private void forward(HttpExchange exchange, String path) throws IOException {
    URI asked = exchange.getRequestURI();
    String rest = path.replaceFirst("^/wp-json/wc/v3/", "");
    Called call = new Called(exchange.getRequestMethod(), rest, query(asked), 0, "");
    course.add(call.method() + " " + rest + " asked");
    happen(call);
    String cached = cache.apply(call);
    if (cached != null) {
      Reply.json(200, cached).send(exchange);
      return;
    }
    String to = SandboxTown.sandbox() + "/shops/" + name + path + "?" + asked.getRawQuery();
    HttpResponse<byte[]> answer = pass(exchange, to, exchange.getRequestBody().readAllBytes());
    int status = answer == null ? -1 : answer.statusCode();
    String text = answer == null ? "" : new String(answer.body(), StandardCharsets.UTF_8);
    calls.add(new Called(call.method(), rest, call.query(), status, text));
    course.add(call.method() + " " + rest + " answered " + status);
    reply(exchange, answer);
  }

  private void happen(Called call) {
    try {
      before.accept(call);
    } catch (RuntimeException | AssertionError e) {
      mishaps.add(e);
    }
  }

  private static void delivered(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath().substring(DELIVERIES.length());
    SandboxShop shop = BY_TOKEN.get(path.substring(path.lastIndexOf('/') + 1));
    byte[] body = exchange.getRequestBody().readAllBytes();
    long begun = System.nanoTime();
    HttpResponse<byte[]> answer = null;
    int status = shop.instead;
    if (status == 0) {
      answer = pass(exchange, service.resolve(path).toString(), body);
      status = answer.statusCode();
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    Delivered delivered =
        new Delivered(headers, body, status, (System.nanoTime() - begun) / 1_000_000);
    shop.course.add((delivered.isPing() ? "ping " : "delivery ") + status);
    shop.deliveries.add(delivered);
    if (answer == null) {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    } else {
      reply(exchange, answer);
    }
  }

  /** Passes a request on as it is; null: no answer came. */
  private static HttpResponse<byte[]> pass(HttpExchange exchange, String to, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(to))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange.getRequestHeaders().entrySet().stream()
        .filter(h -> h.getKey().toLowerCase().matches("authorization|content-type|user-agent|x-.*"))
        .forEach(h -> request.header(h.getKey(), h.getValue().getFirst()));
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private static void reply(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
    if (answer != null) {
      Map<String, List<String>> headers = new HashMap<>(answer.headers().map());
      headers.keySet().removeIf(h -> h.matches("(?i)content-length|transfer-encoding|connection"));
      exchange.getResponseHeaders().putAll(headers);
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
    exchange.close();
  }

  private static Map<String, String> query(URI uri) {
    return uri.getRawQuery() == null
        ? Map.of()
        : Arrays.stream(uri.getRawQuery().split("&"))
            .map(p -> p.split("=", 2))
            .collect(
                Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
  }

  private String door(String path) {
    return admin("/shops/" + name + path);
  }

  private static String admin(String path) {
    return SandboxTown.sandbox() + "/__admin/woocommerce" + path;
  }

  private static JsonNode read(HttpResponse<String> answer) {
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return Recorded.json(answer.body());
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }
}
