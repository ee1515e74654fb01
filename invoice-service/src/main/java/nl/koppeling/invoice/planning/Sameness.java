package nl.koppeling.invoice.planning;

import java.util.Optional;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.invoice.booking.Booking;
import nl.koppeling.invoice.booking.BookingComposer;
import nl.koppeling.invoice.booking.RateTable;
import nl.koppeling.invoice.booking.Totals;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState;

/**
 * Whether a later version of an order would be booked like the one that stands, but for texts. It
 * is compared with what stands and with the same order composed today: the owner may have chosen
 * other ledger accounts since, which is no change of the order.
 */
final class Sameness {

  private Sameness() {}

  static boolean of(
      Posting sale, CustomerLinked later, ConnectionChanged connection, RateTable rates) {
    Optional<Plan> stands = sale.state().planned();
    Optional<Plan> then = composed(later, connection, rates);
    boolean samePlaces =
        stands.isPresent()
            && then.isPresent()
            && stands.get().relationId().equals(then.get().relationId())
            && stands.get().paymentMethod().equals(then.get().paymentMethod());
    if (!samePlaces) {
      return false;
    }
    Booking booked = then.get().booking();
    return Totals.sameMoney(stands.get().booking(), booked)
        || StoredEvent.linked(sale)
            .flatMap(earlier -> composed(earlier, connection, rates))
            .filter(today -> Totals.sameMoney(today.booking(), booked))
            .isPresent();
  }

  private static Optional<Plan> composed(
      CustomerLinked linked, ConnectionChanged connection, RateTable rates) {
    PostingState state = Planner.compose(linked, connection, rates, BookingComposer::compose);
    return state.planned();
  }
}
