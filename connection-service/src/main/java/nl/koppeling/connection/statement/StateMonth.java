package nl.koppeling.connection.statement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import nl.koppeling.connection.overview.MonthCount;
import nl.koppeling.connection.overview.MonthRow;
import nl.koppeling.connection.overview.MonthRows;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.readback.Readings;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;

/** Makes the completeness statement of a month for a person who may see the connection. */
@ApplicationScoped
public class StateMonth {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  private final Sessions sessions;
  private final Connections connections;
  private final MonthRows rows;
  private final Readings readings;

  @Inject
  StateMonth(Sessions sessions, Connections connections, MonthRows rows, Readings readings) {
    this.sessions = sessions;
    this.connections = connections;
    this.rows = rows;
    this.readings = readings;
  }

  /**
   * Reads a month.
   *
   * @param text yyyy-MM
   * @throws Refusal with status 400 when it is none, or not between 2000 and 2099
   */
  public static YearMonth month(String text) {
    try {
      YearMonth month = YearMonth.parse(text);
      if (month.getYear() >= 2000 && month.getYear() < 2100) {
        return month;
      }
    } catch (DateTimeException noMonth) {
      throw Refusal.of(OrderCode.SEARCH_INVALID, "month");
    }
    throw Refusal.of(OrderCode.SEARCH_INVALID, "month");
  }

  /** The months there is something to state of, the newest first. */
  public Uni<List<MonthCount>> months(Caller.Person person, UUID id) {
    return sessions.forPerson(
        person,
        session ->
            connections
                .find(session, id)
                .invoke(person::reads)
                .chain(() -> rows.months(session, id)));
  }

  /** The statement. */
  public Uni<Statement> statement(Caller.Person person, UUID id, YearMonth month) {
    Tally tally = new Tally();
    Instant now = Instant.now();
    boolean over = YearMonth.from(now.atZone(AMSTERDAM)).isAfter(month);
    return each(person, id, month, tally::add)
        .chain(() -> sessions.forPerson(person, session -> readings.of(session, id, month)))
        .map(readbacks -> tally.statement(month, over, now, Sources.of(readbacks)));
  }

  /** Every document of the month as a CSV file, in the reader's language. */
  public Uni<String> csv(Caller.Person person, UUID id, YearMonth month, boolean english) {
    StatementCsv csv = new StatementCsv(english);
    return each(person, id, month, csv::add).map(done -> csv.toString());
  }

  private Uni<Void> each(Caller.Person person, UUID id, YearMonth month, Consumer<MonthRow> taker) {
    return sessions.forPerson(
        person,
        session ->
            connections
                .find(session, id)
                .invoke(person::reads)
                .chain(() -> rows.each(session, id, month, taker)));
  }
}
