package nl.koppeling.connection.replay;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.ReplayCode;
import org.hibernate.reactive.mutiny.Mutiny;

/** What operators say of a replay: once more, yes, go, stop. Each word is kept. */
@ApplicationScoped
class SteerReplay {

  private final Sessions sessions;
  private final Replays replays;

  @Inject
  SteerReplay(Sessions sessions, Replays replays) {
    this.sessions = sessions;
    this.replays = replays;
  }

  /** Rehearses it anew, over the same records; an approval is forgotten. */
  Uni<Replay> rehearse(Operator who, UUID id) {
    return steer(id, who, Act.Kind.ASKED, replay -> replay.in(replay.state().rehearse()));
  }

  /** A second operator allows it. */
  Uni<Replay> approve(Operator who, UUID id) {
    return steer(
        id,
        who,
        Act.Kind.APPROVED,
        replay -> replay.in(replay.state().approve(replay.askedBy(), who)));
  }

  /** Begins it; one at a time on the whole platform. */
  Uni<Replay> start(Operator who, UUID id) {
    return sessions.forNone(
        session ->
            replays
                .anotherRuns(session, id)
                .chain(
                    another -> {
                      if (another) {
                        throw Refusal.conflict(ReplayCode.REPLAY_ANOTHER_RUNS);
                      }
                      return steer(
                          session,
                          id,
                          who,
                          Act.Kind.STARTED,
                          replay -> replay.in(replay.state().start(Instant.now())));
                    }));
  }

  /** Stops it where it is. */
  Uni<Replay> stop(Operator who, UUID id) {
    return steer(id, who, Act.Kind.STOPPED, replay -> replay.in(replay.state().stop()));
  }

  private Uni<Replay> steer(UUID id, Operator who, Act.Kind deed, UnaryOperator<Replay> change) {
    return sessions.forNone(session -> steer(session, id, who, deed, change));
  }

  private Uni<Replay> steer(
      Mutiny.Session session, UUID id, Operator who, Act.Kind deed, UnaryOperator<Replay> change) {
    return replays
        .lock(session, id)
        .map(found -> found.orElseThrow(() -> Refusal.of(ReplayCode.REPLAY_UNKNOWN)))
        .map(change)
        .call(changed -> replays.steer(session, changed))
        .call(changed -> replays.did(session, id, who.name(), deed, ""));
  }
}
