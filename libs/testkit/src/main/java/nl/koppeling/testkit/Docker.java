package nl.koppeling.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/**
 * Whether containers can be had here. The engine's address is called first, for a second at most:
 * Testcontainers takes long to find that nobody listens there, and says so with stack traces.
 */
final class Docker {

  private static final int PLAIN_PORT = 2375;
  private static final byte[] PING =
      "GET /_ping HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private Docker() {}

  static boolean answers() {
    return Asked.ANSWERS;
  }

  /** Asked once. A class of its own, since asking needs another thread to be let into this one. */
  private static final class Asked {
    private static final boolean ANSWERS =
        address(System.getenv("DOCKER_HOST")).map(Docker::listensSoon).orElse(false)
            && DockerClientFactory.instance().isDockerAvailable();
  }

  /** Where the engine should be: what DOCKER_HOST says, else the first of the usual sockets. */
  static Optional<SocketAddress> address(String dockerHost) {
    if (dockerHost == null || dockerHost.isBlank()) {
      return usualSockets().filter(Files::exists).findFirst().map(UnixDomainSocketAddress::of);
    }
    try {
      URI host = URI.create(dockerHost.strip());
      return switch (Objects.requireNonNullElse(host.getScheme(), "")) {
        case "unix" -> Optional.of(UnixDomainSocketAddress.of(host.getPath()));
        case "tcp", "http", "https" ->
            Optional.of(
                new InetSocketAddress(
                    host.getHost(), host.getPort() < 0 ? PLAIN_PORT : host.getPort()));
        default -> Optional.empty(); // Testcontainers has no other way in either
      };
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** The engine of the system, rootless engines, Docker Desktop. */
  private static Stream<Path> usualSockets() {
    Path home = Path.of(System.getProperty("user.home"));
    return Stream.of(
            Optional.of(Path.of("/var/run/docker.sock")),
            Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
                .map(folder -> Path.of(folder, "docker.sock")),
            Optional.of(home.resolve(".docker/run/docker.sock")),
            Optional.of(home.resolve(".docker/desktop/docker.sock")))
        .flatMap(Optional::stream);
  }

  /**
   * True when something that speaks HTTP answers there within a second. An engine behind TLS
   * refuses in plain HTTP, which is answer enough to let Testcontainers ask properly.
   */
  static boolean listensSoon(SocketAddress address) {
    return SideBySide.start(() -> listens(address))
        .completeOnTimeout(false, 1, TimeUnit.SECONDS)
        .join();
  }

  private static boolean listens(SocketAddress address) {
    try (SocketChannel channel = open(address)) {
      channel.connect(address);
      channel.write(ByteBuffer.wrap(PING));
      ByteBuffer answer = ByteBuffer.allocate(5);
      int read;
      do {
        read = channel.read(answer);
      } while (read > 0 && answer.hasRemaining());
      return "HTTP/".equals(new String(answer.array(), StandardCharsets.US_ASCII));
    } catch (IOException | RuntimeException nobody) {
      return false;
    }
  }

  private static SocketChannel open(SocketAddress address) throws IOException {
    return address instanceof UnixDomainSocketAddress
        ? SocketChannel.open(StandardProtocolFamily.UNIX)
        : SocketChannel.open();
  }
}
