package nl.koppeling.events.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import nl.koppeling.testkit.BackingServices;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A program beside one of another release, on one database. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class SideBySideTest {

  private static final String MIGRATED =
      "insert into flyway_schema_history (installed_rank, version, description, type, script,"
          + " checksum, installed_by, execution_time, success)"
          + " select max(installed_rank) + 1, '%1$s', 'planted', 'SQL', 'V%1$s__planted.sql', 7,"
          + " 'test', 1, true from flyway_schema_history";

  @Inject Flyway flyway;
  @Inject DataSource database;

  @BeforeEach
  @AfterEach
  void asItWas() throws SQLException {
    execute("delete from flyway_schema_history where description in ('planted', 'index')");
    execute("drop index if exists inbox_later");
  }

  @Test
  void aSchemaThatIsNewerThanTheProgramIsTaken() throws SQLException {
    execute(MIGRATED.formatted("999"));
    execute(MIGRATED.formatted("0.5"));

    assertThatCode(flyway::migrate).doesNotThrowAnyException();
  }

  /** A library's next migration, in a service whose newest has a higher number. */
  @Test
  void aLowerNumberThatIsNewRunsAndMayBuildAnIndexBesideWriters() throws SQLException {
    execute(MIGRATED.formatted("100"));

    assertThat(later().migrate().migrationsExecuted).isOne();
  }

  /** The same settings, with a folder that was not there when the program was built. */
  private Flyway later() {
    return Flyway.configure()
        .configuration(flyway.getConfiguration())
        .resourceProvider(null)
        .initSql("set statement_timeout = '20s'") // else a wait for oneself has no end
        .locations("filesystem:src/main/resources/db/events", "filesystem:src/test/later")
        .load();
  }

  private void execute(String statement) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement execution = connection.createStatement()) {
      execution.execute(statement);
    }
  }
}
