package nl.koppeling.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import nl.koppeling.shop.Destinations.Destination;
import nl.koppeling.shop.ShopAnswer.AddressRefused;
import nl.koppeling.shop.ShopAnswer.AddressRefused.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses somebody types to make us visit what is ours. */
class HostileAddressTest {

  private static final Vertx VERTX = Vertx.vertx();

  @AfterAll
  static void stop() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1.2.3",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "[ff02::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:169.254.169.254]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b::169.254.169.254]",
        "[2002:7f00:1::]",
        "[2001:0:7f00:1::]"
      })
  void noAddressThatIsNotPublic(String literal) {
    assertThat(byTheSystem("https://" + literal))
        .isEqualTo(new Destination.Refused(Reason.NOT_PUBLIC));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2130706433",
        "017700000001",
        "0x7f000001",
        "0x7f.0.0.1",
        "0x7F.1",
        "0177.0.0.1",
        "127.1",
        "127.0.1",
        "127.0.0.1.",
        "127.0.0.01",
        "127.000.000.001",
        "0",
        "LOCALHOST",
        "LocalHost.",
        "localhost",
        "x.localhost",
        "１２７.0.0.1",
        "127。0。0。1",
        "①②⑦.⓪.⓪.①",
        "ⓛocalhost",
        "good.example@127.0.0.1",
        "good.example:x@127.0.0.1",
        "127.0.0.1:443:80",
        "127.0.0.1\\@good.example",
        "127.0.0.1%2f@good.example",
        "127.0.0.1%00.good.example",
        "127.0.0.1 .good.example",
        "127.0.0.1\r\nHost: good.example",
        "[::1%25eth0]",
        "[::1%eth0]",
        "[::127.0.0.1]",
        "[0:0:0:0:0:ffff:7f00:1]",
        "[::ffff:0x7f.0.0.1]"
      })
  void howeverItIsWritten(String host) {
    Destination found;
    try {
      found = byTheSystem("https://" + host);
    } catch (IllegalArgumentException refused) {
      return; // it is not even an address
    }
    assertThat(found).isEqualTo(new Destination.Refused(Reason.NOT_PUBLIC));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "file://shop.example/etc/passwd",
        "gopher://shop.example:70/1",
        "ftp://shop.example/",
        "data:text/html,x",
        "data://shop.example/x",
        "jar:https://shop.example!/x",
        "ws://shop.example",
        "dict://shop.example:11211/",
        "ldap://shop.example",
        "\thttps\n://shop.example",
        "view-source:https://shop.example"
      })
  void noOtherSchemes(String typed) {
    assertThatThrownBy(() -> ShopAddress.of(typed)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void httpIsRefusedToo() {
    assertThat(find("http://shop.example", "1.1.1.1"))
        .isEqualTo(new Destination.Refused(Reason.NOT_HTTPS));
    assertThat(find("http://shop.example:443", "1.1.1.1"))
        .isEqualTo(new Destination.Refused(Reason.NOT_HTTPS));
  }

  @ParameterizedTest
  @ValueSource(ints = {22, 25, 80, 5432, 6379, 8443, 9092, 65535})
  void noOtherPorts(int port) {
    assertThat(find("https://shop.example:" + port, "1.1.1.1"))
        .isEqualTo(new Destination.Refused(Reason.PORT));
    assertThat(find("https://shop.example:443", "1.1.1.1")).isInstanceOf(Destination.Found.class);
  }

  @Test
  void oneAddressAmongSeveralIsEnough() {
    assertThat(find("https://shop.example", "1.1.1.1", "2606:4700::1111", "169.254.169.254"))
        .isEqualTo(new Destination.Refused(Reason.NOT_PUBLIC));
    assertThat(find("https://shop.example", "1.1.1.1", "fd00::1"))
        .isEqualTo(new Destination.Refused(Reason.NOT_PUBLIC));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres", "kafka.local", "kafka.kafka.svc", "api.default.svc.cluster.local",
        "metadata.google.internal", "host.docker.internal", "router.lan", "nas.home.arpa"
      })
  void namesOfANetworkAreRefusedWithoutBeingLookedUp(String host) {
    List<String> lookedUp = new ArrayList<>();
    Destinations.Names names =
        name -> {
          lookedUp.add(name);
          throw new UnknownHostException(name);
        };

    assertThat(new Destinations(names, false).find(ShopAddress.of("https://" + host)))
        .isEqualTo(new Destination.Refused(Reason.NOT_PUBLIC));
    assertThat(lookedUp).isEmpty();
  }

  @Test
  void noSearchListMakesAnInsideNameOfIt() {
    List<String> lookedUp = new ArrayList<>();
    new Destinations(
            name -> {
              lookedUp.add(name);
              return List.of(InetAddress.getByName("1.1.1.1"));
            },
            false)
        .find(ShopAddress.of("https://kafka.platform"));

    assertThat(lookedUp).containsExactly("kafka.platform.");
  }

  /** The second answer of the name server is private: it is not asked twice for one connection. */
  @Test
  void aNameThatChangesItsMindIsFollowedNowhere() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (ServerSocket inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Destinations.Names rebinding =
          host ->
              List.of(
                  asked.getAndIncrement() == 0
                      ? InetAddress.getByName("192.88.98.1")
                      : InetAddress.getLoopbackAddress());
      Destinations destinations = new Destinations(rebinding, false);
      Destination first = destinations.find(ShopAddress.of("https://shop.example"));
      Destination second = destinations.find(ShopAddress.of("https://shop.example"));

      assertThat(first).isEqualTo(new Destination.Found(InetAddress.getByName("192.88.98.1")));
      assertThat(second)
          .as("every new connection is checked again")
          .isEqualTo(new Destination.Refused(Reason.NOT_PUBLIC));
      asked.set(1);
      ShopClient client = new ShopClient(VERTX, SETTINGS, rebinding);
      assertThat(
              client
                  .look(ShopAddress.of("https://shop.example:" + inside.getLocalPort()), "orders")
                  .await()
                  .atMost(Duration.ofSeconds(20)))
          .isEqualTo(new AddressRefused(Reason.NOT_PUBLIC));
      inside.setSoTimeout(1);
      assertThatThrownBy(inside::accept).as("nobody came").hasMessageContaining("timed out");
    }
  }

  private static Destination byTheSystem(String home) {
    return new Destinations(Destinations::byTheSystem, false).find(ShopAddress.of(home));
  }

  private static Destination find(String home, String... addresses) {
    return new Destinations(
            host -> {
              List<InetAddress> found = new ArrayList<>();
              for (String address : addresses) {
                found.add(InetAddress.getByName(address));
              }
              return found;
            },
            false)
        .find(ShopAddress.of(home));
  }

  private static final ShopSettings SETTINGS =
      new ShopSettings() {
        @Override
        public boolean privateAllowed() {
          return false;
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
          return Optional.empty();
        }
      };
}
