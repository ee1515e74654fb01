package nl.koppeling.shop;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
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
import java.util.Map;
import java.util.Optional;
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

  private RequestOptions options(
      ShopAddress shop, Optional<ShopKey> key, Call call, InetAddress to) {
    String url = shop.apiRoot() + call.path();
    RequestOptions options =
        new RequestOptions()
            .setMethod(call.method())
            .setServer(SocketAddress.inetSocketAddress(shop.port(), to.getHostAddress()))
            .setHost(shop.home().getHost().replaceAll("[\\[\\]]", ""))
            .setPort(shop.port())
            .setSsl(shop.secure())
            .setFollowRedirects(false)
            .setTimeout(settings.timeout().toMillis())
            .putHeader("Accept", "application/json")
            .putHeader("User-Agent", "Koppeling/1.0");
    Map<String, String> query = call.query();
    if (key.isPresent() && shop.secure()) {
      String pair = key.get().consumerKey() + ":" + key.get().consumerSecret();
      byte[] bytes = pair.getBytes(StandardCharsets.US_ASCII);
      options.putHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    } else if (key.isPresent()) {
      query = OAuth1.sign(call.method().name(), url, query, key.get(), Instant.now(), nonce());
    }
    String path = shop.apiRoot().getRawPath() + call.path();
    return options.setURI(query.isEmpty() ? path : path + "?" + Percent.query(query));
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
