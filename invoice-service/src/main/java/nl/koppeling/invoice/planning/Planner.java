package nl.koppeling.invoice.planning;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.invoice.booking.BookingComposer;
import nl.koppeling.invoice.booking.Composition;
import nl.koppeling.invoice.booking.Facts;
import nl.koppeling.invoice.booking.RateTable;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.invoice.posting.PostingKey;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.Postings;
import org.hibernate.reactive.mutiny.Mutiny;

/** Composes a linked order with what is known now: the connection's settings and the VAT rates. */
@ApplicationScoped
public class Planner {

  private final ConnectionCopies connections;
  private final Rates rates;
  private final Postings postings;

  Planner(ConnectionCopies connections, Rates rates, Postings postings) {
    this.connections = connections;
    this.rates = rates;
    this.postings = postings;
  }

  /** The state a linked order gets; waits when the connection or the rates are not known yet. */
  public Uni<PostingState> plan(Mutiny.Session session, CustomerLinked linked) {
    return connections
        .find(session, linked.connectionId())
        .flatMap(
            connection ->
                connection.isEmpty()
                    ? waiting(PostingState.Waiting.CONNECTION)
                    : plan(session, linked, connection.get()));
  }

  private Uni<PostingState> plan(
      Mutiny.Session session, CustomerLinked linked, ConnectionChanged connection) {
    return rates
        .find(session, connection.administrationId())
        .flatMap(
            table ->
                table.isEmpty()
                    ? waiting(PostingState.Waiting.RATES)
                    : unclaimed(session, linked, compose(linked, connection, table.get())));
  }

  private static PostingState compose(
      CustomerLinked linked, ConnectionChanged connection, RateTable table) {
    Composition composition =
        BookingComposer.compose(
            Translation.order(linked),
            Translation.mapping(connection),
            new Facts(connection.connectionId(), table));
    return switch (composition) {
      case Composition.Book book ->
          new PostingState.Planned(
              new Plan(book.booking(), linked.relationId(), linked.facts().payment().method()));
      case Composition.Park park ->
          new PostingState.Parked(park.reasons().stream().map(Translation::reason).toList());
      case Composition.Skip skip -> new PostingState.Skipped(Translation.reason(skip.reason()));
    };
  }

  /**
   * Order numbers may repeat in a shop; the second order with a number is never booked under it.
   */
  private Uni<PostingState> unclaimed(
      Mutiny.Session session, CustomerLinked linked, PostingState state) {
    if (!(state instanceof PostingState.Planned planned)) {
      return Uni.createFrom().item(state);
    }
    PostingKey key = PostingKey.sale(linked.connectionId(), linked.order().orderId());
    String number = planned.plan().booking().invoiceNumber();
    return postings
        .claimant(session, key, number)
        .map(other -> other.<PostingState>map(o -> taken(number, o)).orElse(planned));
  }

  private static PostingState taken(String number, long otherOrder) {
    return new PostingState.Parked(
        List.of(
            Obstacle.NUMBER_TAKEN.with(Map.of("number", number, "found", "order " + otherOrder))));
  }

  private static Uni<PostingState> waiting(String on) {
    return Uni.createFrom().item(new PostingState.Waiting(on));
  }
}
