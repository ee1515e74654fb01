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

  Replanning(Planner sales, CreditPlanner credits) {
    this.sales = sales;
    this.credits = credits;
  }

  /** Its state now; empty when the event is no longer kept. */
  public Uni<Optional<PostingState>> plan(Mutiny.Session session, Posting posting) {
    return StoredEvent.linked(posting)
        .map(linked -> sales.plan(session, linked))
        .or(() -> StoredEvent.refunded(posting).map(refunded -> credits.plan(session, refunded)))
        .map(state -> state.map(Optional::of))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }
}
