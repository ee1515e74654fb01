package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingState;
import nl.koppeling.invoice.posting.SalesOrderState;

/** Which step a document takes in which state. */
@ApplicationScoped
class Steps {

  private final Administrations administrations;
  private final Recompose recompose;
  private final BookSale bookSale;
  private final ResolveBooking resolveBooking;
  private final SettleSale settleSale;
  private final ResolvePayment resolvePayment;
  private final MakeSalesOrder makeSalesOrder;

  Steps(
      Administrations administrations,
      Recompose recompose,
      BookSale bookSale,
      ResolveBooking resolveBooking,
      SettleSale settleSale,
      ResolvePayment resolvePayment,
      MakeSalesOrder makeSalesOrder) {
    this.administrations = administrations;
    this.recompose = recompose;
    this.bookSale = bookSale;
    this.resolveBooking = resolveBooking;
    this.settleSale = settleSale;
    this.resolvePayment = resolvePayment;
    this.makeSalesOrder = makeSalesOrder;
  }

  /** Takes the next step; a booking made just now is settled in the same breath. */
  Uni<Posting> take(Document document, Instant now) {
    return switch (document.posting().state()) {
      case PostingState.Waiting waiting -> recompose.compose(document);
      case PostingState.Planned planned ->
          administrations
              .open(document, 1)
              .flatMap(open -> bookSale.send(open, document, planned.intend()))
              .flatMap(after -> settled(document.with(after)));
      case PostingState.BookIntended leftBehind ->
          resolveBooking.resolve(document, leftBehind.unclear(now));
      case PostingState.BookInDoubt doubt -> resolveBooking.resolve(document, doubt);
      case PostingState.Booked booked -> settleSale.settle(document, booked);
      case PostingState.PayIntended leftBehind ->
          resolvePayment.resolve(document, leftBehind.unclear(now));
      case PostingState.PayInDoubt doubt -> resolvePayment.resolve(document, doubt);
      case SalesOrderState.OrderPlanned planned -> makeSalesOrder.make(document, planned);
      case SalesOrderState.OrderIntended leftBehind ->
          makeSalesOrder.resolve(document, leftBehind.unclear(now));
      case SalesOrderState.OrderInDoubt doubt -> makeSalesOrder.resolve(document, doubt);
      case PostingState.Skipped s -> nothing(document);
      case PostingState.Parked p -> nothing(document);
      case PostingState.BookedElsewhere b -> nothing(document);
      case PostingState.BookUnresolved b -> nothing(document);
      case PostingState.Unsettled u -> nothing(document);
      case PostingState.Settled s -> nothing(document);
      case PostingState.LeftOpen l -> nothing(document);
      case SalesOrderState.OrderUnresolved o -> nothing(document);
      case SalesOrderState.Ordered o -> nothing(document);
      case SalesOrderState.OrderedDifferently o -> nothing(document);
    };
  }

  private Uni<Posting> settled(Document document) {
    return document.posting().state() instanceof PostingState.Booked booked
        ? settleSale.settle(document, booked)
        : Uni.createFrom().item(document.posting());
  }

  /** Such a state is never due; if it were, failing makes it visible. */
  private static Uni<Posting> nothing(Document document) {
    return Uni.createFrom()
        .failure(
            new IllegalStateException(
                "due in state " + document.posting().state().getClass().getSimpleName()));
  }
}
