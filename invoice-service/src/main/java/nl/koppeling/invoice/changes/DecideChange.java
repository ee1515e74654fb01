package nl.koppeling.invoice.changes;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.planning.Outlook;
import nl.koppeling.invoice.posting.Chain;
import nl.koppeling.invoice.posting.Postings;
import nl.koppeling.turns.Turns;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * A person's word on a change. One transaction holds the turn and the change, so that of two clicks
 * on two replicas one finds it decided; nothing is sent here.
 */
@ApplicationScoped
class DecideChange {

  private static final Logger LOG = Logger.getLogger(DecideChange.class);

  private final Mutiny.SessionFactory sessions;
  private final Turns turns;
  private final Changes changes;
  private final Postings postings;
  private final Proposing proposing;
  private final BookRevision bookRevision;

  DecideChange(
      Mutiny.SessionFactory sessions,
      Turns turns,
      Changes changes,
      Postings postings,
      Proposing proposing,
      BookRevision bookRevision) {
    this.sessions = sessions;
    this.turns = turns;
    this.changes = changes;
    this.postings = postings;
    this.proposing = proposing;
    this.bookRevision = bookRevision;
  }

  /** What a decision came to. */
  sealed interface Result {
    record Done(Decision decision) implements Result {}

    record Unknown() implements Result {}

    /** Nothing was done. */
    record Refused(Obstruction obstruction, List<Reason> reasons) implements Result {}
  }

  /** Books what the change proposes. */
  Uni<Result> accept(UUID connectionId, UUID changeId, String person) {
    return open(
        connectionId,
        changeId,
        (session, change) ->
            postings
                .chain(session, connectionId, change.orderId())
                .flatMap(chain -> accepted(session, chain, change, person)));
  }

  /** What stands remains; the same content is not proposed again. */
  Uni<Result> decline(UUID connectionId, UUID changeId, String person) {
    return open(
        connectionId,
        changeId,
        (session, change) -> {
          change.declined(person, Instant.now());
          return Uni.createFrom().item(new Result.Done(Decision.DECLINED));
        });
  }

  private interface Step {
    Uni<Result> take(Mutiny.Session session, Change change);
  }

  private Uni<Result> open(UUID connectionId, UUID changeId, Step step) {
    return sessions.withTransaction(
        session ->
            turns
                .lock(session, connectionId)
                .flatMap(locked -> changes.lock(session, connectionId, changeId))
                .flatMap(
                    found ->
                        found.isEmpty()
                            ? Uni.createFrom().item(new Result.Unknown())
                            : decided(found.get())
                                .map(DecideChange::refused)
                                .orElseGet(() -> step.take(session, found.get()))));
  }

  private static Optional<Obstruction> decided(Change change) {
    return switch (change.decision()) {
      case OPEN -> Optional.empty();
      case ACCEPTED -> Optional.of(Obstruction.ALREADY_ACCEPTED);
      case DECLINED -> Optional.of(Obstruction.ALREADY_DECLINED);
      case SUPERSEDED, NOTED -> Optional.of(Obstruction.SUPERSEDED);
    };
  }

  private Uni<Result> accepted(Mutiny.Session session, Chain chain, Change change, String person) {
    Optional<Obstruction> obstruction = Readiness.of(chain, change.code(), change.refundId());
    if (obstruction.isPresent()) {
      return refused(obstruction.get());
    }
    Instant now = Instant.now();
    return proposing
        .outlook(session, chain, change, now)
        .flatMap(outlook -> booked(session, chain, change, outlook, new Word(person, now)));
  }

  private record Word(String person, Instant at) {}

  private Uni<Result> booked(
      Mutiny.Session session, Chain chain, Change change, Outlook outlook, Word word) {
    if (!outlook.reasons().isEmpty()) {
      return Uni.createFrom()
          .item(new Result.Refused(Obstruction.NOT_COMPOSABLE, outlook.reasons()));
    }
    if (outlook.documents().isEmpty()) {
      return refused(Obstruction.NOTHING_TO_BOOK);
    }
    LOG.infof(
        "change %s of order %d of connection %s is accepted",
        change.id(), change.orderId(), change.connectionId());
    int revision =
        change.code() == ChangeCode.REFUND_DELETED_AFTER_BOOKING
            ? chain.credit(change.refundId()).map(c -> c.key().revision()).orElseThrow()
            : chain.revision() + 1;
    return bookRevision
        .book(session, chain, outlook, change, word.at())
        .invoke(done -> change.accepted(word.person(), word.at(), revision))
        .replaceWith(new Result.Done(Decision.ACCEPTED));
  }

  private static Uni<Result> refused(Obstruction obstruction) {
    return Uni.createFrom().item(new Result.Refused(obstruction, List.of(obstruction.reason())));
  }
}
