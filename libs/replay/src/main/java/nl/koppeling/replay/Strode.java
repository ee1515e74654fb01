package nl.koppeling.replay;

import java.util.List;

/**
 * What came of a step.
 *
 * @param rest what is left of its stretches; none when they are over
 * @param tally of the events that were chosen
 */
public record Strode(List<Stretch> rest, Tally tally) {
  public Strode {
    rest = List.copyOf(rest);
  }
}
