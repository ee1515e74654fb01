package nl.koppeling.invoice.planning;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState;
import org.hibernate.reactive.mutiny.Mutiny;

/** Plans a document again from the event it came from, with what is known now. */
@ApplicationScoped
public class Replanning {

  private final Planner sales;
  private final CreditPlanner credits;
  private final CorrectionPlanner corrections;

  Replanning(Planner sales, CreditPlanner credits, CorrectionPlanner corrections) {
    this.sales = sales;
    this.credits = credits;
    this.corrections = corrections;
  }

  /** Its state now; empty when the event is no longer kept. */
  public Uni<Optional<PostingState>> plan(Mutiny.Session session, Posting posting) {
    Optional<Uni<PostingState>> planned =
        switch (posting.key().kind()) {
          case SALE -> StoredEvent.linked(posting).map(linked -> sales.plan(session, linked));
          case CREDIT ->
              StoredEvent.refunded(posting)
                  .map(refund -> credits.plan(session, refund, posting.key().revision()));
          case WITHDRAWAL, REPLACEMENT, REVERSAL ->
              CorrectionEvent.of(posting)
                  .map(correction -> corrections.plan(session, posting, correction));
        };
    return planned
        .map(state -> state.map(Optional::of))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }
}
