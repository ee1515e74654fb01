package nl.koppeling.invoice.changes;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Document;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.trace.Traces;
import nl.koppeling.invoice.planning.CorrectionEvent;
import nl.koppeling.invoice.planning.CreditPlanner;
import nl.koppeling.invoice.planning.Outlook;
import nl.koppeling.invoice.planning.Remembering;
import nl.koppeling.invoice.planning.StoredEvent;
import nl.koppeling.invoice.posting.Chain;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingKey;
import nl.koppeling.invoice.posting.PostingState.Waiting;
import nl.koppeling.invoice.posting.Postings;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Puts the documents of an accepted change into the line, as rows like all others: from here they
 * are composed, booked and settled by the same steps. All of them are written before the first is
 * sent, so a crash forgets none.
 */
@ApplicationScoped
class BookRevision {

  private final Remembering remembering;
  private final Postings postings;

  BookRevision(Remembering remembering, Postings postings) {
    this.remembering = remembering;
    this.postings = postings;
  }

  /** Writes them, in the given transaction. */
  Uni<Void> book(
      Mutiny.Session session, Chain chain, Outlook outlook, Change change, Instant decidedAt) {
    List<Posting> documents = new ArrayList<>();
    boolean withdrawn = proposes(outlook, Document.Kind.WITHDRAWAL);
    for (Outlook.Proposed proposed : outlook.documents()) {
      switch (proposed.document().kind()) {
        case WITHDRAWAL, REVERSAL ->
            documents.add(
                posting(chain, change, proposed, decidedAt, Optional.empty(), Waiting.TURN));
        case REPLACEMENT ->
            documents.add(
                posting(
                    chain,
                    change,
                    proposed,
                    decidedAt,
                    change.later(),
                    withdrawn ? Waiting.WITHDRAWAL : Waiting.TURN));
        case SALE, CREDIT -> {} // credits are carried over below, parked ones too
      }
    }
    Uni<Void> written = Uni.createFrom().voidItem();
    for (Posting document : documents) {
      written = written.flatMap(before -> remembering.remember(session, document));
    }
    return proposes(outlook, Document.Kind.REPLACEMENT)
        ? written.flatMap(before -> carriedOver(session, chain))
        : written;
  }

  private static boolean proposes(Outlook outlook, Document.Kind kind) {
    return outlook.documents().stream().anyMatch(p -> p.document().kind() == kind);
  }

  private static Posting posting(
      Chain chain,
      Change change,
      Outlook.Proposed proposed,
      Instant decidedAt,
      Optional<CustomerLinked> later,
      String on) {
    Posting like = chain.sale().orElseThrow();
    BigDecimal total =
        later.map(l -> l.facts().total()).orElseGet(() -> proposed.booking().total().euros());
    OrderVersion version = change.version();
    return new Posting(
        new PostingKey(change.connectionId(), change.orderId(), proposed.document()),
        later.map(l -> l.order().number()).orElse(like.number()),
        version,
        total,
        Lane.LIVE,
        new Waiting(on),
        0,
        new CorrectionEvent(decidedAt, later).json(),
        Traces.current());
  }

  /**
   * Every refund that still counts is credited from the later version; one that waits, waits there.
   */
  private Uni<Void> carriedOver(Mutiny.Session session, Chain chain) {
    int revision = chain.revision() + 1;
    Uni<Void> written = Uni.createFrom().voidItem();
    for (Posting credit : chain.credits()) {
      boolean counts =
          !credit.state().dropped()
              && chain.reversal(credit).isEmpty()
              && StoredEvent.refunded(credit).isPresent();
      if (counts) {
        written =
            written
                .flatMap(before -> remembering.remember(session, anew(credit, revision)))
                .flatMap(before -> dropped(session, credit));
      }
    }
    return written;
  }

  private static Posting anew(Posting credit, int revision) {
    PostingKey key = credit.key();
    return new Posting(
        PostingKey.credit(key.connectionId(), key.orderId(), key.refundId(), revision),
        credit.number(),
        credit.version(),
        credit.total(),
        Lane.LIVE,
        new Waiting(Waiting.SALE),
        0,
        credit.event(),
        Traces.current());
  }

  /** Not told as skipped: the refund goes on, under another number. */
  private Uni<Void> dropped(Mutiny.Session session, Posting credit) {
    return credit.state().standing()
        ? Uni.createFrom().voidItem()
        : postings.write(
            session,
            credit.with(CreditPlanner.carriedOver(credit.key().refundId())),
            Optional.empty());
  }
}
