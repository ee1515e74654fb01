package nl.koppeling.connection.preview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import nl.koppeling.connection.credentials.Credentials;
import nl.koppeling.connection.credentials.Vault;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.connection.line.Foretelling;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.registry.Announcement;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.events.ConnectionChanged;

/**
 * Shows the last orders of a shop as they would be booked. Each service on the line says what it
 * would do, with the code it works with; its keys are brought along, because a connection that is
 * not on yet is known here only.
 */
@ApplicationScoped
public class ReadPreview {

  private final Sessions sessions;
  private final Connections connections;
  private final Vault vault;
  private final Books books;
  private final Foretelling line;
  private final Composing composing;

  @Inject
  ReadPreview(
      Sessions sessions,
      Connections connections,
      Vault vault,
      Books books,
      Foretelling line,
      Composing composing) {
    this.sessions = sessions;
    this.connections = connections;
    this.vault = vault;
    this.books = books;
    this.line = line;
    this.composing = composing;
  }

  private record Subject(Connection connection, Credentials credentials) {}

  /**
   * The preview; refuses with 404 when the connection is not the person's, 409 before its settings
   * were confirmed, and otherwise with what does not answer.
   */
  public Uni<Preview> read(Caller.Person person, UUID id) {
    return sessions
        .forPerson(
            person,
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

  static ConnectionChanged announced(Connection connection) {
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
                    ? Uni.createFrom().item(composing.unbooked(connection, orders))
                    : books
                        .open(
                            subject.credentials().administrationKey(),
                            administration(subject.connection()))
                        .flatMap(open -> composing.composed(connection, open, orders, true)));
  }

  static Findings.Administration administration(Connection connection) {
    return switch (connection) {
      case Connection.Proven proven -> proven.findings().administration();
      case Connection.Active active -> active.findings().administration();
      case Connection.Paused paused -> paused.findings().administration();
      default -> throw Refusal.of(RefusalCode.CONNECTION_NOT_PROVEN);
    };
  }
}
