package nl.koppeling.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"tcp://127.0.0.1:2376, 2376", "tcp://127.0.0.1, 2375", "http://127.0.0.1:99, 99"})
  void anAddressOnTheNetworkIsRead(String dockerHost, int port) {
    assertThat(Docker.address(dockerHost)).contains(new InetSocketAddress("127.0.0.1", port));
  }

  @Test
  void aSocketIsRead() {
    assertThat(Docker.address("unix:///run/docker.sock"))
        .contains(UnixDomainSocketAddress.of("/run/docker.sock"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ssh://somewhere", "not an address", "tcp://"})
  void whatCannotBeCalledIsNoAddress(String dockerHost) {
    assertThat(Docker.address(dockerHost)).isEmpty();
  }

  @Test
  void aPortNobodyListensOnIsNoEngine() {
    assertNoEngineSoon(new InetSocketAddress("127.0.0.1", Ports.free()));
  }

  @Test
  void someoneSilentIsNoEngine() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertNoEngineSoon(new InetSocketAddress("127.0.0.1", silent.getLocalPort()));
    }
  }

  /** What an engine leaves behind that was killed. */
  @Test
  void aSocketFileWithoutAListenerIsNoEngine() throws IOException {
    Path socket = folder.resolve("docker.sock");
    try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      left.bind(UnixDomainSocketAddress.of(socket));
    }
    assertThat(Files.exists(socket)).isTrue();
    assertNoEngineSoon(UnixDomainSocketAddress.of(socket));
  }

  private static void assertNoEngineSoon(SocketAddress address) {
    Instant asked = Instant.now();
    assertThat(Docker.listensSoon(address)).isFalse();
    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(3));
  }
}
