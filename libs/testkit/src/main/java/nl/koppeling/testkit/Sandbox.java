package nl.koppeling.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sandbox (fake SnelStart and fake shops) as a child process. */
public final class Sandbox implements AutoCloseable {

  private final Child child;
  private final String baseUrl;

  private Sandbox(Child child, String baseUrl) {
    this.child = child;
    this.baseUrl = baseUrl;
  }

  /** Starts it on a free port; it must have been built. */
  public static Sandbox start() {
    return start(
        Ports.free(), Checkout.home("tests").resolve("sandbox-" + Ports.free() + ".log"), Map.of());
  }

  /** Starts it on a port, with settings of its own. */
  public static Sandbox start(int port, Path log, Map<String, String> settings) {
    return start(port, log, settings, command());
  }

  /** How the sandbox of the last build is started. */
  public static List<String> command() {
    return List.of(
        Java.executable(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx384m",
        "-jar",
        Checkout.jar("deploy/sandbox").toString());
  }

  /** Starts it by a command of the caller's. */
  public static Sandbox start(
      int port, Path log, Map<String, String> settings, List<String> command) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("KOPPELING_HTTP_HOST", "127.0.0.1");
    environment.put("KOPPELING_HTTP_PORT", Integer.toString(port));
    Child child = Child.start("The sandbox", log, command, environment);
    String baseUrl = "http://127.0.0.1:" + port;
    try {
      child.awaitReady(() -> Http.answers(baseUrl + "/q/health/ready"), Duration.ofSeconds(90));
    } catch (PartFailed e) {
      child.close();
      throw e;
    }
    return new Sandbox(child, baseUrl);
  }

  public String baseUrl() {
    return baseUrl;
  }

  public String snelStartApi() {
    return baseUrl + "/snelstart/v2";
  }

  public String snelStartToken() {
    return baseUrl + "/snelstart/b2b/token";
  }

  public String shop(String name) {
    return baseUrl + "/shops/" + name;
  }

  public long pid() {
    return child.pid();
  }

  @Override
  public void close() {
    child.close();
  }
}
