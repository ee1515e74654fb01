package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.invoice.planning.Rates;
import nl.koppeling.invoice.planning.Remembering;
import nl.koppeling.invoice.planning.Replanning;
import nl.koppeling.invoice.planning.Shelves;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingKey;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.Postings;
import nl.koppeling.snelstart.ForeignVatRate;
import nl.koppeling.snelstart.SalesOrders;
import nl.koppeling.snelstart.SnelStart;
import nl.koppeling.snelstart.VatRate;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Composes what waited: for VAT rates or, where sales orders are made, article codes and revenue
 * groups, which are read once a day; or for its connection.
 */
@ApplicationScoped
class Recompose {

  private final Mutiny.SessionFactory sessions;
  private final SnelStart snelStart;
  private final Administrations administrations;
  private final SalesOrders salesOrders;
  private final Rates rates;
  private final Shelves shelves;
  private final Replanning replanning;
  private final Remembering remembering;
  private final Postings postings;

  Recompose(
      Mutiny.SessionFactory sessions,
      SnelStart snelStart,
      Administrations administrations,
      SalesOrders salesOrders,
      Rates rates,
      Shelves shelves,
      Replanning replanning,
      Remembering remembering,
      Postings postings) {
    this.sessions = sessions;
    this.snelStart = snelStart;
    this.administrations = administrations;
    this.salesOrders = salesOrders;
    this.rates = rates;
    this.shelves = shelves;
    this.replanning = replanning;
    this.remembering = remembering;
    this.postings = postings;
  }

  Uni<Posting> compose(Document document) {
    // A withdrawal is planned only when the sale that takes its place can be composed.
    return needsRates(document.posting().key())
        ? ratesKnown(document)
            .flatMap(known -> shelfKnown(document))
            .flatMap(known -> composed(document))
        : composed(document);
  }

  private static boolean needsRates(PostingKey key) {
    return key.sells() || key.kind() == nl.koppeling.events.Document.Kind.WITHDRAWAL;
  }

  private Uni<Void> ratesKnown(Document document) {
    return sessions
        .withSession(session -> rates.find(session, document.connection()))
        .flatMap(known -> known.isPresent() ? Uni.createFrom().voidItem() : readRates(document));
  }

  private Uni<Void> shelfKnown(Document document) {
    boolean needed =
        document.posting().key().kind() == nl.koppeling.events.Document.Kind.SALE
            && Shelves.needed(document.connection());
    return needed
        ? sessions
            .withSession(session -> shelves.find(session, document.connection()))
            .flatMap(known -> known.isPresent() ? Uni.createFrom().voidItem() : readShelf(document))
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> readShelf(Document document) {
    UUID administrationId = document.connection().administrationId();
    return administrations
        .open(document, 2)
        .flatMap(
            open ->
                open.call(snelStart::companyInfo)
                    .flatMap(
                        company ->
                            open.call(salesOrders::revenueGroups)
                                .map(groups -> Shelves.shelf(company.articleCodes(), groups))))
        .flatMap(
            shelf ->
                sessions.withTransaction(
                    session -> shelves.store(session, administrationId, shelf)));
  }

  private Uni<Void> readRates(Document document) {
    boolean foreignNeeded = Rates.foreignNeeded(document.connection());
    return administrations
        .open(document, foreignNeeded ? 2 : 1)
        .flatMap(
            open ->
                open.call(snelStart::vatRates)
                    .flatMap(
                        dutch ->
                            foreign(open, foreignNeeded)
                                .flatMap(foreign -> stored(document, dutch, foreign))));
  }

  private Uni<Optional<List<ForeignVatRate>>> foreign(OpenAdministration open, boolean needed) {
    return needed
        ? open.call(snelStart::foreignVatRates).map(Optional::of)
        : Uni.createFrom().item(Optional.empty());
  }

  private Uni<Void> stored(
      Document document, List<VatRate> dutch, Optional<List<ForeignVatRate>> foreign) {
    return sessions.withTransaction(
        session -> rates.store(session, document.connection().administrationId(), dutch, foreign));
  }

  /** The row is read again under lock: a newer version of the order may have come meanwhile. */
  private Uni<Posting> composed(Document document) {
    return sessions.withTransaction(
        session ->
            document
                .turn()
                .hold(session)
                .flatMap(held -> postings.lock(session, document.posting().key()))
                .flatMap(
                    current ->
                        current.isEmpty() || !waits(current.get())
                            ? Uni.createFrom().item(current.orElse(document.posting()))
                            : replanning
                                .plan(session, current.get())
                                .flatMap(
                                    state ->
                                        state.isEmpty()
                                            ? Uni.createFrom().item(current.get())
                                            : remembered(session, current.get(), state.get()))));
  }

  private Uni<Posting> remembered(Mutiny.Session session, Posting current, PostingState state) {
    Posting next = current.with(state);
    return remembering.remember(session, next).replaceWith(next);
  }

  private static boolean waits(Posting posting) {
    return posting.state() instanceof PostingState.Waiting;
  }
}
