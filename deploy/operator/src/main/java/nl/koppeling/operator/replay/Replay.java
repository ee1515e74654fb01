package nl.koppeling.operator.replay;

import java.util.List;
import java.util.Objects;

/**
 * A replay as the API tells it; instants are in the API's own words.
 *
 * @param read records or documents looked at in the present phase
 * @param of so many there are
 * @param trouble why it waits and is tried again; null when it does not
 */
record Replay(
    String id,
    State state,
    String why,
    String topic,
    String reader,
    String from,
    String to,
    Integer partition,
    Long fromOffset,
    Long toOffset,
    String connection,
    Long order,
    String reason,
    String askedBy,
    String askedAt,
    String rehearsedAt,
    boolean needsSecond,
    String approvedBy,
    long read,
    long of,
    String trouble,
    List<Tally> rehearsal,
    List<Tally> outcome,
    List<Act> acts) {

  enum State {
    REHEARSING,
    REHEARSED,
    RUNNING,
    DONE,
    STOPPED,
    FAILED
  }

  /** Who did what to it. */
  record Act(String at, String who, String deed, String detail) {}

  Replay {
    Objects.requireNonNull(id);
    Objects.requireNonNull(state);
    rehearsal = rehearsal == null ? List.of() : List.copyOf(rehearsal);
    outcome = outcome == null ? List.of() : List.copyOf(outcome);
    acts = acts == null ? List.of() : List.copyOf(acts);
  }

  boolean waitsForSecond() {
    return needsSecond && approvedBy == null;
  }

  /** What is chosen, in a few words. */
  String selection() {
    StringBuilder words = new StringBuilder();
    if (reason != null) {
      words.append("parked with ").append(reason);
    } else {
      words.append(topic == null ? "all topics" : topic);
      add(words, " partition ", partition);
      add(words, " offsets from ", fromOffset);
      add(words, " before ", toOffset);
      add(words, " from ", from);
      add(words, " to ", to);
    }
    add(words, " for ", reader);
    add(words, " connection ", connection);
    add(words, " order ", order);
    return words.toString();
  }

  /** Why it failed or who stopped it: the last act. */
  String lastWord() {
    if (acts.isEmpty()) {
      return "no more is known.";
    }
    Act last = acts.getLast();
    return last.detail() == null || last.detail().isBlank()
        ? last.deed() + " by " + last.who()
        : last.detail();
  }

  private static void add(StringBuilder words, String before, Object value) {
    if (value != null) {
      words.append(before).append(value);
    }
  }
}
