package nl.koppeling.invoice.planning;

import java.util.List;
import java.util.Optional;
import nl.koppeling.events.Event;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.SalesOrderState;

/** What a document's state is told as, for the states a plan leads to. */
public final class Outcome {

  private Outcome() {}

  /** Parked and skipped are told; planned and waiting are not, they are on their way. */
  public static Optional<Event> of(Posting posting) {
    return switch (posting.state()) {
      case PostingState.Parked parked -> parked(posting, parked.reasons());
      case PostingState.BookUnresolved unresolved -> parked(posting, unresolved.reasons());
      case SalesOrderState.OrderUnresolved unresolved -> parked(posting, unresolved.reasons());
      case SalesOrderState.OrderedDifferently different -> parked(posting, different.reasons());
      case PostingState.Unsettled unsettled -> parked(posting, unsettled.reasons());
      case PostingState.Skipped skipped ->
          Optional.of(
              new OrderSkipped(
                  posting.order(), posting.key().document(), posting.total(), skipped.reason()));
      default -> Optional.empty();
    };
  }

  private static Optional<Event> parked(Posting posting, List<Reason> reasons) {
    return Optional.of(
        new OrderParked(posting.order(), posting.key().document(), posting.total(), reasons));
  }
}
