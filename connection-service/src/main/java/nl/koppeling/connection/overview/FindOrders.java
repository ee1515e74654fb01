package nl.koppeling.connection.overview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;

/** Finds documents of a connection a person may see, and adds them up by day. */
@ApplicationScoped
public class FindOrders {

  /** Documents on a page. */
  public static final int PAGE = 50;

  private static final int MOST_DAYS = 400;

  private final Sessions sessions;
  private final Connections connections;
  private final Overview overview;

  @Inject
  FindOrders(Sessions sessions, Connections connections, Overview overview) {
    this.sessions = sessions;
    this.connections = connections;
    this.overview = overview;
  }

  /** A page of at most 50 documents; {@code next} is empty on the last one. */
  public record Page(List<DocumentView> documents, Optional<Cursor> next) {
    public Page {
      documents = List.copyOf(documents);
    }

    /** One document more than a page was asked for, to know whether there is another. */
    private static Page of(List<DocumentView> found) {
      return found.size() <= PAGE
          ? new Page(found, Optional.empty())
          : new Page(found.subList(0, PAGE), Optional.of(Cursor.after(found.get(PAGE - 1))));
    }
  }

  /** A page of documents, by day, the newest first. */
  public Uni<Page> page(Caller.Person person, UUID id, OrderFilter filter, Optional<Cursor> after) {
    return sessions.forPerson(
        person,
        session ->
            connections
                .find(session, id)
                .invoke(person::reads)
                .chain(() -> overview.search(session, id, filter, after, PAGE + 1))
                .map(Page::of));
  }

  /** Codes of the reasons that documents have now, the most frequent first. */
  public Uni<List<String>> reasons(Caller.Person person, UUID id) {
    return sessions.forPerson(
        person,
        session ->
            connections
                .find(session, id)
                .invoke(person::reads)
                .chain(() -> overview.summary(session, id))
                .map(Summary::reasons));
  }

  /**
   * Counts and euros by day, state and kind, the newest day first.
   *
   * @param from first day (Amsterdam)
   * @param to last day, included; at most 400 days
   */
  public Uni<List<DayTotal>> days(Caller.Person person, UUID id, LocalDate from, LocalDate to) {
    long days = ChronoUnit.DAYS.between(from, to);
    if (days < 0 || days >= MOST_DAYS) {
      throw Refusal.of(OrderCode.SEARCH_INVALID, "from");
    }
    return sessions.forPerson(
        person,
        session ->
            connections
                .find(session, id)
                .invoke(person::reads)
                .chain(() -> overview.days(session, id, from, to)));
  }
}
