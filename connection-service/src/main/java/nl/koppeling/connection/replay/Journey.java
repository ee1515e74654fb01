package nl.koppeling.connection.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.koppeling.replay.Tally;

/** All legs of a replay; they are gone one after the other. */
record Journey(List<Leg> legs) {
  Journey {
    legs = List.copyOf(legs);
  }

  /** The leg that is to be gone on with; empty when all are over. */
  Optional<Leg> current() {
    return legs.stream().filter(leg -> !leg.over()).findFirst();
  }

  /** With the current leg one step further. */
  Journey went(Leg further) {
    List<Leg> next = new ArrayList<>(legs);
    int index =
        IntStream.range(0, legs.size())
            .filter(i -> !legs.get(i).over())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the journey is over"));
    next.set(index, further);
    return new Journey(next);
  }

  boolean over() {
    return current().isEmpty();
  }

  /** The same from the beginning. */
  Journey anew() {
    return new Journey(legs.stream().map(Leg::anew).toList());
  }

  /** Everything together. */
  Tally tally() {
    return legs.stream().map(Leg::tally).reduce(Tally.NONE, Tally::plus);
  }

  long read() {
    return legs.stream().mapToLong(Leg::read).sum();
  }

  long of() {
    return legs.stream().mapToLong(Leg::of).sum();
  }
}
