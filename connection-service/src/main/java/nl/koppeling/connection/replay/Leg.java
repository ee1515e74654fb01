package nl.koppeling.connection.replay;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import nl.koppeling.replay.ParkedDocument;
import nl.koppeling.replay.Stretch;
import nl.koppeling.replay.Tally;

/** A part of a replay that one service does, and how far it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Leg.Reread.class, name = "reread"),
  @JsonSubTypes.Type(value = Leg.Recall.class, name = "recall")
})
sealed interface Leg {

  /** The service. */
  String reader();

  /** What came of it so far. */
  Tally tally();

  /** Records or documents looked at so far. */
  long read();

  /** Records or documents there are. */
  long of();

  boolean over();

  /** The same from the beginning. */
  Leg anew();

  /**
   * Records of a topic.
   *
   * @param stretches all of it
   * @param rest what is left of it
   */
  record Reread(String reader, List<Stretch> stretches, List<Stretch> rest, Tally tally)
      implements Leg {
    public Reread {
      stretches = List.copyOf(stretches);
      rest = List.copyOf(rest);
    }

    static Reread of(String reader, List<Stretch> stretches) {
      return new Reread(reader, stretches, stretches, Tally.NONE);
    }

    /** The topic, as the broker names it. */
    String topic() {
      return stretches.getFirst().topic();
    }

    Reread went(List<Stretch> left, Tally more) {
      return new Reread(reader, stretches, left, tally.plus(more));
    }

    @Override
    public long read() {
      return of() - length(rest);
    }

    @Override
    public long of() {
      return length(stretches);
    }

    private static long length(List<Stretch> all) {
      return all.stream().mapToLong(Stretch::length).sum();
    }

    @Override
    public boolean over() {
      return rest.isEmpty();
    }

    @Override
    public Reread anew() {
      return of(reader, stretches);
    }
  }

  /**
   * Documents that are parked for a reason, in the order of their ids.
   *
   * @param after the last one that was taken; null at the beginning
   */
  record Recall(
      String reader,
      String reason,
      ParkedDocument after,
      long read,
      long of,
      boolean over,
      Tally tally)
      implements Leg {

    static Recall of(String reader, String reason, long count) {
      return new Recall(reader, reason, null, 0, count, count == 0, Tally.NONE);
    }

    Recall went(ParkedDocument to, int documents, boolean last, Tally more) {
      return new Recall(reader, reason, to, read + documents, of, last, tally.plus(more));
    }

    @Override
    public Recall anew() {
      return of(reader, reason, of);
    }
  }
}
