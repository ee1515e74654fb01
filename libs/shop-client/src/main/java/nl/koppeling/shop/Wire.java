package nl.koppeling.shop;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.koppeling.shop.ShopAnswer.Unavailable.Kind;
import nl.koppeling.shop.ShopClient.Call;

/** One HTTP exchange with a resolved address. */
final class Wire {

  private static final int LONGEST_HEADERS = 32 * 1024;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int KEEP_ALIVE_SECONDS = 15;

  private final HttpClient http;
  private final ShopSettings settings;
  private final SecureRandom random = new SecureRandom();

  Wire(Vertx vertx, ShopSettings settings) {
    this.settings = settings;
    this.http = vertx.createHttpClient(options(settings));
  }

  private static HttpClientOptions options(ShopSettings settings) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setConnectTimeout(CONNECT_MILLIS)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setMaxHeaderSize(LONGEST_HEADERS)
            .setDecompressionSupported(true)
            .setForceSni(true)
            .setVerifyHost(true)
            .setTracingPolicy(TracingPolicy.IGNORE);
    settings
        .trustStore()
        .ifPresent(
            pem -> options.setTrustOptions(new PemTrustOptions().addCertPath(pem.toString())));
    return options;
  }

  /** Sends once, without a key when there is none; cancelling resets the exchange. */
  Uni<ShopAnswer> send(ShopAddress shop, Optional<ShopKey> key, Call call, InetAddress to) {
    return Uni.createFrom()
        .emitter(
            answer ->
                http.request(options(shop, key, call, to))
                    .onFailure(e -> answer.complete(Exchange.broken(e, Kind.CONNECTION)))
                    .onSuccess(
                        request -> new Exchange(request, call, settings.bodyCap(), answer).run()));
  }

  /** The {@code Link} headers of the home page; nothing of the page itself is read. */
  Uni<List<String>> links(ShopAddress shop, InetAddress to) {
    String home = shop.home().getRawPath() + "/";
    RequestOptions options = to(shop, to).setMethod(HttpMethod.HEAD).setURI(home);
    return Uni.createFrom()
        .completionStage(
            () ->
                http.request(options)
                    .compose(HttpClientRequest::send)
                    .map(answer -> answer.headers().getAll("Link"))
                    .toCompletionStage());
  }

  private RequestOptions options(
      ShopAddress shop, Optional<ShopKey> key, Call call, InetAddress to) {
    RequestOptions options =
        to(shop, to).setMethod(call.method()).putHeader("Accept", "application/json");
    Map<String, String> query =
        key.map(k -> carried(options, shop, k, call)).orElseGet(call::query);
    String path = shop.apiRoot().getRawPath() + call.path();
    return options.setURI(query.isEmpty() ? path : path + "?" + Percent.query(query));
  }

  /** Puts the key in the header, or gives the query with what stands for it. */
  private Map<String, String> carried(
      RequestOptions options, ShopAddress shop, ShopKey key, Call call) {
    String url = shop.apiRoot() + call.path();
    return switch (shop.carriage()) {
      case HEADER -> {
        options.putHeader("Authorization", basic(key));
        yield call.query();
      }
      case SIGNATURE -> signed(url, key, call);
      case SIGNATURE_AS_HTTP -> signed(url.replaceFirst("^https:", "http:"), key, call);
      case QUERY -> {
        Map<String, String> query = new TreeMap<>(call.query());
        query.put("consumer_key", key.consumerKey());
        query.put("consumer_secret", key.consumerSecret());
        yield query;
      }
    };
  }

  private static String basic(ShopKey key) {
    String pair = key.consumerKey() + ":" + key.consumerSecret();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
  }

  private Map<String, String> signed(String url, ShopKey key, Call call) {
    return OAuth1.sign(call.method().name(), url, call.query(), key, Instant.now(), nonce());
  }

  private RequestOptions to(ShopAddress shop, InetAddress to) {
    return new RequestOptions()
        .setServer(SocketAddress.inetSocketAddress(shop.port(), to.getHostAddress()))
        .setHost(shop.home().getHost().replaceAll("[\\[\\]]", ""))
        .setPort(shop.port())
        .setSsl(shop.secure())
        .setFollowRedirects(false)
        .setTimeout(settings.timeout().toMillis())
        // A page cache in front must not answer for the shop (WooCommerce reference 3).
        .putHeader("Cache-Control", "no-cache")
        .putHeader("User-Agent", "Koppeling/1.0");
  }

  private String nonce() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  void close() {
    http.close().onFailure(e -> {});
  }
}
