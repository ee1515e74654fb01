package nl.koppeling.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.MountableFile;

/**
 * Keycloak with the realm {@code koppeling} plus the local users and the client {@code
 * koppeling-cli}: a container when Docker answers, else the distribution. Its database is in
 * memory; the realm is imported at every start.
 */
public final class Keycloak implements AutoCloseable {

  private static final Image IMAGE = Image.of("quay.io/keycloak/keycloak");
  private static final String ADMIN = "admin";
  private static final Duration START = Duration.ofSeconds(180);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String realmUrl;
  private final AutoCloseable server;
  private final long pid;
  private final String adminPassword;

  private Keycloak(String realmUrl, AutoCloseable server, long pid, String adminPassword) {
    this.realmUrl = realmUrl;
    this.server = server;
    this.pid = pid;
    this.adminPassword = adminPassword;
  }

  /** A server for tests. */
  public static Keycloak forTests(Path folder, Realm realm) {
    return Docker.answers()
        ? container(folder, realm)
        : embedded(Ports.free(), folder.resolve("keycloak"), folder.resolve("keycloak.log"), realm);
  }

  /**
   * What the realm file leaves open.
   *
   * @param clientSecret of the services' clients
   * @param webClientSecret of the client that signs people in
   * @param webUrl where the pages are, without a slash at the end; {@code http://127.0.0.1} stands
   *     for any port of it
   */
  public record Realm(String clientSecret, String webClientSecret, String webUrl) {

    /** Any port of this machine. */
    public static final String LOOPBACK = "http://127.0.0.1";

    Map<String, String> variables() {
      return Map.of(
          "KOPPELING_CLIENT_SECRET", clientSecret,
          "KOPPELING_WEB_CLIENT_SECRET", webClientSecret,
          "KOPPELING_WEB_URL", webUrl);
    }

    @Override
    public String toString() {
      return "Realm[***]";
    }
  }

  /**
   * The distribution as a child process; {@code home} becomes its own home, sharing the programs.
   */
  public static Keycloak embedded(int port, Path home, Path log, Realm realm) {
    buildOnce(log.resolveSibling("keycloak-build.log"));
    String adminPassword = UUID.randomUUID().toString();
    try {
      furnish(home);
      writeLocalRealm(home.resolve("data/import/realm-koppeling.json"));
    } catch (IOException e) {
      throw new PartFailed(
          "Keycloak's folder " + home + " cannot be written: " + e.getMessage(), e);
    }
    Child child =
        Child.start(
            "Keycloak",
            log,
            List.of(
                home.resolve("bin/kc.sh").toString(),
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--hostname-strict=false",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + Ports.free(),
                "--http-management-host=127.0.0.1"),
            environment(realm, adminPassword));
    String realmUrl = "http://127.0.0.1:" + port + "/realms/koppeling";
    try {
      child.awaitReady(() -> Http.answers(realmUrl + "/.well-known/openid-configuration"), START);
    } catch (PartFailed e) {
      child.close();
      throw e;
    }
    return new Keycloak(realmUrl, child, child.pid(), adminPassword);
  }

  private static Map<String, String> environment(Realm realm, String adminPassword) {
    Map<String, String> environment = new HashMap<>(realm.variables());
    environment.putAll(administrator(adminPassword));
    environment.put("JAVA_HOME", Java.home());
    environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m");
    environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1 -Djava.net.preferIPv4Stack=true");
    return environment;
  }

  /** Of the master realm; nobody signs in as one but {@link #changeSecret}. */
  private static Map<String, String> administrator(String password) {
    return Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD", password);
  }

  private static Keycloak container(Path folder, Realm variables) {
    String adminPassword = UUID.randomUUID().toString();
    Path realm = folder.resolve("realm-koppeling.json");
    writeLocalRealm(realm);
    @SuppressWarnings("resource") // stopped by close
    GenericContainer<?> container =
        new GenericContainer<>(IMAGE.toString())
            .withCommand("start-dev", "--import-realm", "--http-host=0.0.0.0")
            .withEnv(variables.variables())
            .withEnv(administrator(adminPassword))
            .withEnv("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m")
            .withEnv("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1")
            .withCopyFileToContainer(
                MountableFile.forHostPath(realm), "/opt/keycloak/data/import/realm-koppeling.json")
            .withExposedPorts(8080)
            // The port is open before the realm is there.
            .waitingFor(
                Wait.forHttp("/realms/koppeling/.well-known/openid-configuration")
                    .forPort(8080)
                    .withStartupTimeout(START));
    container.start();
    return new Keycloak(
        "http://" + container.getHost() + ":" + container.getMappedPort(8080) + "/realms/koppeling",
        container::stop,
        0,
        adminPassword);
  }

  /**
   * The build step takes half a minute, so it is done once per checkout; a lock keeps others
   * waiting.
   */
  private static void buildOnce(Path log) {
    Path distribution = Checkout.part("keycloak-" + IMAGE.version());
    Path marker = distribution.resolve("built-for-local-use");
    try (FileChannel channel =
            FileChannel.open(
                distribution.resolve("build.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock ignored = channel.lock()) {
      if (Files.exists(marker)) {
        return;
      }
      Path script = distribution.resolve("bin/kc.sh");
      if (!script.toFile().setExecutable(true)) {
        throw new PartFailed("Keycloak's kc.sh cannot be made executable.");
      }
      Files.createDirectories(log.toAbsolutePath().getParent());
      Process build =
          process(log, script.toString(), "build", "--db=dev-mem", "--health-enabled=true");
      if (build.waitFor() != 0) {
        throw new PartFailed("Keycloak cannot be prepared; see " + log);
      }
      Files.createFile(marker);
    } catch (IOException e) {
      throw new PartFailed("Keycloak cannot be prepared: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailed("Interrupted while Keycloak was prepared.", e);
    }
  }

  private static Process process(Path log, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", Java.home());
    return builder.start();
  }

  /**
   * A home of its own: the programs are shared, but the start script (which finds its home by
   * itself) is a copy.
   */
  private static void furnish(Path home) throws IOException {
    Path distribution = Checkout.part("keycloak-" + IMAGE.version());
    Files.createDirectories(home.resolve("data/import"));
    Files.createDirectories(home.resolve("bin"));
    Path script = home.resolve("bin/kc.sh");
    Files.copy(distribution.resolve("bin/kc.sh"), script, StandardCopyOption.REPLACE_EXISTING);
    if (!script.toFile().setExecutable(true)) {
      throw new IOException("kc.sh cannot be made executable");
    }
    for (String shared : List.of("lib", "conf", "providers", "themes")) {
      Path link = home.resolve(shared);
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, distribution.resolve(shared));
      }
    }
  }

  /**
   * Writes the production realm with the local users and client added. Everybody may read the file:
   * in a container another user does.
   */
  public static void writeLocalRealm(Path target) {
    try (InputStream in = Keycloak.class.getResourceAsStream("local-realm-additions.json")) {
      ObjectNode realm =
          (ObjectNode)
              JSON.readTree(
                  Checkout.root().resolve("deploy/keycloak/realm-koppeling.json").toFile());
      ObjectNode additions = (ObjectNode) JSON.readTree(in);
      for (String part : List.of("clients", "users")) {
        ((ArrayNode) realm.get(part)).addAll((ArrayNode) additions.get(part));
      }
      Files.createDirectories(target.getParent());
      JSON.writeValue(target.toFile(), realm);
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
    } catch (IOException e) {
      throw new PartFailed("Keycloak's realm cannot be written: " + e.getMessage(), e);
    }
  }

  /** The issuer. */
  public String realmUrl() {
    return realmUrl;
  }

  /** From now on a client's secret is this one; as an administrator of the realm does it. */
  public void changeSecret(String clientId, String secret) {
    String server = realmUrl.substring(0, realmUrl.indexOf("/realms/"));
    String[] administrator = {
      "Authorization",
      "Bearer " + new Tokens(server + "/realms/master").ofAdministrator(ADMIN, adminPassword),
      "Content-Type",
      "application/json"
    };
    String clients = server + "/admin/realms/koppeling/clients";
    try {
      ObjectNode client =
          (ObjectNode)
              JSON.readTree(Http.get(clients + "?clientId=" + clientId, administrator).body())
                  .get(0);
      client.put("secret", secret);
      int status =
          Http.put(clients + "/" + client.get("id").asText(), client.toString(), administrator)
              .statusCode();
      if (status != 204) {
        throw new PartFailed("Keycloak answered " + status + " to a new secret of " + clientId);
      }
    } catch (IOException e) {
      throw new PartFailed("Keycloak's answer is no JSON.", e);
    }
  }

  /** The server's process (its shell), 0 in a container. */
  public long pid() {
    return pid;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (Exception e) {
      throw new PartFailed("Keycloak did not stop: " + e.getMessage(), e);
    }
  }
}
