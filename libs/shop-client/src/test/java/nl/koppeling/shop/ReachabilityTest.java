package nl.koppeling.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachabilityTest {

  private static final Vertx VERTX = Vertx.vertx();

  private HttpServer plain;

  @BeforeEach
  void aPlainServer() throws IOException {
    plain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    plain.start();
  }

  @AfterEach
  void stopIt() {
    plain.stop(0);
  }

  @AfterAll
  static void stop() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aPlainShopIsReachedWhereThatIsAllowed() {
    assertThat(look("http://shop.test:" + port(), Optional.empty(), true))
        .isEqualTo(new Reach.Reached());
    assertThat(look("http://shop.test:" + port(), Optional.empty(), false))
        .isEqualTo(new Reach.Refused(ShopAnswer.AddressRefused.Reason.NOT_HTTPS));
  }

  @Test
  void aPrivateAddressIsNotVisited() {
    assertThat(look("https://shop.test:" + port(), Optional.empty(), false))
        .isEqualTo(new Reach.Refused(ShopAnswer.AddressRefused.Reason.NOT_PUBLIC));
  }

  @Test
  void aNameNobodyKnowsIsSaidSo() {
    assertThat(look("https://unknown.test", Optional.empty(), false))
        .isEqualTo(new Reach.NameUnknown());
  }

  @Test
  void aClosedDoorIsNoConnection() {
    int port = port();
    plain.stop(0);

    assertThat(look("https://shop.test:" + port, Optional.empty(), true))
        .isEqualTo(new Reach.NoConnection());
  }

  @Test
  void aCertificateIsTrustedForItsOwnNameOnly(@TempDir Path folder) throws Exception {
    Path keys = folder.resolve("keys.p12");
    Path certificate = folder.resolve("certificate.pem");
    keytool(
        "-genkeypair -alias shop -keyalg EC -validity 2 -storetype PKCS12 -dname CN=shop.test"
            + " -ext san=dns:shop.test -storepass changeit -keystore "
            + keys);
    keytool(
        "-exportcert -rfc -alias shop -storepass changeit -keystore "
            + keys
            + " -file "
            + certificate);
    NetServer server =
        VERTX.createNetServer(
            new NetServerOptions()
                .setSsl(true)
                .setKeyCertOptions(
                    new PfxOptions().setPath(keys.toString()).setPassword("changeit")));
    int port =
        server
            .connectHandler(socket -> {})
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();
    Optional<Path> trusted = Optional.of(certificate);

    assertThat(look("https://shop.test:" + port, trusted, true)).isEqualTo(new Reach.Reached());
    assertThat(look("https://other.test:" + port, trusted, true)).isEqualTo(new Reach.TlsFailed());
    assertThat(look("https://shop.test:" + port, Optional.empty(), true))
        .isEqualTo(new Reach.TlsFailed());
    server.close();
  }

  private static void keytool(String arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ")));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private int port() {
    return plain.getAddress().getPort();
  }

  private static Reach look(String home, Optional<Path> trustStore, boolean privateAllowed) {
    Reachability reachability =
        new Reachability(VERTX, settings(trustStore, privateAllowed), ReachabilityTest::resolve);
    return reachability.look(ShopAddress.of(home)).await().atMost(Duration.ofSeconds(20));
  }

  private static List<InetAddress> resolve(String host) throws UnknownHostException {
    if (host.startsWith("unknown")) {
      throw new UnknownHostException(host);
    }
    return List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
  }

  private static ShopSettings settings(Optional<Path> trustStore, boolean privateAllowed) {
    return new ShopSettings() {
      @Override
      public boolean privateAllowed() {
        return privateAllowed;
      }

      @Override
      public Duration timeout() {
        return Duration.ofSeconds(10);
      }

      @Override
      public int bodyCap() {
        return 1_000;
      }

      @Override
      public Optional<Path> trustStore() {
        return trustStore;
      }
    };
  }
}
