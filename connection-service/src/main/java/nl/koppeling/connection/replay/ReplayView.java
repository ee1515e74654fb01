package nl.koppeling.connection.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.replay.Tally;

/**
 * A replay as operators see it.
 *
 * @param needsSecond a second operator has to approve before it can start
 * @param read records or documents looked at in the present phase
 * @param of so many there are
 * @param rehearsal what would happen, by reader and topic
 * @param outcome what happened; empty before it was started
 * @param acts absent in a list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayView(
    UUID id,
    String state,
    String why,
    String topic,
    String reader,
    Instant from,
    Instant to,
    Integer partition,
    Long fromOffset,
    Long toOffset,
    UUID connection,
    Long order,
    String reason,
    String askedBy,
    Instant askedAt,
    Instant rehearsedAt,
    boolean needsSecond,
    String approvedBy,
    long read,
    long of,
    String trouble,
    List<Line> rehearsal,
    List<Line> outcome,
    List<Act> acts) {

  /** What one reader makes of one topic, or of the documents parked at it ({@code parked}). */
  record Line(
      String reader,
      String topic,
      long events,
      long done,
      long nothing,
      long kept,
      long work,
      long bookings,
      long unreadable) {}

  static ReplayView of(Replay replay, List<Act> acts) {
    Selection selection = replay.selection();
    ReplayState state = replay.state();
    Journey phase = state.outcome().orElse(state.rehearsal());
    ReplayState.Rehearsed rehearsed = rehearsed(state);
    return new ReplayView(
        replay.id(),
        Replays.name(state),
        replay.why(),
        selection.topic(),
        selection.reader(),
        selection.from(),
        selection.to(),
        selection.partition(),
        selection.fromOffset(),
        selection.toOffset(),
        selection.connection(),
        selection.order(),
        selection.reason(),
        replay.askedBy().name(),
        replay.askedAt(),
        rehearsed == null ? null : rehearsed.at(),
        rehearsed != null && rehearsed.needsSecond(),
        rehearsed == null || rehearsed.approvedBy() == null ? null : rehearsed.approvedBy().name(),
        phase.read(),
        phase.of(),
        replay.trouble().isEmpty() ? null : replay.trouble(),
        lines(state.rehearsal()),
        state.outcome().map(ReplayView::lines).orElse(List.of()),
        acts);
  }

  private static ReplayState.Rehearsed rehearsed(ReplayState state) {
    return switch (state) {
      case ReplayState.Rehearsed now -> now;
      case ReplayState.Running running -> running.rehearsed();
      case ReplayState.Done done -> done.rehearsed();
      case ReplayState.Rehearsing not -> null;
      case ReplayState.Stopped not -> null;
    };
  }

  private static List<Line> lines(Journey journey) {
    Map<List<String>, Tally> byReader = new LinkedHashMap<>();
    for (Leg leg : journey.legs()) {
      byReader.merge(List.of(leg.reader(), source(leg)), leg.tally(), Tally::plus);
    }
    return byReader.entrySet().stream()
        .map(entry -> line(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String source(Leg leg) {
    return switch (leg) {
      case Leg.Reread reread -> reread.topic();
      case Leg.Recall recall -> "parked";
    };
  }

  private static Line line(List<String> key, Tally tally) {
    return new Line(
        key.getFirst(),
        key.getLast(),
        tally.events(),
        tally.done(),
        tally.nothing(),
        tally.kept(),
        tally.work(),
        tally.bookings(),
        tally.unreadable());
  }
}
