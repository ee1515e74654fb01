package nl.koppeling.connection.order;

import java.util.Optional;
import nl.koppeling.connection.history.Station;
import nl.koppeling.connection.overview.DocumentView;

/** Who can try a document again. */
final class Retriable {

  private Retriable() {}

  /**
   * The station where it got stuck: what is parked, what is skipped after it was completed, and
   * what is booked and not paid for a reason. Empty when it goes on by itself, is done, or depends
   * on the shop: what a shop says is read again when it changes.
   */
  static Optional<Station> of(DocumentView view) {
    boolean stuck =
        switch (view.state()) {
          case PARKED -> true;
          case SKIPPED -> !Closable.closed(view);
          case BOOKED -> !view.reasons().isEmpty();
          case WAITING, ACCEPTED, LINKED, SETTLED, ORDERED -> false;
        };
    return stuck ? Optional.of(station(view)).filter(s -> s != Station.INGEST) : Optional.empty();
  }

  static Station station(DocumentView view) {
    return switch (view.stage()) {
      case INGEST -> Station.INGEST;
      case CUSTOMER -> Station.CUSTOMER;
      case INVOICE, BOOKED, SETTLED, ORDERED -> Station.INVOICE;
    };
  }
}
