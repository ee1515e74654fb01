package nl.koppeling.ingest.town;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nl.koppeling.ingest.intake.Recorded;

/** A shop with recorded orders: the listing rules of WooCommerce, and whatever the test says. */
public final class ToyShop implements Premises {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final TreeMap<Long, ObjectNode> orders = new TreeMap<>();
  private final Map<Long, String> refunds = new HashMap<>();
  private final Deque<Scripted> scripted = new ArrayDeque<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final TreeMap<Long, ArrayNode> notes = new TreeMap<>();
  private int lostAnswers;
  private final List<ObjectNode> webhooks = new CopyOnWriteArrayList<>();
  private long keyVersion = 1;
  private long acceptedKeyVersion = 1;
  private Map<String, String> other = Map.of();
  private boolean readOnly;
  private long webhookIds;
  private boolean old;
  private boolean cached;
  private int endless;
  private Consumer<Integer> beforeOldOrders = chunk -> {};
  private int chunks;
  private final List<Throwable> mishaps = new CopyOnWriteArrayList<>();

  ToyShop(String name) {
    this.name = name;
  }

  private record Scripted(String path, Reply reply) {}

  public String name() {
    return name;
  }

  @Override
  public String home() {
    return other.isEmpty() ? Town.base() + "/shops/" + name : other.get("shopHome");
  }

  /** The connection leads to a shop that stands elsewhere; this one is only its name. */
  public synchronized ToyShop standsFor(String home, String consumerKey, String consumerSecret) {
    other = Map.of("shopHome", home, "consumerKey", consumerKey, "consumerSecret", consumerSecret);
    return this;
  }

  @Override
  public String keyJson() {
    if (!other.isEmpty()) {
      ObjectNode key = JSON.createObjectNode().put("credentialsVersion", keyVersion);
      other.forEach(key::put);
      return key.toString();
    }
    return JSON.createObjectNode()
        .put("shopHome", home())
        .put("apiRoot", home() + "/wp-json/wc/v3")
        .put("consumerKey", "ck_" + keyVersion)
        .put("consumerSecret", "cs_secret")
        .put("credentialsVersion", keyVersion)
        .toString();
  }

  public synchronized ToyShop with(ObjectNode order) {
    orders.put(order.path("id").asLong(), order);
    return this;
  }

  public synchronized ToyShop with(long... recorded) {
    Arrays.stream(recorded).forEach(id -> with(Recorded.orderJson(id)));
    return this;
  }

  /** Orders that were there before, from this id on, each an hour later than the one before. */
  public synchronized ToyShop withOld(long firstId, int count) {
    for (int i = 0; i < count; i++) {
      with(old(firstId + i, i));
    }
    return this;
  }

  /** So many old orders that only those asked for are made. */
  public synchronized ToyShop withEndlessOld(int count) {
    endless = count;
    return this;
  }

  /** What happens while the shop looks up old orders; it is given which time that is, from 1. */
  public synchronized ToyShop beforeOldOrders(Consumer<Integer> happening) {
    beforeOldOrders = happening;
    return this;
  }

  /** How many times old orders were asked for. */
  public synchronized int chunks() {
    return chunks;
  }

  public synchronized List<Long> ids() {
    return List.copyOf(orders.keySet());
  }

  private static ObjectNode old(long id, int hour) {
    String made =
        Instant.parse("2026-09-03T00:00:00Z").plusSeconds(60L * hour).toString().replace("Z", "");
    ObjectNode order = Recorded.orderJson(40);
    order.put("id", id).put("number", "" + id).put("order_key", "wc_order_" + id);
    order.put("date_created_gmt", made).put("date_paid_gmt", made);
    return order.put("date_completed_gmt", made).put("date_modified_gmt", made);
  }

  public synchronized ToyShop withEverythingRecorded() {
    Recorded.json(Recorded.text("orders/orders-dp6.json")).forEach(o -> with((ObjectNode) o));
    for (long id : new long[] {35, 137, 139}) {
      refunds.put(id, Recorded.text("refunds/order-" + id + ".json"));
    }
    // Another moment than the order's own, so that it shows where an event's time comes from.
    refunds.computeIfPresent(
        137L,
        (id, list) -> list.replaceAll("(?<=date_created_gmt\":\")[^\"]*", "2026-10-05T10:00:00"));
    return this;
  }

  public synchronized ObjectNode order(long id) {
    return orders.get(id);
  }

  /** The order's refunds are gone, from their own list too. */
  public synchronized void withoutRefunds(long id) {
    refunds.remove(id);
  }

  public synchronized void remove(long id) {
    orders.remove(id);
  }

  /** The next call of this path (a regular expression) gets this instead. */
  public synchronized ToyShop answerOnce(String path, Reply reply) {
    scripted.add(new Scripted(path, reply));
    return this;
  }

  public synchronized void revokeKey() {
    acceptedKeyVersion = keyVersion + 1;
  }

  public synchronized void newKey() {
    keyVersion++;
    acceptedKeyVersion = keyVersion;
  }

  public synchronized void writable() {
    readOnly = false;
  }

  public synchronized ToyShop onlyReadable() {
    readOnly = true;
    return this;
  }

  /** WooCommerce before 5.8: {@code modified_after} is ignored without a word. */
  public synchronized ToyShop beforeModifiedAfter() {
    old = true;
    return this;
  }

  /** A cache in front gives every page of a list as its first one. */
  public synchronized ToyShop cached(boolean on) {
    cached = on;
    return this;
  }

  /** The next notes are made, and the answer is lost. */
  public synchronized ToyShop losingAnswers(int count) {
    lostAnswers = count;
    return this;
  }

  /** Texts of the notes of an order, as they were made. */
  public synchronized List<String> notes(long orderId) {
    List<String> texts = new ArrayList<>();
    notesOf(orderId).forEach(note -> texts.add(note.path("note").asText()));
    return texts;
  }

  private ArrayNode notesOf(long orderId) {
    return notes.computeIfAbsent(orderId, id -> JsonNodeFactory.instance.arrayNode());
  }

  /** A note made by somebody, or by us before a crash. */
  public synchronized void addNote(long orderId, String text) {
    notesOf(orderId)
        .addObject()
        .put("id", 9_000 + notes.values().stream().mapToInt(ArrayNode::size).sum())
        .put("note", text)
        .put("customer_note", false);
  }

  public List<ObjectNode> webhooks() {
    return webhooks;
  }

  /** Method and path of every call, in order. */
  public List<String> calls() {
    return calls;
  }

  public long calls(String methodAndPath) {
    return calls.stream().filter(c -> c.matches(methodAndPath)).count();
  }

  synchronized Reply answer(String method, URI uri, String body) {
    String path = uri.getPath().substring(("/shops/" + name + "/wp-json/wc/v3/").length());
    calls.add(method + " " + path);
    if (!scripted.isEmpty() && path.matches(scripted.peek().path())) {
      return scripted.poll().reply();
    }
    Map<String, String> query = query(uri);
    if (!("ck_" + acceptedKeyVersion).equals(query.get("oauth_consumer_key"))) {
      return Reply.json(401, Recorded.text("errors/unknown-key.json"));
    }
    if (readOnly && !method.equals("GET")) {
      return Reply.json(401, Recorded.text("errors/readonly-key-post.json"));
    }
    return method.equals("GET") ? read(path, query) : write(method, path, body);
  }

  private Reply read(String path, Map<String, String> query) {
    String[] parts = path.split("/");
    return switch (parts[0]) {
      case "orders" -> parts.length == 1 ? list(query) : order(parts);
      case "webhooks" -> Reply.json(200, webhooks.toString());
      case "products" -> products(query.get("include"));
      case "taxes" -> Reply.json(200, Recorded.text("misc/taxes.json"));
      default -> Reply.json(404, "{\"code\":\"rest_no_route\"}");
    };
  }

  /** Every product is in the category ten times its id, and in category 7. */
  private static Reply products(String include) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (String id : include.split(",")) {
      ArrayNode categories = list.addObject().put("id", Long.parseLong(id)).putArray("categories");
      categories.addObject().put("id", Long.parseLong(id) * 10);
      categories.addObject().put("id", 7);
    }
    return Reply.json(200, list.toString());
  }

  private Reply order(String[] parts) {
    long id = Long.parseLong(parts[1]);
    if (!orders.containsKey(id)) {
      return Reply.json(404, Recorded.text("errors/unknown-order.json"));
    }
    return switch (parts.length == 3 ? parts[2] : "") {
      case "refunds" -> Reply.json(200, refunds.getOrDefault(id, "[]"));
      case "notes" -> Reply.json(200, notesOf(id).toString());
      default -> Reply.json(200, orders.get(id).toString());
    };
  }

  /** The newest of some statuses. */
  private Reply last(Map<String, String> query) {
    List<String> statuses = List.of(query.get("status").split(","));
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    orders.values().stream()
        .filter(o -> statuses.contains(o.path("status").asText()))
        .sorted(
            Comparator.comparing((ObjectNode o) -> o.path("date_created_gmt").asText()).reversed())
        .limit(Integer.parseInt(query.get("per_page")))
        .forEach(list::add);
    return Reply.json(200, list.toString());
  }

  private Reply list(Map<String, String> query) {
    if (query.containsKey("status")) {
      return last(query);
    }
    if (query.containsKey("include")) {
      return included(query);
    }
    boolean made = query.containsKey("after");
    String after = query.get(made ? "after" : "modified_after");
    String before = query.getOrDefault("before", "");
    if (!before.isEmpty()) {
      happen(++chunks);
    }
    if (!before.isEmpty() && endless > 0) {
      return endlessPage(query);
    }
    String moment = made ? "date_created_gmt" : "date_modified_gmt";
    if (!after.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d")
        || !query.get("dates_are_gmt").equals("true")) {
      return Reply.json(400, Recorded.text("errors/bad-date.json"));
    }
    List<ObjectNode> found =
        orders.values().stream()
            .filter(o -> (old && !made) || o.path(moment).asText().compareTo(after) > 0)
            .filter(
                o -> before.isEmpty() || o.path("date_created_gmt").asText().compareTo(before) < 0)
            .filter(o -> !o.path("status").asText().equals("trash"))
            .toList();
    int size = Integer.parseInt(query.get("per_page"));
    int page = cached ? 1 : Integer.parseInt(query.get("page"));
    long skip = Long.parseLong(query.getOrDefault("offset", "" + (long) size * (page - 1)));
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    found.stream().skip(skip).limit(size).forEach(list::add);
    Map<String, String> totals =
        Map.of(
            "X-WP-Total", "" + found.size(),
            "X-WP-TotalPages", "" + (found.size() + size - 1) / size);
    return new Reply(200, "application/json; charset=UTF-8", list.toString(), totals);
  }

  /** Orders asked for by id; those in the bin are not shown. */
  private Reply included(Map<String, String> query) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    Arrays.stream(query.get("include").split(","))
        .map(id -> orders.get(Long.parseLong(id)))
        .filter(o -> o != null && !o.path("status").asText().equals("trash"))
        .limit(Integer.parseInt(query.get("per_page")))
        .forEach(list::add);
    return Reply.json(200, list.toString());
  }

  /** What goes wrong there must not leave the caller without an answer. */
  private void happen(int chunk) {
    try {
      beforeOldOrders.accept(chunk);
    } catch (RuntimeException | AssertionError e) {
      mishaps.add(e);
      e.printStackTrace();
    }
  }

  /** What went wrong in what was to happen. */
  public List<Throwable> mishaps() {
    return mishaps;
  }

  private Reply endlessPage(Map<String, String> query) {
    int offset = Integer.parseInt(query.getOrDefault("offset", "0"));
    int size = Integer.parseInt(query.get("per_page"));
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (int i = offset; i < Math.min(endless, offset + size); i++) {
      list.add(old(1_000 + i, i % 1_000));
    }
    return new Reply(
        200,
        "application/json; charset=UTF-8",
        list.toString(),
        Map.of("X-WP-Total", "" + endless));
  }

  private Reply write(String method, String path, String body) {
    JsonNode wish = Recorded.json(body.isEmpty() ? "{}" : body);
    if (path.matches("orders/\\d+/notes")) {
      return note(Long.parseLong(path.split("/")[1]), wish);
    }
    if (method.equals("POST") && path.equals("webhooks")) {
      ObjectNode made = wish.deepCopy();
      made.put("id", ++webhookIds);
      webhooks.add(made);
      return Reply.json(201, made.toString());
    }
    long id = Long.parseLong(path.split("/")[1]);
    ObjectNode webhook =
        webhooks.stream().filter(w -> w.path("id").asLong() == id).findFirst().orElseThrow();
    if (method.equals("DELETE")) {
      webhooks.remove(webhook);
    } else {
      webhook.setAll((ObjectNode) wish);
    }
    return Reply.json(200, webhook.toString());
  }

  private Reply note(long orderId, JsonNode wish) {
    if (!orders.containsKey(orderId)) {
      return Reply.json(404, Recorded.text("errors/unknown-order.json"));
    }
    if (wish.path("customer_note").asBoolean(true)) {
      mishaps.add(new AssertionError("a note that is mailed to the customer"));
    }
    addNote(orderId, wish.path("note").asText());
    ArrayNode all = notesOf(orderId);
    return lostAnswers-- > 0
        ? Reply.html(500, "<html>fatal error</html>")
        : Reply.json(201, all.get(all.size() - 1).toString());
  }

  private static Map<String, String> query(URI uri) {
    return Arrays.stream(uri.getRawQuery().split("&"))
        .map(p -> p.split("=", 2))
        .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
  }

  /** A copy of the list of calls, to compare with later. */
  public List<String> callsSoFar() {
    return new ArrayList<>(calls);
  }
}
