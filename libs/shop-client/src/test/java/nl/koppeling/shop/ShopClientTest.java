package nl.koppeling.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import nl.koppeling.shop.ShopAnswer.Unavailable;
import nl.koppeling.shop.ShopAnswer.Unavailable.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShopClientTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final ShopKey KEY = new ShopKey("ck_demo", "cs_demo");

  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch release = new CountDownLatch(1);
  private HttpServer server;
  private ShopAddress shop;

  @BeforeEach
  void openTheShop() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::serve);
    server.start();
    shop = ShopAddress.of("http://shop.test:" + server.getAddress().getPort() + "/winkel");
  }

  @AfterEach
  void closeTheShop() {
    release.countDown();
    server.stop(0);
  }

  @AfterAll
  static void stop() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void anOrderIsReadWithASignatureAndTheHostTheOwnerTyped() {
    ShopAnswer answer = get("ok", Map.of("per_page", "1"));

    assertThat(answer).isInstanceOf(ShopAnswer.Json.class);
    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst())
        .startsWith("GET shop.test:" + server.getAddress().getPort() + " /winkel/wp-json/wc/v3/ok?")
        .contains("per_page=1", "oauth_signature=")
        .doesNotContain("cs_demo");
  }

  @Test
  void whoOnlyLooksSendsNoKeyAndNoSignature() {
    ShopAnswer answer = await(client(settings(true)).look(shop, "ok"));

    assertThat(answer).isInstanceOf(ShopAnswer.Json.class);
    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst())
        .startsWith("GET shop.test:" + server.getAddress().getPort() + " /winkel/wp-json/wc/v3/ok")
        .doesNotContain("oauth", "ck_demo");
  }

  @Test
  void lookingGoesToNoPrivateAddressEither() {
    assertThat(await(client(settings(false)).look(shop, "ok")))
        .isInstanceOf(ShopAnswer.AddressRefused.class);
    assertThat(seen).isEmpty();
  }

  @Test
  void theHomePageNamesTheRootOfTheApiAndIsNotReadItself() {
    ShopClient client = client(settings(true));

    assertThat(client.apiRoot(shop).await().atMost(Duration.ofSeconds(20)))
        .contains(URI.create(shop.home() + "/wp/wp-json/"));
    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst()).startsWith("HEAD").contains(" /winkel/ ").doesNotContain("ck_demo");
    ShopAddress elsewhere = ShopAddress.of(shop.home().toString().replace("/winkel", ""));
    assertThat(client.apiRoot(elsewhere).await().atMost(Duration.ofSeconds(20))).isEmpty();
    assertThat(client(settings(false)).apiRoot(shop).await().atMost(Duration.ofSeconds(20)))
        .as("no page of a private address is visited")
        .isEmpty();
    assertThat(seen).hasSize(2);
  }

  @Test
  void aMutationIsSentOnceWhateverComesBack() {
    ShopAnswer answer = await(client(settings(true)).post(shop, KEY, "fault", "{\"a\":1}"));

    assertThat(answer).isEqualTo(new Unavailable(Kind.STATUS_5XX));
    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst()).startsWith("POST").endsWith("{\"a\":1}");
  }

  @Test
  void aRedirectIsNotFollowed() {
    assertThat(get("redirect", Map.of())).isEqualTo(new Unavailable(Kind.REDIRECT));
    assertThat(seen).hasSize(1);
  }

  @Test
  void anAnswerThatNeverEndsIsCutAtTheCap() {
    assertThat(get("endless", Map.of())).isEqualTo(new Unavailable(Kind.TOO_LARGE));
  }

  @Test
  void anAnswerThatDripsIsCutAtTheTimeout() {
    assertThat(get("drip", Map.of())).isEqualTo(new Unavailable(Kind.TIMEOUT));
  }

  @Test
  void anAnswerThatBreaksOffIsNotWhole() {
    assertThat(get("break", Map.of())).isEqualTo(new Unavailable(Kind.TRUNCATED));
  }

  @Test
  void aClosedDoorIsAConnectionThatCannotBeMade() {
    server.stop(0);

    assertThat(get("ok", Map.of())).isEqualTo(new Unavailable(Kind.CONNECTION));
  }

  @Test
  void aPrivateAddressIsNotVisitedWhenItIsNotAllowed() {
    ShopAddress secure = ShopAddress.of("https://shop.test:" + server.getAddress().getPort());

    ShopAnswer plain = await(client(settings(false)).get(shop, KEY, "ok", Map.of()));
    ShopAnswer overTls = await(client(settings(false)).get(secure, KEY, "ok", Map.of()));

    assertThat(plain)
        .isEqualTo(new ShopAnswer.AddressRefused(ShopAnswer.AddressRefused.Reason.NOT_HTTPS));
    assertThat(overTls)
        .isEqualTo(new ShopAnswer.AddressRefused(ShopAnswer.AddressRefused.Reason.NOT_PUBLIC));
    assertThat(seen).isEmpty();
  }

  @Test
  void theNameIsResolvedOncePerCallSoThatASecondAnswerCannotDiffer() {
    List<String> resolved = new ArrayList<>();
    Destinations.Names names =
        host -> {
          resolved.add(host);
          return List.of(InetAddress.getLoopbackAddress());
        };

    await(new ShopClient(VERTX, settings(true), names).get(shop, KEY, "ok", Map.of()));

    assertThat(resolved).containsExactly("shop.test");
  }

  private ShopAnswer get(String path, Map<String, String> query) {
    return await(client(settings(true)).get(shop, KEY, path, query));
  }

  private static ShopAnswer await(io.smallrye.mutiny.Uni<ShopAnswer> answer) {
    return answer.await().atMost(Duration.ofSeconds(20));
  }

  private static ShopClient client(ShopSettings settings) {
    return new ShopClient(VERTX, settings, host -> List.of(InetAddress.getLoopbackAddress()));
  }

  private static ShopSettings settings(boolean privateAllowed) {
    return new Fixed(privateAllowed, Duration.ofSeconds(2), 100_000, Optional.empty());
  }

  private record Fixed(
      boolean privateAllowed, Duration timeout, int bodyCap, Optional<Path> trustStore)
      implements ShopSettings {}

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    seen.add(
        String.join(
            " ",
            exchange.getRequestMethod(),
            exchange.getRequestHeaders().getFirst("Host"),
            exchange.getRequestURI().toString(),
            body));
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/winkel/")) {
      exchange.getResponseHeaders().add("Link", "</a.css>; rel=preload");
      exchange
          .getResponseHeaders()
          .add("Link", "<" + shop.home() + "/wp/wp-json/>; rel=\"https://api.w.org/\"");
    }
    try (exchange) {
      switch (path.substring(path.lastIndexOf('/') + 1)) {
        case "redirect" -> {
          exchange.getResponseHeaders().add("Location", "/winkel/wp-json/wc/v3/ok");
          exchange.sendResponseHeaders(302, -1);
        }
        case "fault" -> answer(exchange, 500, "");
        case "endless" -> endless(exchange);
        case "drip" -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('[');
          exchange.getResponseBody().flush();
          release.await();
        }
        case "break" -> {
          exchange.sendResponseHeaders(200, 500);
          exchange.getResponseBody().write("[{\"id\":1}".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
        }
        default -> answer(exchange, 200, "[]");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] chunk =
        "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,".repeat(100).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 10_000; i++) {
      exchange.getResponseBody().write(chunk);
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
