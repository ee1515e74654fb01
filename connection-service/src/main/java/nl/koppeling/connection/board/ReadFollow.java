package nl.koppeling.connection.board;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.overview.FindOrders;
import nl.koppeling.connection.overview.FollowOrders;
import nl.koppeling.connection.overview.Pulse;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.web.Figures;
import nl.koppeling.connection.web.Live;
import nl.koppeling.connection.web.OrderPaths;
import nl.koppeling.connection.web.Page;

/** Reads what the board shows of time, of a connection a person may see. */
@ApplicationScoped
class ReadFollow {

  private final Sessions sessions;
  private final FollowOrders following;
  private final FindOrders finding;
  private final Pulse pulse;

  @Inject
  ReadFollow(Sessions sessions, FollowOrders following, FindOrders finding, Pulse pulse) {
    this.sessions = sessions;
    this.following = following;
    this.finding = finding;
    this.pulse = pulse;
  }

  /** Refuses with 404. To be read before the rest: what changes meanwhile is then noticed. */
  Uni<Follow> read(Caller.Person person, UUID id, Page page) {
    LocalDate today = LocalDate.now(Figures.AMSTERDAM);
    return following
        .version(person, id, Optional.empty())
        .flatMap(
            version ->
                finding
                    .days(person, id, today.minusDays(DaysCard.DAYS - 1L), today)
                    .flatMap(
                        days ->
                            sessions
                                .forPerson(person, session -> pulse.pace(session, id))
                                .map(
                                    pace ->
                                        new Follow(
                                            PaceLine.of(pace, Instant.now(), page),
                                            DaysCard.of(days, today, page),
                                            new Live(OrderPaths.pulse(id), version)))));
  }
}
