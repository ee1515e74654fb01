package nl.koppeling.local;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.koppeling.testkit.Http;

/** A shop and an administration of a test's own, connected to each other. */
final class World {

  private static final String[] JSON = {"Content-Type", "application/json"};

  final Fleet fleet;
  final Owner owner;
  final String shopName = "s" + UUID.randomUUID().toString().substring(0, 8);
  final String shopHome;
  final String consumerKey;
  final String consumerSecret;
  final String administration;
  final String clientKey;
  String connection;

  World() {
    this(TheLine.fleet(), TheLine.fleet().url(Service.CONNECTION));
  }

  private World(Fleet fleet, String connectionUrl) {
    this.fleet = fleet;
    this.owner = new Owner(fleet, connectionUrl, "owner");
    JsonNode shop =
        Json.of(Http.post(shopAdmin("/shops"), "{\"name\":\"" + shopName + "\"}", JSON));
    shopHome = shop.get("home").asText();
    consumerKey = shop.get("consumerKey").asText();
    consumerSecret = shop.get("consumerSecret").asText();
    JsonNode opened =
        Json.of(
            Http.post(snelStartAdmin("/administrations"), "{\"name\":\"" + shopName + "\"}", JSON));
    JsonNode books = opened.isArray() ? opened.get(0) : opened;
    administration = books.get("id").asText();
    clientKey = books.get("koppelsleutel").asText();
  }

  /** A world that is ready to be switched on. */
  static World ready() {
    World world = new World();
    world.connection =
        world.owner.ready(
            world.shopHome,
            world.consumerKey,
            world.consumerSecret,
            world.clientKey,
            "2026-01-01T00:00:00Z");
    return world;
  }

  /** A connected world. */
  static World connected() {
    World world = new World();
    world.connect();
    return world;
  }

  /** A connected world in a set of the test's own. */
  static World connectedTo(Fleet fleet) {
    return connectedTo(fleet, fleet.url(Service.CONNECTION));
  }

  /** The same, with connection-service at an address of the test's own. */
  static World connectedTo(Fleet fleet, String connectionUrl) {
    World world = new World(fleet, connectionUrl);
    world.connect();
    return world;
  }

  /** Connects the shop, with all its orders of this year. */
  void connect() {
    connection =
        owner.connect(shopHome, consumerKey, consumerSecret, clientKey, "2026-01-01T00:00:00Z");
  }

  /** Waits until the shop has our webhooks. */
  World withWebhooks() {
    await("webhooks are set up")
        .atMost(Duration.ofSeconds(30))
        .until(() -> shopCalls().getOrDefault("POST /webhooks", 0L) >= 4);
    return this;
  }

  /** Calls to the shop by method and path, for example {@code GET /orders}. */
  Map<String, Long> shopCalls() {
    return counts(Json.of(Http.get(shopAdmin("/calls"))).path(shopName));
  }

  /** Calls to SnelStart for this administration that may write, by method and path. */
  Map<String, Long> snelStartWrites() {
    Map<String, Long> calls =
        counts(
            Json.of(Http.get(snelStartAdmin("/calls")))
                .path("administrations")
                .path(administration));
    calls.keySet().removeIf(call -> call.startsWith("GET "));
    return calls;
  }

  private static Map<String, Long> counts(JsonNode calls) {
    return new TreeMap<>(
        calls.properties().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().asLong())));
  }

  long place(String email) {
    return place(
        "{\"email\":\""
            + email
            + "\",\"shippingInclVat\":\"6.95\",\"lines\":["
            + "{\"name\":\"Koffiemok\",\"quantity\":2,\"unitPriceInclVat\":\"14.95\",\"rate\":21},"
            + "{\"name\":\"Thee\",\"quantity\":1,\"unitPriceInclVat\":\"3.49\",\"rate\":9}]}",
        true);
  }

  long place(String order, boolean ignored) {
    return Json.of(Http.post(shopAdmin("/shops/" + shopName + "/orders"), order, JSON))
        .get("id")
        .asLong();
  }

  void generate(int count, long seed) {
    generate(count, seed, "");
  }

  /** Orders that arrive now. */
  void generateToday(int count, long seed) {
    generate(count, seed, ",\"days\":0");
  }

  private void generate(int count, long seed, String more) {
    Json.of(
        Http.post(
            shopAdmin("/shops/" + shopName + "/generate"),
            "{\"count\":"
                + count
                + ",\"seed\":"
                + seed
                + ",\"customers\":"
                + Math.max(1, count / 3)
                + more
                + "}",
            JSON));
  }

  /** Gives a part of an order's money back. */
  void refund(long order) {
    Json.of(
        Http.post(
            shopAdmin("/shops/" + shopName + "/orders/" + order + "/refund"),
            "{\"lines\":[{\"index\":1,\"quantity\":1}]}",
            JSON));
  }

  void disturbShop(String kind, int times) {
    Http.post(
        shopAdmin("/faults"),
        "{\"shop\":\"" + shopName + "\",\"kind\":\"" + kind + "\",\"times\":" + times + "}",
        JSON);
  }

  /** From now on the shop takes its time for each such call. */
  void slowShop(String path, int seconds) {
    Http.post(
        shopAdmin("/faults"),
        Json.object()
            .put("shop", shopName)
            .put("kind", "slow")
            .put("path", path)
            .put("seconds", seconds)
            .put("times", 0)
            .toString(),
        JSON);
  }

  /** Nothing is wrong with any shop any more. */
  void healShop() {
    Http.delete(shopAdmin("/faults"));
  }

  void disturbSnelStart(String kind, String method, String path, int times) {
    Json.of(
        Http.post(
            snelStartAdmin("/faults"),
            Json.object()
                .put("kind", kind)
                .put("method", method)
                .put("path", path)
                .put("times", times)
                .put("seconds", 3)
                .put("administration", administration)
                .toString(),
            JSON));
  }

  Books books() {
    return Books.of(fleet, administration);
  }

  Overview overview() {
    return Overview.of(owner, connection);
  }

  /** The state the owner sees of an order. */
  String state(long order) {
    return overview().sales().stream()
        .filter(r -> r.orderId() == order)
        .map(r -> (r.state() + " " + r.codes()).strip())
        .findFirst()
        .orElse("");
  }

  /** Waits until so many orders are booked and paid in the administration itself. */
  void awaitSettled(int orders, Duration atMost) {
    await(orders + " orders settled")
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              List<Books.Booked> booked = books().bookings();
              return booked.size() >= orders
                  && booked.stream().allMatch(b -> b.open().signum() == 0);
            });
  }

  /** Calls to SnelStart for this administration. */
  long snelStartCalls() {
    long calls = 0;
    for (JsonNode endpoint :
        Json.of(Http.get(snelStartAdmin("/calls"))).path("administrations").path(administration)) {
      calls += endpoint.asLong();
    }
    return calls;
  }

  String snelStartAdmin(String path) {
    return fleet.sandbox().baseUrl() + "/__admin/snelstart" + path;
  }

  String shopAdmin(String path) {
    return fleet.sandbox().baseUrl() + "/__admin/woocommerce" + path;
  }
}
