package nl.koppeling.connection.order;

import java.util.Optional;
import java.util.Set;
import nl.koppeling.connection.history.Station;
import nl.koppeling.connection.overview.DocumentView;
import nl.koppeling.connection.overview.Standing;
import nl.koppeling.events.OrderSkipped;

/** Which documents an owner may take over. */
final class Closable {

  /** Perhaps it stands in SnelStart: that has to be found out first. */
  private static final Set<String> PERHAPS_BOOKED =
      Set.of("UNRESOLVED", "ORDER_UNRESOLVED", "ORDERED_DIFFERENTLY");

  private Closable() {}

  /** The station where it is parked; empty when it is not, or may have been booked. */
  static Optional<Station> of(DocumentView view) {
    boolean closable =
        view.state() == Standing.State.PARKED
            && view.reasons().stream().noneMatch(r -> PERHAPS_BOOKED.contains(r.code()));
    return closable ? Optional.of(Retriable.station(view)) : Optional.empty();
  }

  /** The owner took it over before. */
  static boolean closed(DocumentView view) {
    return view.state() == Standing.State.SKIPPED
        && view.reasons().stream()
            .anyMatch(r -> r.code().equals(OrderSkipped.BOOKED_ELSEWHERE.code()));
  }
}
