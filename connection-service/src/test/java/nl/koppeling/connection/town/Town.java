package nl.koppeling.connection.town;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The outside world of one test run on one port: shops under {@code /shops/{name}} and SnelStart
 * under {@code /snelstart}. Each behaves until it is told to misbehave.
 */
public final class Town {

  public static final UUID HIGH = UUID.fromString("a0000000-0000-4000-8000-000000008000");
  public static final UUID HIGH_SHIPPING = UUID.fromString("a0000000-0000-4000-8000-000000008005");
  public static final UUID LOW = UUID.fromString("a0000000-0000-4000-8000-000000008001");
  public static final UUID ZERO = UUID.fromString("a0000000-0000-4000-8000-000000008070");
  public static final UUID OSS_STANDARD = UUID.fromString("a0000000-0000-4000-8000-000000008040");
  public static final UUID FOREIGN_VAT = UUID.fromString("a0000000-0000-4000-8000-000000001679");
  public static final UUID GIFT_CARDS = UUID.fromString("a0000000-0000-4000-8000-000000001680");
  public static final UUID CLEARING = UUID.fromString("a0000000-0000-4000-8000-000000001509");
  public static final UUID MEMORIAL = UUID.fromString("c0000000-0000-4000-8000-000000002810");
  public static final UUID BANK = UUID.fromString("b0000000-0000-4000-8000-000000001100");
  public static final UUID TEMPLATE = UUID.fromString("d0000000-0000-4000-8000-000000000001");
  public static final UUID OLD_TEMPLATE = UUID.fromString("d0000000-0000-4000-8000-000000000002");
  public static final UUID MOLLIE = UUID.fromString("b0000000-0000-4000-8000-000000001104");

  private static final String ALL_SCOPES =
      "boekhouden:read boekhouden:write bankieren:read bankieren:write relaties:read relaties:write"
          + " orders:read settings:read orders:write artikelen:read artikelen:write";

  private final Map<String, Shop> shops = new ConcurrentHashMap<>();
  private final Map<String, UUID> administrations = new ConcurrentHashMap<>();
  private final Map<String, Books> books = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> mints = new ConcurrentHashMap<>();
  private final Set<String> withoutArticles = ConcurrentHashMap.newKeySet();
  private final Set<String> bearers = ConcurrentHashMap.newKeySet();
  private final HttpServer server;
  private volatile String subscriptionKey;
  private volatile String scopes = ALL_SCOPES;

  Town(String subscriptionKey) {
    this.subscriptionKey = subscriptionKey;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::serve);
    server.start();
  }

  public enum Mood {
    FINE,
    READ_ONLY,
    HTML,
    PLAIN_PERMALINKS,
    REDIRECTS,
    MAINTENANCE,
    OLD,
    FORBIDDEN
  }

  /** A plugin has a status of its own. */
  private static final String STATUSES =
      "[{\"slug\":\"pending\",\"name\":\"Wachtend op betaling\"},"
          + "{\"slug\":\"processing\",\"name\":\"In behandeling\"},"
          + "{\"slug\":\"completed\",\"name\":\"Afgerond\"},"
          + "{\"slug\":\"shipped\",\"name\":\"<b>Verzonden</b>\"}]";

  /** A shop and the one key it knows. */
  private record Shop(String consumerKey, Mood mood) {}

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public String shopHome(String name) {
    return url() + "/shops/" + name;
  }

  public void shop(String name, String consumerKey, Mood mood) {
    shops.put(name, new Shop(consumerKey, mood));
  }

  /** A coupling key and where it leads. */
  public void coupling(String clientKey, UUID administration) {
    administrations.put(clientKey, administration);
  }

  /** Switches OSS and the small-business scheme of an administration. */
  public void schemes(UUID administration, boolean oss, boolean kor) {
    Books before = books(administration.toString());
    books.put(administration.toString(), new Books(oss, kor, before.closed()));
  }

  /** The licence of an administration has no articles, whatever the token says. */
  public void withoutArticles(UUID administration) {
    withoutArticles.add(administration.toString());
  }

  /** A bookkeeper deactivates a ledger account or a template; nothing else is inactive. */
  public void closeLedger(UUID administration, UUID ledger) {
    Books before = books(administration.toString());
    books.put(administration.toString(), new Books(before.oss(), before.kor(), ledger.toString()));
  }

  private Books books(String administration) {
    return books.getOrDefault(administration, new Books(false, false, ""));
  }

  public void withdraw(String clientKey) {
    administrations.remove(clientKey);
  }

  public int mints(String clientKey) {
    return mints.getOrDefault(clientKey, new AtomicInteger()).get();
  }

  public void subscriptionKey(String accepted) {
    subscriptionKey = accepted;
  }

  public void scopes(String given) {
    scopes = given;
  }

  public void allScopes() {
    scopes = ALL_SCOPES;
  }

  /** Every bearer that was ever given out. */
  public Set<String> bearers() {
    return bearers;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/snelstart/b2b/token")) {
        token(exchange);
      } else if (path.startsWith("/snelstart/v2/")) {
        api(exchange, path.substring("/snelstart/v2".length()));
      } else {
        shop(exchange, path);
      }
    }
  }

  private void token(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String key =
        URLDecoder.decode(
            form.substring(form.indexOf("clientkey=", form.indexOf('&')) + 10),
            StandardCharsets.UTF_8);
    mints.computeIfAbsent(key, k -> new AtomicInteger()).incrementAndGet();
    UUID administration = administrations.get(key);
    if (administration == null) {
      json(exchange, 400, "{\"error\":\"invalid_grant: clientkey has no valid value\"}");
      return;
    }
    String claims =
        "{\"scopes\":\""
            + scopes
            + "\",\"a\":\""
            + administration
            + "\",\"n\":\""
            + UUID.randomUUID()
            + "\"}";
    String bearer = "eyJ0." + base64(claims) + ".c2ln";
    bearers.add(bearer);
    json(
        exchange,
        200,
        "{\"access_token\":\"" + bearer + "\",\"token_type\":\"bearer\",\"expires_in\":3599}");
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void api(HttpExchange exchange, String path) throws IOException {
    if (!subscriptionKey.equals(
        exchange.getRequestHeaders().getFirst("Ocp-Apim-Subscription-Key"))) {
      json(
          exchange,
          401,
          "{\"statusCode\":401,\"message\":\"Access denied due to invalid subscription key. Make sure to provide a valid key.\"}");
      return;
    }
    String bearer =
        exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
    String claims =
        new String(Base64.getUrlDecoder().decode(bearer.split("\\.")[1]), StandardCharsets.UTF_8);
    String administration = claims.replaceFirst(".*\"a\":\"([^\"]+)\".*", "$1");
    if (path.equals("/artikelomzetgroepen") && withoutArticles.contains(administration)) {
      json(exchange, 403, "");
      return;
    }
    json(
        exchange,
        200,
        books(administration).of(path, administration, exchange.getRequestURI().getQuery()));
  }

  private void shop(HttpExchange exchange, String path) throws IOException {
    Shop shop = shops.get(path.split("/")[2]);
    String api = path.replaceFirst("/shops/[^/]+", "");
    boolean without = api.startsWith("/index.php");
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    switch (shop.mood()) {
      case HTML -> page(exchange, 200);
      case MAINTENANCE -> page(exchange, 503);
      case REDIRECTS -> {
        exchange.getResponseHeaders().add("Location", url() + "/shops/elsewhere" + api);
        page(exchange, 301);
      }
      default -> {
        if (shop.mood() == Mood.PLAIN_PERMALINKS && !without) {
          page(exchange, 404);
        } else if (!query.contains("oauth_consumer_key=" + shop.consumerKey() + "&")) {
          // Of a signature the shop says so when it does not know the key (WooCommerce reference
          // 3).
          boolean signed = query.contains("oauth_consumer_key=");
          refuse(
              exchange,
              401,
              signed ? "woocommerce_rest_authentication_error" : "woocommerce_rest_cannot_view");
        } else {
          answer(exchange, shop, api.replaceFirst("(/index.php)?/wp-json/wc/v3", ""));
        }
      }
    }
  }

  private static void answer(HttpExchange exchange, Shop shop, String path) throws IOException {
    boolean writing = !exchange.getRequestMethod().equals("GET");
    if (shop.mood() == Mood.FORBIDDEN) {
      refuse(exchange, 403, "woocommerce_rest_cannot_view");
    } else if (writing && shop.mood() == Mood.READ_ONLY) {
      refuse(exchange, 401, "woocommerce_rest_authentication_error");
    } else if (writing) {
      refuse(exchange, 400, "woocommerce_rest_webhook_invalid_id");
    } else if (path.equals("/orders")) {
      json(exchange, 200, "[{\"id\":41}]");
    } else if (path.equals("/reports/orders/totals")) {
      json(exchange, 200, STATUSES);
    } else {
      String version = shop.mood() == Mood.OLD ? "5.7.1" : "11.0.1";
      json(
          exchange,
          200,
          "{\"environment\":{\"version\":\""
              + version
              + "\"},\"settings\":{\"currency\":\"EUR\",\"HPOS_enabled\":true}}");
    }
  }

  private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
    json(exchange, status, "{\"code\":\"" + code + "\",\"message\":\"Sorry\"}");
  }

  private static void page(HttpExchange exchange, int status) throws IOException {
    send(exchange, status, "text/html", "<html><body>hallo</body></html>");
  }

  private static void json(HttpExchange exchange, int status, String body) throws IOException {
    send(exchange, status, "application/json", body);
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** What an administration answers, in SnelStart's own words. */
  private record Books(boolean oss, boolean kor, String closed) {

    String of(String path, String administration, String query) {
      return switch (path) {
        case "/companyInfo" ->
            "{\"administratieIdentifier\":\""
                + administration
                + "\",\"administratieNaam\":\"Boeken\",\"bedrijfsnaam\":\"Winkel B.V.\",\"btwNummer\":\"\","
                + "\"huidigBoekjaar\":2026,\"kleineOndernemersregeling\":{\"isKleineOndernemersRegelingActief\":"
                + kor
                + "},\"iban\":\"NL00TEST0000000001\",\"buitenlandseBtwGrootboek\":{\"id\":\""
                + FOREIGN_VAT
                + "\"},\"factureerBuitenlandsBtw\":"
                + oss
                + "}";
        case "/grootboeken" ->
            String.valueOf(query).matches(".*skip=[1-9].*") ? "[]" : open(chart());
        case "/dagboeken" ->
            "["
                + String.join(
                    ",",
                    journal(BANK, 1100, "Rabobank", "Bank", false),
                    journal(MOLLIE, 1104, "Mollie", "Bank", false),
                    journal(id(2810), 2810, "Memoriaal", "Memoriaal", false),
                    journal(id(1105), 1105, "Oude bank", "Bank", true))
                + "]";
        case "/verkoopordersjablonen" ->
            open(
                "["
                    + template(TEMPLATE, "Webshop factuur", false)
                    + ","
                    + template(OLD_TEMPLATE, "Oud", true)
                    + "]");
        case "/artikelomzetgroepen" -> "[" + group(1, "Hoog", HIGH) + "]";
        default -> "[]";
      };
    }

    private static String template(UUID id, String text, boolean inactive) {
      return "{\"id\":\"%s\",\"omschrijving\":\"%s\",\"nonactief\":%s}"
          .formatted(id, text, inactive);
    }

    private static String group(int number, String kind, UUID ledger) {
      return "{\"id\":\"%s\",\"nummer\":%d,\"omschrijving\":\"Goederen\",\"verkoopNederlandBtwSoort\":\"%s\",\"verkoopGrootboekNederlandIdentifier\":{\"id\":\"%s\"}}"
          .formatted(id(1000 + number), number, kind, ledger);
    }

    /** The chart with one account closed. */
    private String open(String chart) {
      return closed.isEmpty()
          ? chart
          : chart.replaceFirst("(\"id\":\"" + closed + "\"[^}]*\"nonactief\":)false", "$1true");
    }

    private static String chart() {
      return "["
          + String.join(
              ",",
              List.of(
                  ledger(
                      HIGH_SHIPPING,
                      7000,
                      "Verzendkosten hoog",
                      "VerkopenOmzetHoog",
                      "Hoog",
                      false),
                  ledger(id(7999), 7999, "Oude omzet", "VerkopenOmzetHoog", "Hoog", true),
                  ledger(HIGH, 8000, "Omzet hoog", "VerkopenOmzetHoog", "Hoog", false),
                  ledger(LOW, 8001, "Omzet laag", "VerkopenOmzetLaag", "Laag", false),
                  ledger(ZERO, 8070, "Omzet vrijgesteld", "VerkopenBtwVrij", "Geen", false),
                  balance(CLEARING, 1509, "Tussenrekening Mollie", "TussenrekeningBetalingen"),
                  balance(FOREIGN_VAT, 1679, "Buitenlandse btw", "Diversen"),
                  balance(GIFT_CARDS, 1680, "Uitstaande cadeaubonnen", "Diversen"),
                  ledger(
                          OSS_STANDARD,
                          8040,
                          "Omzet OSS standaard",
                          "InstallatieTeleverkoopBinnenEUgeen",
                          "Geen",
                          false)
                      .replace("\"nummer\"", "\"vatRateCode\":\"SR\",\"nummer\"")))
          + "]";
    }

    private static UUID id(int number) {
      return UUID.fromString("c0000000-0000-4000-8000-00000000" + number);
    }

    private static String ledger(
        UUID id, int number, String text, String function, String kind, boolean inactive) {
      return "{\"id\":\"%s\",\"nummer\":%d,\"omschrijving\":\"%s\",\"grootboekfunctie\":\"%s\",\"btwSoort\":[\"%s\"],\"nonactief\":%s,\"kostenplaatsVerplicht\":false}"
          .formatted(id, number, text, function, kind, inactive);
    }

    private static String balance(UUID id, int number, String text, String function) {
      return ledger(id, number, text, function, "", false)
          .replace("[\"\"]", "[]")
          .replace("\"nummer\"", "\"rekeningCode\":\"Balans\",\"nummer\"");
    }

    private static String journal(UUID id, int number, String text, String kind, boolean inactive) {
      return "{\"id\":\"%s\",\"nummer\":%d,\"omschrijving\":\"%s\",\"soort\":\"%s\",\"nonactief\":%s}"
          .formatted(id, number, text, kind, inactive);
    }
  }
}
