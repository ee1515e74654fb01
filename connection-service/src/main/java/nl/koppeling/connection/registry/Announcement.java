package nl.koppeling.connection.registry;

import java.util.Optional;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.connection.lifecycle.Particulars;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.ConnectionRemoved;
import nl.koppeling.events.Event;

/** What the other services hear of a connection's state; nothing before it was activated. */
public final class Announcement {

  private Announcement() {}

  static Optional<Event> of(Connection connection) {
    Particulars p = connection.particulars();
    return switch (connection) {
      case Connection.Draft draft -> Optional.empty();
      case Connection.Proven proven -> Optional.empty();
      case Connection.Active active ->
          Optional.of(
              changed(p, ConnectionChanged.Status.ACTIVE, active.findings(), active.settings()));
      case Connection.Paused paused ->
          Optional.of(
              changed(p, ConnectionChanged.Status.PAUSED, paused.findings(), paused.settings()));
      case Connection.Removed removed -> Optional.of(new ConnectionRemoved(p.id(), p.version()));
    };
  }

  /**
   * What they would hear of a connection that works or is ready to; empty when it is not that far.
   */
  public static Optional<ConnectionChanged> foretold(Connection connection) {
    return switch (connection) {
      case Connection.Proven proven ->
          proven
              .settings()
              .map(
                  settings ->
                      changed(
                          proven.particulars(),
                          ConnectionChanged.Status.PAUSED,
                          proven.findings(),
                          settings));
      default ->
          of(connection)
              .filter(ConnectionChanged.class::isInstance)
              .map(ConnectionChanged.class::cast);
    };
  }

  private static ConnectionChanged changed(
      Particulars p, ConnectionChanged.Status status, Findings findings, BookingSettings settings) {
    return new ConnectionChanged(
        p.id(),
        p.version(),
        p.credentialsVersion(),
        status,
        p.shop().home(),
        p.keys().webhookToken(),
        p.keys().sealedWebhookSecret(),
        p.keys().wrappedKey(),
        findings.administration().id(),
        p.startFrom(),
        p.completedStatuses(),
        settings,
        p.shadow(),
        p.intake());
  }
}
