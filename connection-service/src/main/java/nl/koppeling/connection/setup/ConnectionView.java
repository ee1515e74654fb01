package nl.koppeling.connection.setup;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.faults.Fault;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.connection.lifecycle.Particulars;
import nl.koppeling.events.BookingSettings;

/** A connection as its owner sees it; never a secret. */
record ConnectionView(
    UUID id,
    String state,
    Optional<String> pauseCause,
    URI shopHome,
    Optional<Findings.Shop> shop,
    Optional<Findings.Administration> administration,
    Optional<BookingSettings> settings,
    Instant startFrom,
    boolean shadow,
    long version,
    long credentialsVersion,
    List<Fault> faults) {

  static ConnectionView of(Connection connection, List<Fault> faults) {
    return switch (connection) {
      case Connection.Draft draft ->
          view(draft, Optional.empty(), Optional.empty(), Optional.empty(), faults);
      case Connection.Proven proven ->
          view(proven, Optional.empty(), Optional.of(proven.findings()), proven.settings(), faults);
      case Connection.Active active ->
          view(
              active,
              Optional.empty(),
              Optional.of(active.findings()),
              Optional.of(active.settings()),
              faults);
      case Connection.Paused paused ->
          view(
              paused,
              Optional.of(paused.cause().name()),
              Optional.of(paused.findings()),
              Optional.of(paused.settings()),
              faults);
      case Connection.Removed removed ->
          view(removed, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    };
  }

  private static ConnectionView view(
      Connection connection,
      Optional<String> pauseCause,
      Optional<Findings> findings,
      Optional<BookingSettings> settings,
      List<Fault> faults) {
    Particulars p = connection.particulars();
    return new ConnectionView(
        p.id(),
        connection.state(),
        pauseCause,
        p.shop().home(),
        findings.map(Findings::shop),
        findings.map(Findings::administration),
        settings,
        p.startFrom(),
        p.shadow(),
        p.version(),
        p.credentialsVersion(),
        faults);
  }
}
