package nl.koppeling.events.migrations;

import io.quarkus.arc.Unremovable;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Migrations of a program that may not be the only one, nor the newest (docs/adr/0012): it starts
 * over a schema it does not know all of, runs a library's next migration although the service's own
 * have higher numbers, and can build an index without keeping writers out.
 */
@Singleton
@Unremovable
class SideBySide implements FlywayConfigurationCustomizer {

  @Override
  public void customize(FluentConfiguration configuration) {
    // Of a newer release: those of libraries lie below the service's newest, "missing" to Flyway.
    configuration.ignoreMigrationPatterns("*:missing", "*:future").outOfOrder(true);
    // "create index concurrently" waits for all transactions, also for one that holds Flyway's
    // lock.
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
  }
}
