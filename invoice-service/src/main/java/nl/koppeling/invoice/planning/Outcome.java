package nl.koppeling.invoice.planning;

import java.util.Optional;
import nl.koppeling.events.Event;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState;

/** What a document's state is told as, for the states a plan leads to. */
public final class Outcome {

  private Outcome() {}

  /** Parked and skipped are told; planned and waiting are not, they are on their way. */
  public static Optional<Event> of(Posting posting) {
    return switch (posting.state()) {
      case PostingState.Parked parked ->
          Optional.of(
              new OrderParked(
                  posting.order(), posting.key().document(), posting.total(), parked.reasons()));
      case PostingState.BookUnresolved unresolved ->
          Optional.of(
              new OrderParked(
                  posting.order(),
                  posting.key().document(),
                  posting.total(),
                  unresolved.reasons()));
      case PostingState.Unsettled unsettled ->
          Optional.of(
              new OrderParked(
                  posting.order(), posting.key().document(), posting.total(), unsettled.reasons()));
      case PostingState.Skipped skipped ->
          Optional.of(
              new OrderSkipped(
                  posting.order(), posting.key().document(), posting.total(), skipped.reason()));
      default -> Optional.empty();
    };
  }
}
