package nl.koppeling.replay;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Lets parked documents go on, each in a transaction of its own. */
@ApplicationScoped
public class Recalling {

  private static final Logger LOG = Logger.getLogger(Recalling.class);

  private final Instance<ParkedDocuments> documents;
  private final Undoable transactions;

  Recalling(Instance<ParkedDocuments> documents, Undoable transactions) {
    this.documents = documents;
    this.transactions = transactions;
  }

  /**
   * Takes them in the order given.
   *
   * @throws IllegalArgumentException when no document is ever parked at this service
   */
  public Uni<Tally> call(Calling calling) {
    if (documents.isUnsatisfied()) {
      throw new IllegalArgumentException("nothing is parked here");
    }
    return Multi.createFrom()
        .iterable(calling.documents())
        .onItem()
        .transformToUniAndConcatenate(document -> one(calling.rehearsal(), document))
        .collect()
        .with(Collectors.reducing(Tally.NONE, Tally::plus))
        .invoke(
            tally -> {
              if (!calling.rehearsal()) {
                LOG.infof("replay %s: %s of parked documents", calling.replay(), tally);
              }
            });
  }

  /** The effect is the transaction's own: what is parked for another reason now is not work. */
  private Uni<Tally> one(boolean rehearsal, ParkedDocument document) {
    return transactions
        .effect(
            rehearsal,
            document.connectionId(),
            document.orderId(),
            session -> documents.get().again(session, document).replaceWithVoid())
        .map(Tally::of);
  }
}
