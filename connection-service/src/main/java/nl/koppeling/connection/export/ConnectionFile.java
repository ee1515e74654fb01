package nl.koppeling.connection.export;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.IntakeChoices;

/**
 * The file {@code connection.json}: what was connected and how it was set up. Never a secret:
 * neither keys nor what travels with events.
 *
 * @param startFrom orders paid before this moment (UTC) were skipped
 */
record ConnectionFile(
    UUID id,
    String state,
    URI shopHome,
    Optional<Findings.Shop> shop,
    Optional<Findings.Administration> administration,
    Instant startFrom,
    Set<String> completedStatuses,
    IntakeChoices intake,
    Optional<BookingSettings> settings) {

  static ConnectionFile of(Connection connection) {
    return switch (connection) {
      case Connection.Draft draft -> file(draft, Optional.empty(), Optional.empty());
      case Connection.Proven proven ->
          file(proven, Optional.of(proven.findings()), proven.settings());
      case Connection.Active active ->
          file(active, Optional.of(active.findings()), Optional.of(active.settings()));
      case Connection.Paused paused ->
          file(paused, Optional.of(paused.findings()), Optional.of(paused.settings()));
      case Connection.Removed removed -> file(removed, Optional.empty(), Optional.empty());
    };
  }

  private static ConnectionFile file(
      Connection connection, Optional<Findings> findings, Optional<BookingSettings> settings) {
    return new ConnectionFile(
        connection.id(),
        connection.state(),
        connection.particulars().shop().home(),
        findings.map(Findings::shop),
        findings.map(Findings::administration),
        connection.particulars().startFrom(),
        connection.particulars().completedStatuses(),
        connection.particulars().intake(),
        settings);
  }
}
