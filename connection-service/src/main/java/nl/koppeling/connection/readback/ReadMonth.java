package nl.koppeling.connection.readback;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.connection.credentials.Credentials;
import nl.koppeling.connection.credentials.Vault;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.overview.KnownDocuments;
import nl.koppeling.connection.overview.MonthRow;
import nl.koppeling.connection.overview.MonthRows;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.StatementCode;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.snelstart.SalesInvoice;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reads a month back from one place and compares. The place is asked before our ledger is read, so
 * that what arrives meanwhile is not missed here; the database is not held while the place answers.
 */
@ApplicationScoped
class ReadMonth {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  /** What changed in the shop this lately may be on its way to us. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(20);

  private static final int MOST_DOCUMENTS = 20_000;

  private final Sessions sessions;
  private final Connections connections;
  private final Vault vault;
  private final MonthRows rows;
  private final KnownDocuments documents;
  private final ShopMonth shops;
  private final BooksMonth books;

  @Inject
  ReadMonth(
      Sessions sessions,
      Connections connections,
      Vault vault,
      MonthRows rows,
      KnownDocuments documents,
      ShopMonth shops,
      BooksMonth books) {
    this.sessions = sessions;
    this.connections = connections;
    this.vault = vault;
    this.rows = rows;
    this.documents = documents;
    this.shops = shops;
    this.books = books;
  }

  /** Fails with a {@link Refusal}. */
  Uni<Reading> read(Readings.Wish wish) {
    return sessions
        .forConnection(wish.connectionId(), session -> subject(session, wish.connectionId()))
        .flatMap(
            subject ->
                switch (wish.place()) {
                  case SHOP -> shop(subject, wish.month());
                  case SNELSTART -> books(subject, wish.month());
                });
  }

  private record Subject(Connection.Active connection, Credentials keys) {
    @Override
    public String toString() {
      return "Subject[" + connection.id() + "]";
    }
  }

  private Uni<Subject> subject(Mutiny.Session session, UUID id) {
    return connections
        .find(session, id)
        .map(
            connection -> {
              if (connection instanceof Connection.Active active) {
                return active;
              }
              throw Refusal.of(OrderCode.CONNECTION_NOT_WORKING);
            })
        .flatMap(active -> vault.open(session, id).map(keys -> new Subject(active, keys)));
  }

  private Uni<Reading> shop(Subject subject, YearMonth month) {
    UUID id = subject.connection().id();
    Instant begun = Instant.now();
    return ledger(id, month)
        .map(ReadMonth::orders)
        .flatMap(
            orders ->
                shops.read(
                    subject.connection().particulars().shop(),
                    subject.keys().shopKey(),
                    month,
                    orders,
                    subject.connection().particulars().completedStatuses()))
        .flatMap(
            shop ->
                sessions
                    .forConnection(id, session -> documents.ofOrders(session, id, shop.keySet()))
                    .flatMap(
                        known ->
                            ledger(id, month)
                                .map(
                                    ledger ->
                                        againstShop(subject, month, known, begun)
                                            .compare(ledger, shop))));
  }

  private static AgainstShop againstShop(
      Subject subject, YearMonth month, Map<Long, Set<Long>> known, Instant begun) {
    return new AgainstShop(
        month,
        (order, refund) -> known.getOrDefault(order, Set.of()).contains(refund),
        LocalDate.ofInstant(subject.connection().particulars().startFrom(), AMSTERDAM),
        begun.minus(UNDER_WAY));
  }

  private Uni<Reading> books(Subject subject, YearMonth month) {
    UUID id = subject.connection().id();
    UUID administration = subject.connection().findings().administration().id();
    return books
        .read(subject.keys().administrationKey(), administration, month)
        .flatMap(
            found ->
                sessions
                    .forConnection(
                        id,
                        session -> documents.invoiceNumbers(session, id, numbers(found.invoices())))
                    .flatMap(
                        known ->
                            ledger(id, month)
                                .map(
                                    ledger ->
                                        new AgainstBooks(
                                                subject.connection().settings().invoicePrefix(),
                                                known)
                                            .compare(ledger, found))));
  }

  /** With the numbers that a correction corrects. */
  private static Set<String> numbers(List<SalesInvoice> invoices) {
    Set<String> numbers = new HashSet<>();
    for (SalesInvoice invoice : invoices) {
      numbers.add(invoice.invoiceNumber());
      numbers.add(AgainstBooks.base(invoice.invoiceNumber()));
    }
    return numbers;
  }

  private static Set<Long> orders(List<MonthRow> ledger) {
    Set<Long> orders = new HashSet<>();
    ledger.forEach(row -> orders.add(row.document().orderId()));
    return orders;
  }

  private Uni<List<MonthRow>> ledger(UUID id, YearMonth month) {
    List<MonthRow> ledger = new ArrayList<>();
    return sessions
        .forConnection(
            id,
            session ->
                rows.each(
                    session,
                    id,
                    month,
                    row -> {
                      if (ledger.size() == MOST_DOCUMENTS) {
                        throw Refusal.of(StatementCode.MONTH_TOO_LARGE);
                      }
                      ledger.add(row);
                    }))
        .replaceWith(ledger);
  }
}
