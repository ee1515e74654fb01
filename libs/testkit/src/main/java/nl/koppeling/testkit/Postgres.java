package nl.koppeling.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A PostgreSQL server on loopback. The superuser is {@code postgres}. */
public final class Postgres implements AutoCloseable {

  static final Image IMAGE = Image.of("postgres");

  private final String hostPort;
  private final String password;
  private final AutoCloseable server;
  private final Optional<Process> watcher;

  private Postgres(
      String hostPort, String password, AutoCloseable server, Optional<Process> watcher) {
    this.hostPort = hostPort;
    this.password = password;
    this.server = server;
    this.watcher = watcher;
  }

  /** A server for tests: a container when Docker answers, else embedded; nothing survives it. */
  public static Postgres forTests() {
    if (Docker.answers()) {
      PostgreSQLContainer container =
          new PostgreSQLContainer(IMAGE.toString())
              .withUsername("postgres")
              .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
      container.start();
      return new Postgres(
          container.getHost() + ":" + container.getMappedPort(5432),
          container.getPassword(),
          container::stop,
          Optional.empty());
    }
    return embedded(Ports.free(), Optional.empty());
  }

  /** An embedded server; with a folder its data stays there. */
  public static Postgres embedded(int port, Optional<Path> data) {
    try {
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setPort(port)
              .setServerConfig("max_connections", "200")
              .setServerConfig("shared_buffers", "64MB")
              .setPGStartupWait(Duration.ofSeconds(60));
      if (data.isPresent()) {
        builder.setDataDirectory(data.get()).setCleanDataDirectory(false);
      } else {
        builder.setServerConfig("fsync", "off").setServerConfig("synchronous_commit", "off");
      }
      EmbeddedPostgres server = builder.start();
      return new Postgres("127.0.0.1:" + port, "postgres", server, watch(server));
    } catch (IOException e) {
      throw new PartFailed(
          "PostgreSQL cannot be started on port " + port + ": " + e.getMessage(), e);
    }
  }

  private static Optional<Process> watch(EmbeddedPostgres server) throws IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        var answer = statement.executeQuery("show data_directory")) {
      answer.next();
      Path pidFile = Path.of(answer.getString(1)).resolve("postmaster.pid");
      long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
      return Optional.of(Child.watch(pid));
    } catch (SQLException e) {
      throw new PartFailed("PostgreSQL does not say where its data is.", e);
    }
  }

  /** {@code host:port}. */
  public String hostPort() {
    return hostPort;
  }

  public String password() {
    return password;
  }

  /** Makes a database owned by a user of the same name; both may be there already. */
  public void createDatabase(String name, String userPassword) {
    String role =
        "do $$ begin if not exists (select from pg_roles where rolname = '"
            + name
            + "') then"
            + " create role \""
            + name
            + "\" login; end if; end $$";
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(role);
      statement.execute("alter role \"" + name + "\" password '" + userPassword + "'");
      try (var found =
          statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("create database \"" + name + "\" owner \"" + name + "\"");
    } catch (SQLException e) {
      throw new PartFailed("The database " + name + " cannot be made: " + e.getMessage(), e);
    }
  }

  /** Does something as superuser. */
  public void execute(String database, String statement) {
    try (Connection connection = connect(database);
        Statement execution = connection.createStatement()) {
      execution.execute(statement);
    } catch (SQLException e) {
      throw new PartFailed("'" + statement + "' failed: " + e.getMessage(), e);
    }
  }

  /** A connection as superuser. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + hostPort + "/" + database, "postgres", password);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (Exception e) {
      throw new PartFailed("PostgreSQL did not stop: " + e.getMessage(), e);
    } finally {
      watcher.ifPresent(Process::destroy);
    }
  }
}
