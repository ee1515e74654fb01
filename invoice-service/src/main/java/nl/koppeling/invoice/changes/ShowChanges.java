package nl.koppeling.invoice.changes;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.Document;
import nl.koppeling.events.Event;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.booking.Booking;
import nl.koppeling.invoice.booking.Totals;
import nl.koppeling.invoice.planning.Outcome;
import nl.koppeling.invoice.planning.Outlook;
import nl.koppeling.invoice.posting.Chain;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.Postings;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows the changes of a connection; an open one is composed as it would be booked today. */
@ApplicationScoped
class ShowChanges {

  private static final String PROPOSED = "PROPOSED";

  private final Mutiny.SessionFactory sessions;
  private final Changes changes;
  private final Postings postings;
  private final Proposing proposing;

  ShowChanges(
      Mutiny.SessionFactory sessions, Changes changes, Postings postings, Proposing proposing) {
    this.sessions = sessions;
    this.changes = changes;
    this.postings = postings;
    this.proposing = proposing;
  }

  /** The last hundred, the newest first; an order that was never booked has none to show. */
  Uni<List<ChangeView>> of(UUID connectionId) {
    return sessions.withSession(
        session ->
            changes
                .shown(session, connectionId)
                .flatMap(
                    found ->
                        Multi.createFrom()
                            .iterable(found)
                            .onItem()
                            .transformToUniAndConcatenate(c -> view(session, c))
                            .filter(Optional::isPresent)
                            .map(Optional::get)
                            .collect()
                            .asList()));
  }

  private Uni<Optional<ChangeView>> view(Mutiny.Session session, Change change) {
    return postings
        .chain(session, change.connectionId(), change.orderId())
        .flatMap(
            chain ->
                change.decision() == Decision.OPEN
                    ? open(session, chain, change)
                    : Uni.createFrom()
                        .item(
                            Optional.of(
                                view(change, List.of(), Optional.empty(), made(chain, change)))));
  }

  private Uni<Optional<ChangeView>> open(Mutiny.Session session, Chain chain, Change change) {
    boolean sent = chain.original().filter(s -> !s.state().replaceable()).isPresent();
    if (!sent) {
      return Uni.createFrom().item(Optional.empty());
    }
    Optional<Obstruction> obstruction = Readiness.of(chain, change.code(), change.refundId());
    return obstruction.isPresent()
        ? Uni.createFrom()
            .item(
                Optional.of(
                    view(change, List.of(obstruction.get().reason()), Optional.empty(), List.of())))
        : proposing
            .outlook(session, chain, change, Instant.now())
            .map(
                outlook ->
                    idle(outlook)
                        ? Optional.empty()
                        : Optional.of(proposal(chain, change, outlook)));
  }

  /** Refunds took back meanwhile what a cancelled order left: nobody need decide. */
  private static boolean idle(Outlook outlook) {
    return outlook.documents().isEmpty() && outlook.reasons().isEmpty();
  }

  private static ChangeView proposal(Chain chain, Change change, Outlook outlook) {
    List<ChangeView.DocumentView> documents =
        outlook.documents().stream()
            .map(
                p ->
                    new ChangeView.DocumentView(
                        p.document(),
                        p.booking().invoiceNumber(),
                        p.booking().total().euros(),
                        PROPOSED,
                        List.of()))
            .toList();
    if (!outlook.reasons().isEmpty()) {
      return view(change, outlook.reasons(), Optional.empty(), documents);
    }
    List<Booking> standing = chain.standing();
    Totals stands = Totals.of(standing);
    Totals differs = Totals.of(outlook.bookings());
    return view(
        change,
        List.of(),
        Optional.of(
            new ChangeView.Effect(
                ChangeView.Sums.of(stands),
                ChangeView.Sums.of(differs),
                ChangeView.Sums.of(stands.plus(differs)))),
        documents);
  }

  /** The documents an accepted change made, and how far they are. */
  private static List<ChangeView.DocumentView> made(Chain chain, Change change) {
    return change.decision() != Decision.ACCEPTED
        ? List.of()
        : chain.documents().stream()
            .filter(p -> p.key().revision() == change.revision() && of(p.key().document(), change))
            .map(ShowChanges::document)
            .toList();
  }

  private static boolean of(Document document, Change change) {
    return switch (document.kind()) {
      case WITHDRAWAL, REPLACEMENT -> change.refundId() == 0;
      case CREDIT -> change.refundId() == 0 && document.revision() > 0;
      case REVERSAL -> document.refundId() == change.refundId();
      case SALE -> false;
    };
  }

  private static ChangeView.DocumentView document(Posting posting) {
    List<Reason> reasons = Outcome.of(posting).map(ShowChanges::reasons).orElseGet(List::of);
    return new ChangeView.DocumentView(
        posting.key().document(),
        posting.state().planned().map(Plan::booking).map(Booking::invoiceNumber).orElse(""),
        posting.total(),
        posting.state().getClass().getSimpleName(),
        reasons);
  }

  private static List<Reason> reasons(Event outcome) {
    return outcome instanceof OrderParked parked ? parked.reasons() : List.of();
  }

  private static ChangeView view(
      Change change,
      List<Reason> reasons,
      Optional<ChangeView.Effect> effect,
      List<ChangeView.DocumentView> documents) {
    return new ChangeView(
        change.id(),
        change.orderId(),
        change.refundId(),
        change.code(),
        change.version().modifiedAt(),
        change.booked(),
        change.shop(),
        change.shop().subtract(change.booked()),
        change.decision(),
        change.decidedBy(),
        change.decidedAt(),
        change.decision() == Decision.ACCEPTED ? change.revision() : 0,
        change.decision() == Decision.OPEN && reasons.isEmpty(),
        reasons,
        effect,
        documents);
  }
}
