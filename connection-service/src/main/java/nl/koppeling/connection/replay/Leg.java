package nl.koppeling.connection.replay;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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
   * Records of a partition.
   *
   * @param next the offset to go on from
   */
  record Reread(String reader, Stretch stretch, long next, Tally tally) implements Leg {

    static Reread of(String reader, Stretch stretch) {
      return new Reread(reader, stretch, stretch.from(), Tally.NONE);
    }

    /** What is left of it. */
    Stretch rest() {
      return new Stretch(stretch.topic(), stretch.partition(), next, stretch.to());
    }

    /** One step further; a reader that does not move is at the end of what there is. */
    Reread went(long to, Tally more) {
      return new Reread(reader, stretch, Math.max(next, to), tally.plus(more));
    }

    @Override
    public long read() {
      return next - stretch.from();
    }

    @Override
    public long of() {
      return stretch.length();
    }

    @Override
    public boolean over() {
      return next >= stretch.to();
    }

    @Override
    public Reread anew() {
      return of(reader, stretch);
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
