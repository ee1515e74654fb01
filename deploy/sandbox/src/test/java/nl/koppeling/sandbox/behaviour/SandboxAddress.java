package nl.koppeling.sandbox.behaviour;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * Chooses the sandbox's port beforehand, because the client in the same process must know it when
 * it starts.
 */
public class SandboxAddress implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    int port = freePort();
    String sandbox = "http://127.0.0.1:" + port + "/snelstart";
    return Map.of(
        "quarkus.http.test-port", Integer.toString(port),
        "quarkus.rest-client.snelstart.url", sandbox + "/v2",
        "quarkus.rest-client.snelstart-token.url", sandbox + "/b2b/token");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    // Nothing is held.
  }
}
