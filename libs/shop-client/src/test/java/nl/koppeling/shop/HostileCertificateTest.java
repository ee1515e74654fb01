package nl.koppeling.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.koppeling.shop.ShopAnswer.Unavailable;
import nl.koppeling.shop.ShopAnswer.Unavailable.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real TLS servers with certificates that prove nothing: no request, so no key, is ever sent. */
class HostileCertificateTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final Unavailable REFUSED = new Unavailable(Kind.CONNECTION);

  private final AtomicInteger requests = new AtomicInteger();
  private final List<String> seen = new CopyOnWriteArrayList<>();

  @TempDir static Path folder;

  @AfterAll
  static void stop() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aGoodCertificateIsTrustedForItsOwnName() throws Exception {
    Certificate good = certificate("good", "shop.test", "-validity 2");
    int port = listen(good);

    assertThat(get("shop.test", port, Optional.of(good.pem()))).isInstanceOf(ShopAnswer.Json.class);
    assertThat(requests).hasValue(1);
    assertThat(get("other.test", port, Optional.of(good.pem()))).isEqualTo(REFUSED);
    assertThat(requests).as("no key for the wrong host").hasValue(1);
  }

  @Test
  void theKeyIsInTheHeaderAndNowhereElse() throws Exception {
    Certificate good = certificate("header", "shop.test", "-validity 2");
    int port = listen(good);

    get("shop.test", port, Optional.of(good.pem()));

    String basic =
        Base64.getEncoder().encodeToString("ck_demo:cs_demo".getBytes(StandardCharsets.US_ASCII));
    assertThat(seen.getFirst())
        .isEqualTo("/wp-json/wc/v3/orders Basic " + basic)
        .doesNotContain("ck_demo", "cs_demo");
  }

  @Test
  void onlyWhereItWasProvenDoesTheSecretTravelInTheAddress() throws Exception {
    Certificate good = certificate("ways", "shop.test", "-validity 2");
    int port = listen(good);

    for (Carriage carriage : Carriage.values()) {
      get("shop.test", port, Optional.of(good.pem()), carriage);
    }

    assertThat(seen.get(Carriage.HEADER.ordinal())).doesNotContain("ck_demo", "cs_demo");
    assertThat(List.of(seen.get(1), seen.get(2)))
        .allSatisfy(
            signed ->
                assertThat(signed)
                    .contains("oauth_signature=", "oauth_consumer_key=ck_demo")
                    .doesNotContain("cs_demo", "Basic"));
    assertThat(seen.get(Carriage.QUERY.ordinal()))
        .contains("consumer_key=ck_demo&consumer_secret=cs_demo")
        .endsWith(" null");
  }

  @Test
  void anExpiredCertificateIsRefused() throws Exception {
    Certificate expired = certificate("expired", "shop.test", "-startdate -10d -validity 2");
    int port = listen(expired);

    assertThat(get("shop.test", port, Optional.of(expired.pem()))).isEqualTo(REFUSED);
    assertThat(requests).hasValue(0);
  }

  @Test
  void aCertificateThatIsNotValidYetIsRefused() throws Exception {
    Certificate early = certificate("early", "shop.test", "-startdate +5d -validity 9");
    int port = listen(early);

    assertThat(get("shop.test", port, Optional.of(early.pem()))).isEqualTo(REFUSED);
    assertThat(requests).hasValue(0);
  }

  @Test
  void aCertificateOfNobodyKnownIsRefused() throws Exception {
    int port = listen(certificate("unknown", "shop.test", "-validity 2"));

    assertThat(get("shop.test", port, Optional.empty())).isEqualTo(REFUSED);
    assertThat(requests).hasValue(0);
  }

  @Test
  void aCertificateThatSignedItselfIsRefused() throws Exception {
    Path keys = folder.resolve("itself.p12");
    keytool(
        "-genkeypair -alias shop -keyalg EC -validity 2 -dname CN=shop.test -ext san=dns:shop.test"
            + " -storetype PKCS12 -storepass changeit -keystore "
            + keys);
    Path authority = certificate("another", "shop.test", "-validity 2").pem();
    int port = listen(new Certificate(keys, authority));

    assertThat(get("shop.test", port, Optional.empty())).isEqualTo(REFUSED);
    assertThat(get("shop.test", port, Optional.of(authority))).isEqualTo(REFUSED);
    assertThat(requests).hasValue(0);
  }

  /** Speaks TLS 1.0 only, as a JDK of today no longer does: its hello is written by hand. */
  @Test
  void anOldProtocolIsRefused() throws Exception {
    try (ServerSocket old = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<byte[]> alert = CompletableFuture.supplyAsync(() -> answerInTls10(old));

      assertThat(get("shop.test", old.getLocalPort(), Optional.empty())).isEqualTo(REFUSED);
      assertThat(alert.get(20, TimeUnit.SECONDS))
          .as("a fatal alert: protocol version (RFC 8446, 6.2)")
          .containsExactly(2, 70);
    }
  }

  private static byte[] answerInTls10(ServerSocket server) {
    try (Socket visit = server.accept()) {
      visit.setSoTimeout(20_000);
      DataInputStream in = new DataInputStream(visit.getInputStream());
      record(in); // the client's hello
      byte[] hello = new byte[5 + 4 + 38];
      byte[] head = {22, 3, 1, 0, 42, 2, 0, 0, 38, 3, 1};
      System.arraycopy(head, 0, hello, 0, head.length);
      hello[head.length + 32 + 1] = (byte) 0xc0; // TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
      hello[head.length + 32 + 2] = 0x09;
      visit.getOutputStream().write(hello);
      visit.getOutputStream().flush();
      return record(in);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static byte[] record(DataInputStream in) throws IOException {
    in.skipNBytes(3);
    return in.readNBytes(in.readUnsignedShort());
  }

  private int listen(Certificate certificate) {
    HttpServer server =
        VERTX.createHttpServer(
            new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(
                    new PfxOptions()
                        .setPath(certificate.keys().toString())
                        .setPassword("changeit")
                        .setAlias("shop")));
    return server
        .requestHandler(
            request -> {
              requests.incrementAndGet();
              seen.add(request.uri() + " " + request.getHeader("Authorization"));
              request.response().putHeader("Content-Type", "application/json").end("[]");
            })
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }

  private record Certificate(Path keys, Path pem) {}

  /** Signed by an authority of its own, which is trusted; only the certificate itself is bad. */
  private static Certificate certificate(String name, String host, String validity)
      throws Exception {
    Path keys = folder.resolve(name + ".p12");
    Path pem = folder.resolve(name + ".pem");
    String store = " -storetype PKCS12 -storepass changeit -keystore " + keys;
    keytool("-genkeypair -alias ca -keyalg EC -dname CN=authority -ext bc:c -validity 90" + store);
    keytool(
        "-genkeypair -alias shop -signer ca -keyalg EC -dname CN="
            + host
            + " -ext san=dns:"
            + host
            + " "
            + validity
            + store);
    keytool("-exportcert -rfc -alias ca -file " + pem + store);
    return new Certificate(keys, pem);
  }

  private static void keytool(String arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ")));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private static ShopAnswer get(String host, int port, Optional<Path> trusted) {
    return get(host, port, trusted, Carriage.HEADER);
  }

  private static ShopAnswer get(String host, int port, Optional<Path> trusted, Carriage carriage) {
    ShopSettings settings =
        new ShopSettings() {
          @Override
          public boolean privateAllowed() {
            return true;
          }

          @Override
          public Duration timeout() {
            return Duration.ofSeconds(15);
          }

          @Override
          public int bodyCap() {
            return 1_000;
          }

          @Override
          public Optional<Path> trustStore() {
            return trusted;
          }
        };
    return new ShopClient(VERTX, settings, name -> List.of(InetAddress.getLoopbackAddress()))
        .get(
            ShopAddress.of("https://" + host + ":" + port).with(carriage),
            new ShopKey("ck_demo", "cs_demo"),
            "orders",
            Map.of())
        .await()
        .atMost(Duration.ofSeconds(30));
  }
}
