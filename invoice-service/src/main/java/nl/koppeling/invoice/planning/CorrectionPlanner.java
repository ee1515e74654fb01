package nl.koppeling.invoice.planning;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Document;
import nl.koppeling.events.connections.ConnectionCopies;
import nl.koppeling.invoice.booking.CorrectionComposer;
import nl.koppeling.invoice.booking.RateTable;
import nl.koppeling.invoice.booking.Revision;
import nl.koppeling.invoice.posting.Chain;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingKey;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.Postings;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Composes what corrects an order on a person's word. The withdrawal is planned only when the whole
 * revision can be composed with the settings and rates of the moment, so that an order is not left
 * withdrawn and never booked again; the replacement waits until the withdrawal stands.
 */
@ApplicationScoped
public class CorrectionPlanner {

  private final ConnectionCopies connections;
  private final Rates rates;
  private final Postings postings;
  private final Claims claims;

  CorrectionPlanner(ConnectionCopies connections, Rates rates, Postings postings, Claims claims) {
    this.connections = connections;
    this.rates = rates;
    this.postings = postings;
    this.claims = claims;
  }

  /**
   * What a next revision would book; nothing is written.
   *
   * @param chain of an order whose sale stands
   * @param later empty for an order that was cancelled
   * @param decidedAt UTC
   */
  public Uni<Outlook> revision(
      Mutiny.Session session, Chain chain, Optional<CustomerLinked> later, Instant decidedAt) {
    return outlook(
        session,
        chain,
        (connection, table) ->
            revising(chain, chain.revision() + 1, connection, table, decidedAt).outlook(later));
  }

  /** What taking back a credit would book; nothing is written. */
  public Uni<Outlook> reversal(
      Mutiny.Session session, Chain chain, Posting credit, Instant decidedAt) {
    return outlook(
        session,
        chain,
        (connection, table) ->
            new Outlook(
                List.of(
                    new Outlook.Proposed(
                        new Document(
                            Document.Kind.REVERSAL,
                            credit.key().refundId(),
                            credit.key().revision()),
                        CorrectionComposer.reversal(
                            revision(chain, credit.key().revision(), decidedAt),
                            credit.key().refundId(),
                            Revising.booking(credit),
                            Translation.mapping(connection)))),
                List.of()));
  }

  /** Whether a later version differs from the sale that counts in nothing but texts. */
  public Uni<Boolean> onlyTexts(Mutiny.Session session, Posting sale, CustomerLinked later) {
    return connections
        .find(session, later.connectionId())
        .flatMap(
            connection ->
                connection.isEmpty()
                    ? Uni.createFrom().item(false)
                    : rates
                        .latest(session, connection.get())
                        .map(
                            table ->
                                table
                                    .filter(t -> Sameness.of(sale, later, connection.get(), t))
                                    .isPresent()));
  }

  /** The state of a correcting document. The caller holds the connection's turn. */
  Uni<PostingState> plan(Mutiny.Session session, Posting posting, CorrectionEvent correction) {
    PostingKey key = posting.key();
    return connections
        .find(session, key.connectionId())
        .flatMap(
            connection ->
                connection.isEmpty()
                    ? waiting(PostingState.Waiting.CONNECTION)
                    : postings
                        .chain(session, key.connectionId(), key.orderId())
                        .flatMap(
                            chain -> state(session, posting, correction, connection.get(), chain)))
        .flatMap(state -> claims.unclaimed(session, key, state));
  }

  private Uni<PostingState> state(
      Mutiny.Session session,
      Posting posting,
      CorrectionEvent correction,
      ConnectionChanged connection,
      Chain chain) {
    if (posting.key().kind() == Document.Kind.REVERSAL) {
      return Uni.createFrom().item(reversed(posting, correction, connection, chain));
    }
    boolean withdrawnFirst =
        posting.key().kind() == Document.Kind.REPLACEMENT
            && chain.withdrawalFor(posting).filter(w -> !w.state().standing()).isPresent();
    return withdrawnFirst
        ? waiting(PostingState.Waiting.WITHDRAWAL)
        : rates
            .find(session, connection)
            .map(
                table ->
                    table
                        .map(t -> revised(posting, correction, connection, chain, t))
                        .orElseGet(() -> new PostingState.Waiting(PostingState.Waiting.RATES)));
  }

  private static PostingState reversed(
      Posting posting, CorrectionEvent correction, ConnectionChanged connection, Chain chain) {
    PostingKey key = posting.key();
    Plan credit =
        chain.documents().stream()
            .filter(
                p -> p.key().document().equals(Document.creditFor(key.refundId(), key.revision())))
            .findFirst()
            .flatMap(p -> p.state().planned())
            .orElseThrow();
    return new PostingState.Planned(
        new Plan(
            CorrectionComposer.reversal(
                revision(chain, key.revision(), correction.decidedAt()),
                key.refundId(),
                credit.booking(),
                Translation.mapping(connection)),
            credit.relationId(),
            credit.paymentMethod()));
  }

  private static PostingState revised(
      Posting posting,
      CorrectionEvent correction,
      ConnectionChanged connection,
      Chain chain,
      RateTable table) {
    int number = posting.key().revision();
    Revising revising = revising(chain, number, connection, table, correction.decidedAt());
    if (posting.key().kind() == Document.Kind.REPLACEMENT) {
      return revising.replacement(correction.later().orElseThrow());
    }
    Optional<Posting> replacement = chain.replacement(number);
    Outlook outlook = revising.outlook(replacement.flatMap(StoredEvent::linked));
    if (!outlook.reasons().isEmpty()) {
      return new PostingState.Parked(outlook.reasons());
    }
    Plan sale = revising.before().sale().flatMap(s -> s.state().planned()).orElseThrow();
    return revising
        .withdrawal()
        .<PostingState>map(
            booking ->
                new PostingState.Planned(
                    new Plan(booking, sale.relationId(), sale.paymentMethod())))
        .orElseGet(
            () ->
                new PostingState.Skipped(
                    Obstacle.NOTHING_TO_WITHDRAW.with(
                        Map.of("number", sale.booking().invoiceNumber()))));
  }

  private Uni<Outlook> outlook(
      Mutiny.Session session,
      Chain chain,
      BiFunction<ConnectionChanged, RateTable, Outlook> composed) {
    UUID connectionId = chain.original().orElseThrow().key().connectionId();
    return connections
        .find(session, connectionId)
        .flatMap(
            connection ->
                connection.isEmpty()
                    ? Uni.createFrom()
                        .item(Outlook.impossible(Obstacle.CHANGE_NOT_KEPT.with(Map.of())))
                    : rates
                        .latest(session, connection.get())
                        .map(
                            table ->
                                composed.apply(connection.get(), table.orElse(RateTable.NONE))));
  }

  private static Revising revising(
      Chain chain, int number, ConnectionChanged connection, RateTable table, Instant decidedAt) {
    return new Revising(
        revision(chain, number, decidedAt), chain.before(number), connection, table);
  }

  private static Revision revision(Chain chain, int number, Instant decidedAt) {
    Posting first = chain.original().orElseThrow();
    return new Revision(
        first.key().connectionId(),
        first.key().orderId(),
        number,
        Revising.booking(first).invoiceNumber(),
        decidedAt);
  }

  private static Uni<PostingState> waiting(String on) {
    return Uni.createFrom().item(new PostingState.Waiting(on));
  }
}
