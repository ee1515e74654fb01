package nl.koppeling.invoice.planning;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.invoice.posting.PostingKey;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.Postings;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Order numbers may repeat in a shop; the second document with a number is never booked under it.
 */
@ApplicationScoped
class Claims {

  private final Postings postings;

  Claims(Postings postings) {
    this.postings = postings;
  }

  /** The state itself, or parked when its number belongs to another document. */
  Uni<PostingState> unclaimed(Mutiny.Session session, PostingKey key, PostingState state) {
    Optional<Plan> plan = state.planned();
    if (plan.isEmpty()) {
      return Uni.createFrom().item(state);
    }
    String number = plan.get().booking().invoiceNumber();
    return postings
        .claimant(session, key, number)
        .map(other -> other.<PostingState>map(o -> taken(number, o)).orElse(state));
  }

  private static PostingState taken(String number, long otherOrder) {
    return new PostingState.Parked(
        List.of(
            Obstacle.NUMBER_TAKEN.with(Map.of("number", number, "found", "order " + otherOrder))));
  }
}
