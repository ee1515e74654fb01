package nl.koppeling.invoice.preview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.invoice.booking.RateTable;
import nl.koppeling.invoice.booking.Shelf;
import nl.koppeling.invoice.planning.Rates;
import nl.koppeling.invoice.planning.Shelves;
import nl.koppeling.snelstart.Access;
import nl.koppeling.snelstart.ForeignVatRate;
import nl.koppeling.snelstart.SalesOrders;
import nl.koppeling.snelstart.SnelStart;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What a booking needs to know of its administration: kept when the connection is at work, else
 * read, one to four calls. What is read here is not kept.
 */
@ApplicationScoped
class ReferenceFacts {

  private final Mutiny.SessionFactory sessions;
  private final Rates rates;
  private final Shelves shelves;
  private final SnelStart snelStart;
  private final SalesOrders salesOrders;

  ReferenceFacts(
      Mutiny.SessionFactory sessions,
      Rates rates,
      Shelves shelves,
      SnelStart snelStart,
      SalesOrders salesOrders) {
    this.sessions = sessions;
    this.rates = rates;
    this.shelves = shelves;
    this.snelStart = snelStart;
    this.salesOrders = salesOrders;
  }

  /**
   * VAT rates, and for sales orders the shelf.
   *
   * @param shelf empty when the connection books sales
   */
  record Known(RateTable rates, Optional<Shelf> shelf) {}

  Uni<Known> of(ConnectionChanged connection, Access access) {
    return rates(connection, access)
        .flatMap(table -> shelf(connection, access).map(shelf -> new Known(table, shelf)));
  }

  private Uni<RateTable> rates(ConnectionChanged connection, Access access) {
    return sessions
        .withSession(session -> rates.find(session, connection))
        .flatMap(
            kept ->
                kept.map(table -> Uni.createFrom().item(table))
                    .orElseGet(() -> readRates(connection, access)));
  }

  private Uni<RateTable> readRates(ConnectionChanged connection, Access access) {
    Uni<List<ForeignVatRate>> foreign =
        Rates.foreignNeeded(connection)
            ? snelStart.foreignVatRates(access)
            : Uni.createFrom().item(List.of());
    return snelStart
        .vatRates(access)
        .flatMap(dutch -> foreign.map(abroad -> Rates.table(dutch, abroad)));
  }

  private Uni<Optional<Shelf>> shelf(ConnectionChanged connection, Access access) {
    return Shelves.needed(connection)
        ? sessions
            .withSession(session -> shelves.find(session, connection))
            .flatMap(
                kept ->
                    kept.isPresent()
                        ? Uni.createFrom().item(kept)
                        : readShelf(access).map(Optional::of))
        : Uni.createFrom().item(Optional.empty());
  }

  private Uni<Shelf> readShelf(Access access) {
    return snelStart
        .companyInfo(access)
        .flatMap(
            company ->
                salesOrders
                    .revenueGroups(access)
                    .map(groups -> Shelves.shelf(company.articleCodes(), groups)));
  }
}
