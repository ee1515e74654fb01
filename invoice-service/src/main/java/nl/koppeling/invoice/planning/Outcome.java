package nl.koppeling.invoice.planning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.events.Event;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.OrderWaiting;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.SalesOrderState;

/** What a document's state is told as, for the states a plan leads to. */
public final class Outcome {

  private Outcome() {}

  /**
   * Parked and skipped are told, and a refund that waits for another document of its order, which
   * may be for long. The rest is on its way.
   */
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
      case PostingState.BookedElsewhere closed ->
          Optional.of(
              new OrderSkipped(
                  posting.order(),
                  posting.key().document(),
                  posting.total(),
                  OrderSkipped.BOOKED_ELSEWHERE));
      case PostingState.Waiting waiting -> waiting(posting, waiting);
      default -> Optional.empty();
    };
  }

  private static Optional<Event> parked(Posting posting, List<Reason> reasons) {
    return Optional.of(
        new OrderParked(posting.order(), posting.key().document(), posting.total(), reasons));
  }

  private static Optional<Event> waiting(Posting posting, PostingState.Waiting waiting) {
    Obstacle obstacle =
        switch (waiting.on()) {
          case PostingState.Waiting.SALE -> Obstacle.REFUND_OF_UNBOOKED;
          case PostingState.Waiting.EARLIER_CREDIT -> Obstacle.REFUND_AFTER_ANOTHER;
          default -> null;
        };
    return Optional.ofNullable(obstacle)
        .map(
            met ->
                new OrderWaiting(
                    posting.order(),
                    posting.key().document(),
                    posting.total(),
                    met.with(Map.of("refund", String.valueOf(posting.key().refundId())))));
  }
}
