package nl.koppeling.connection.preview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.koppeling.connection.credentials.Credentials;
import nl.koppeling.connection.credentials.Vault;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.connection.line.Foretelling;
import nl.koppeling.connection.line.Foretold;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.registry.Announcement;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.seal.Seals;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Shows the last orders of a shop as they would be booked. Each service on the line says what it
 * would do, with the code it works with; its keys are brought along, because a connection that is
 * not on yet is known here only.
 */
@ApplicationScoped
public class ReadPreview {

  private final Mutiny.SessionFactory sessions;
  private final Connections connections;
  private final Vault vault;
  private final Seals seals;
  private final Books books;
  private final Foretelling line;

  @Inject
  ReadPreview(
      Mutiny.SessionFactory sessions,
      Connections connections,
      Vault vault,
      Seals seals,
      Books books,
      Foretelling line) {
    this.sessions = sessions;
    this.connections = connections;
    this.vault = vault;
    this.seals = seals;
    this.books = books;
    this.line = line;
  }

  private record Subject(Connection connection, Credentials credentials) {}

  /**
   * The preview; refuses with 404 when the connection is not the person's, 409 before its settings
   * were confirmed, and otherwise with what does not answer.
   */
  public Uni<Preview> read(Caller.Person person, UUID id) {
    return sessions
        .withTransaction(
            session ->
                connections
                    .find(session, id)
                    .map(person::reads)
                    .invoke(ReadPreview::announced)
                    .flatMap(
                        connection ->
                            vault.open(session, id).map(keys -> new Subject(connection, keys))))
        .flatMap(this::read);
  }

  private static ConnectionChanged announced(Connection connection) {
    return Announcement.foretold(connection)
        .orElseThrow(
            () ->
                Refusal.of(
                    connection instanceof Connection.Proven
                        ? RefusalCode.SETTINGS_MISSING
                        : RefusalCode.CONNECTION_NOT_PROVEN));
  }

  private Uni<Preview> read(Subject subject) {
    ConnectionChanged connection = announced(subject.connection());
    return line.lastOrders(
            connection,
            subject.connection().particulars().shop(),
            subject.credentials().shopKey(),
            Preview.MOST)
        .flatMap(
            orders ->
                orders.stream().allMatch(order -> order.sale().isEmpty())
                    ? Uni.createFrom().item(unbooked(connection, orders))
                    : books
                        .open(
                            subject.credentials().administrationKey(),
                            administration(subject.connection()))
                        .flatMap(open -> composed(connection, open, orders)));
  }

  private Preview unbooked(ConnectionChanged connection, List<Foretold.Intake> orders) {
    Looks looks = looks(connection, List.of(), List.of());
    return new Preview(orders.stream().map(looks::of).toList(), Map.of(), Map.of());
  }

  private Uni<Preview> composed(
      ConnectionChanged connection, Books.Open open, List<Foretold.Intake> orders) {
    List<Foretold.Intake> sales = orders.stream().filter(o -> o.sale().isPresent()).toList();
    return line.buyers(
            connection, open.bearer(), sales.stream().map(o -> o.sale().orElseThrow()).toList())
        .flatMap(
            buyers ->
                line.bookings(connection, open.bearer(), found(sales, buyers))
                    .map(
                        bookings -> {
                          Looks looks = looks(connection, buyers, bookings);
                          return Preview.of(
                              orders.stream().map(looks::of).toList(),
                              open.ledgers(),
                              open.journals());
                        }));
  }

  private static List<Foretelling.Found> found(
      List<Foretold.Intake> sales, List<Foretold.Buyer> buyers) {
    Map<Long, Foretold.Buyer> known = byOrder(buyers, Foretold.Buyer::orderId);
    return sales.stream()
        .map(sale -> new Foretelling.Found(sale, known.get(sale.order().orderId())))
        .filter(found -> found.buyer() != null && found.buyer().found())
        .toList();
  }

  private Looks looks(
      ConnectionChanged connection, List<Foretold.Buyer> buyers, List<Foretold.Bookings> bookings) {
    return new Looks(
        seals.open(connection.connectionId(), connection.wrappedKey()),
        byOrder(buyers, Foretold.Buyer::orderId),
        byOrder(bookings, Foretold.Bookings::orderId));
  }

  private static <T> Map<Long, T> byOrder(List<T> answers, Function<T, Long> order) {
    return answers.stream().collect(Collectors.toMap(order, Function.identity(), (a, b) -> a));
  }

  private static Findings.Administration administration(Connection connection) {
    return switch (connection) {
      case Connection.Proven proven -> proven.findings().administration();
      case Connection.Active active -> active.findings().administration();
      case Connection.Paused paused -> paused.findings().administration();
      default -> throw Refusal.of(RefusalCode.CONNECTION_NOT_PROVEN);
    };
  }
}
