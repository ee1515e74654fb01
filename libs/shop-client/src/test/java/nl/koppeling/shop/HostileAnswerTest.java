package nl.koppeling.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import nl.koppeling.shop.ShopAnswer.Unavailable;
import nl.koppeling.shop.ShopAnswer.Unavailable.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a shop with bad intentions answers, byte by byte. */
class HostileAnswerTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final int CAP = 100_000;

  private final List<Socket> visits = new CopyOnWriteArrayList<>();
  private ServerSocket server;
  private volatile Answer answer;

  private interface Answer {
    void to(OutputStream out) throws IOException;
  }

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Executors.newSingleThreadExecutor(Thread.ofVirtual().factory()).execute(this::serve);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    for (Socket visit : visits) {
      visit.close();
    }
  }

  @AfterAll
  static void stop() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @CsvSource({
    "301, https://10.0.0.1/x",
    "302, http://127.0.0.1/x",
    "303, https://elsewhere.example/x",
    "307, http://169.254.169.254/latest/meta-data",
    "308, http://shop.test/x"
  })
  void noRedirectIsFollowed(int status, String location) {
    answer =
        out ->
            write(
                out,
                "HTTP/1.1 "
                    + status
                    + " x\r\nLocation: "
                    + location
                    + "\r\nContent-Length: 0\r\n\r\n");

    assertThat(get()).isEqualTo(new Unavailable(Kind.REDIRECT));
    assertThat(visits).hasSize(1);
  }

  @Test
  void tenThousandHeadersAreTooMany() {
    answer =
        out -> {
          write(out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
          for (int i = 0; i < 10_000; i++) {
            write(out, "X-Header-" + i + ": " + "x".repeat(20) + "\r\n");
          }
          write(out, "Content-Length: 2\r\n\r\n[]");
        };

    assertThat(get()).isInstanceOf(Unavailable.class);
  }

  @Test
  void oneHeaderWithoutEndIsTooLong() {
    answer = out -> write(out, "HTTP/1.1 200 OK\r\nX: " + "x".repeat(1_000_000));

    assertThat(get()).isInstanceOf(Unavailable.class);
  }

  @Test
  void aStatusLineWithoutEndIsTooLong() {
    answer = out -> write(out, "HTTP/1.1 200 " + "x".repeat(1_000_000));

    assertThat(get()).isInstanceOf(Unavailable.class);
  }

  @Test
  void malformedCompressionIsNoAnswer() {
    answer =
        out ->
            write(
                out,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
                    + "Content-Length: 26\r\n\r\nthis is not compressed, no");

    assertThat(get()).isInstanceOf(Unavailable.class);
  }

  @Test
  void aBombIsCutAtTheCap() throws IOException {
    byte[] bomb = compressed(256 * 1024 * 1024);
    assertThat(bomb.length).isLessThan(300_000);
    answer =
        out -> {
          write(
              out,
              "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
                  + "Content-Length: "
                  + bomb.length
                  + "\r\n\r\n");
          out.write(bomb);
        };

    assertThat(get()).isEqualTo(new Unavailable(Kind.TOO_LARGE));
  }

  @Test
  void aSaidLengthIsNotBelieved() {
    answer = out -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999\r\n\r\n[");

    assertThat(get()).isInstanceOf(Unavailable.class);
  }

  @Test
  void silenceEndsAtTheTimeout() {
    answer = out -> {};

    assertThat(get()).isEqualTo(new Unavailable(Kind.TIMEOUT));
  }

  @Test
  void headersThatDripEndAtTheTimeout() {
    answer =
        out -> {
          for (int i = 0; i < 1_000; i++) {
            write(out, i == 0 ? "HTTP/1.1 200 OK\r\nX: " : "x");
            pause();
          }
        };

    assertThat(get()).isEqualTo(new Unavailable(Kind.TIMEOUT));
  }

  @Test
  void theNextCallIsNotHarmed() {
    answer =
        out ->
            write(
                out,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 2\r\n\r\n[]HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n[6]");

    ShopClient client = client();
    assertThat(get(client)).isInstanceOf(ShopAnswer.Json.class);
    assertThat(get(client)).as("what came unasked is nobody's answer").isNotEqualTo(json("[6]"));
  }

  private static ShopAnswer json(String body) {
    return Meaning.of(
        io.vertx.core.http.HttpMethod.GET,
        200,
        io.vertx.core.MultiMap.caseInsensitiveMultiMap().add("Content-Type", "application/json"),
        body);
  }

  private static byte[] compressed(int zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] portion = new byte[1024 * 1024];
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < zeros / portion.length; i++) {
        gzip.write(portion);
      }
    }
    return bytes.toByteArray();
  }

  private ShopAnswer get() {
    return get(client());
  }

  private ShopAnswer get(ShopClient client) {
    ShopAddress shop = ShopAddress.of("http://shop.test:" + server.getLocalPort());
    return client
        .get(shop, new ShopKey("ck_demo", "cs_demo"), "orders", Map.of())
        .await()
        .atMost(Duration.ofSeconds(30));
  }

  private static ShopClient client() {
    return new ShopClient(VERTX, SETTINGS, host -> List.of(InetAddress.getLoopbackAddress()));
  }

  private void serve() {
    try {
      while (true) {
        Socket visit = server.accept();
        visits.add(visit);
        Thread.ofVirtual().start(() -> serve(visit));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket visit) {
    try {
      byte[] request = new byte[4_096];
      while (visit.getInputStream().read(request) > 0) {
        answer.to(visit.getOutputStream());
      }
    } catch (IOException hungUp) {
      // As it should.
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final ShopSettings SETTINGS =
      new ShopSettings() {
        @Override
        public boolean privateAllowed() {
          return true;
        }

        @Override
        public Duration timeout() {
          return Duration.ofSeconds(3);
        }

        @Override
        public int bodyCap() {
          return CAP;
        }

        @Override
        public Optional<Path> trustStore() {
          return Optional.empty();
        }
      };
}
