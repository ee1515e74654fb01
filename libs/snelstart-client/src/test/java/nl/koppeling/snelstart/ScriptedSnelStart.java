package nl.koppeling.snelstart;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Starts the scripted server and hands its address to the clients. */
public class ScriptedSnelStart implements QuarkusTestResourceLifecycleManager {

  private final ScriptedServer server = new ScriptedServer();

  @Override
  public Map<String, String> start() {
    return Map.of(
        "quarkus.rest-client.snelstart.url", server.address() + "/v2",
        "quarkus.rest-client.snelstart-token.url", server.address() + "/b2b/token");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(server, new TestInjector.MatchesType(ScriptedServer.class));
  }

  @Override
  public void stop() {
    server.close();
  }
}
