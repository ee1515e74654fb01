package nl.koppeling.connection.replay;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.ReplayCode;
import nl.koppeling.replay.Stretch;

/** An operator asks for a replay; it is rehearsed at once, and nothing else happens. */
@ApplicationScoped
class AskReplay {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 200;

  private final Sessions sessions;
  private final Replays replays;
  private final Readers readers;
  private final ParkedRows parked;

  @Inject
  AskReplay(Sessions sessions, Replays replays, Readers readers, ParkedRows parked) {
    this.sessions = sessions;
    this.replays = replays;
    this.readers = readers;
    this.parked = parked;
  }

  /**
   * What is meant is fixed now: what is written or parked later is not part of it.
   *
   * @throws Refusal when nothing is meant, or a reader does not answer
   */
  Uni<Replay> ask(Operator who, Selection selection, String why) {
    String reason = why == null ? "" : why.strip();
    if (reason.length() < SHORTEST || reason.length() > LONGEST) {
      throw Refusal.of(ReplayCode.REPLAY_REASON_MISSING);
    }
    return legs(selection)
        .map(
            legs -> {
              if (legs.isEmpty()) {
                throw Refusal.of(ReplayCode.REPLAY_OF_NOTHING);
              }
              return new Replay(
                  UUID.randomUUID(),
                  selection,
                  reason,
                  who,
                  Instant.now(),
                  new ReplayState.Rehearsing(new Journey(legs)),
                  "");
            })
        .call(this::keep);
  }

  private Uni<Void> keep(Replay replay) {
    return sessions.forNone(
        session ->
            replays
                .add(session, replay)
                .chain(
                    () ->
                        replays.did(
                            session,
                            replay.id(),
                            replay.askedBy().name(),
                            Act.Kind.ASKED,
                            replay.why())));
  }

  private Uni<List<Leg>> legs(Selection selection) {
    return Multi.createFrom()
        .iterable(readers.asked(selection))
        .onItem()
        .transformToUniAndConcatenate(
            reader ->
                selection.parkedFor().isPresent()
                    ? recall(reader, selection)
                    : reread(reader, selection))
        .collect()
        .asList()
        .map(all -> all.stream().flatMap(List::stream).toList());
  }

  private Uni<List<Leg>> recall(String reader, Selection selection) {
    if (!parked.at(reader)) {
      return Uni.createFrom().item(List.of());
    }
    return sessions
        .forAll(
            session -> parked.count(session, reader, selection.reason(), selection.connection()))
        .map(
            count ->
                count == 0 ? List.of() : List.of(Leg.Recall.of(reader, selection.reason(), count)));
  }

  private Uni<List<Leg>> reread(String reader, Selection selection) {
    return readers
        .named(reader)
        .between(selection.topic(), selection.from(), selection.to())
        .map(
            found ->
                found.stream()
                    .flatMap(stretch -> meant(selection, stretch).stream())
                    .collect(
                        Collectors.groupingBy(
                            Stretch::topic, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .map(stretches -> (Leg) Leg.Reread.of(reader, stretches))
                    .toList());
  }

  /** By offset: what of it there is. */
  private static List<Stretch> meant(Selection selection, Stretch found) {
    if (!selection.byOffset()) {
      return List.of(found);
    }
    long from = Math.max(found.from(), selection.fromOffset());
    long to = Math.min(found.to(), selection.toOffset());
    return found.partition() == selection.partition() && from < to
        ? List.of(new Stretch(found.topic(), found.partition(), from, to))
        : List.of();
  }
}
