package nl.koppeling.connection.preview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.credentials.Vault;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.line.Foretelling;
import nl.koppeling.connection.line.Foretold;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.snelstart.ClientKey;

/**
 * Reads the journal of a connection in shadow as it would be: the ingest service holds the orders,
 * the others say what they would do with them. Buyers are not looked up, because each is a call.
 */
@ApplicationScoped
public class ReadShadow {

  private final Sessions sessions;
  private final Connections connections;
  private final Vault vault;
  private final Books books;
  private final Foretelling line;
  private final Composing composing;

  @Inject
  ReadShadow(
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

  private record Subject(Connection connection, ClientKey key) {}

  /**
   * The journal of a month; refuses with 404 when the connection is not the person's, 409 when it
   * is not in shadow, and otherwise with what does not answer.
   */
  public Uni<ShadowJournal> read(Caller.Person person, UUID id, YearMonth month) {
    return sessions
        .forPerson(
            person,
            session ->
                connections
                    .find(session, id)
                    .map(person::reads)
                    .invoke(ReadShadow::refuseOutside)
                    .flatMap(
                        connection ->
                            vault
                                .administrationKey(session, id)
                                .map(key -> new Subject(connection, key))))
        .flatMap(subject -> read(subject, month));
  }

  private static void refuseOutside(Connection connection) {
    if (!connection.particulars().shadow()) {
      throw Refusal.of(RefusalCode.NOT_IN_SHADOW);
    }
  }

  private Uni<ShadowJournal> read(Subject subject, YearMonth month) {
    ConnectionChanged connection = ReadPreview.announced(subject.connection());
    LocalDate from = month.atDay(1);
    LocalDate until = month.plusMonths(1).atDay(1);
    return line.shadows(connection.connectionId(), from, until, 0)
        .flatMap(
            first ->
                preview(subject, connection, from, until, first)
                    .map(preview -> journal(month, first.total(), preview)));
  }

  private Uni<Preview> preview(
      Subject subject,
      ConnectionChanged connection,
      LocalDate from,
      LocalDate until,
      Foretold.Shadows first) {
    boolean nothing =
        first.total() <= first.orders().size()
            && first.orders().stream().allMatch(order -> order.sale().isEmpty());
    return nothing
        ? Uni.createFrom().item(composing.unbooked(connection, first.orders()))
        : books
            .open(subject.key(), ReadPreview.administration(subject.connection()))
            .flatMap(
                open ->
                    parts(connection, open, from, until, first, 0, new ArrayList<>())
                        .map(looks -> Preview.of(looks, open.ledgers(), open.journals())));
  }

  private Uni<List<Preview.Look>> parts(
      ConnectionChanged connection,
      Books.Open open,
      LocalDate from,
      LocalDate until,
      Foretold.Shadows part,
      int page,
      List<Preview.Look> sofar) {
    return composing
        .composed(connection, open, part.orders(), false)
        .flatMap(
            composed -> {
              sofar.addAll(composed.orders());
              boolean more =
                  part.orders().size() == Foretelling.PAGE && sofar.size() < ShadowJournal.MOST;
              return more
                  ? line.shadows(connection.connectionId(), from, until, page + 1)
                      .flatMap(next -> parts(connection, open, from, until, next, page + 1, sofar))
                  : Uni.createFrom().item(sofar);
            });
  }

  private static ShadowJournal journal(YearMonth month, long seen, Preview preview) {
    return new ShadowJournal(
        month, seen, seen > preview.orders().size(), Sums.of(preview), preview);
  }
}
