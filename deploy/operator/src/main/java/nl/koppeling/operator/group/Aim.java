package nl.koppeling.operator.group;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.koppeling.operator.terminal.Refused;
import picocli.CommandLine.Option;

/** The options that say where to; exactly one of them. */
final class Aim {

  @Option(names = "--to-start", description = "At the first record that is still there.")
  boolean start;

  @Option(
      names = "--to-end",
      description = "After the last record; what was not read yet is skipped.")
  boolean end;

  @Option(
      names = "--to",
      paramLabel = "<moment>",
      description = "At the first record of this moment or later, e.g. 2026-11-01T00:00:00Z.")
  Instant moment;

  @Option(
      names = "--to-offset",
      paramLabel = "<partition>:<offset>",
      converter = Place.Converter.class,
      description = "At this offset of this partition; may be given for several.")
  List<Place> places;

  /**
   * @throws Refused when a partition is named twice
   */
  Goal goal() {
    if (start) {
      return new Goal.Start();
    }
    if (end) {
      return new Goal.End();
    }
    return moment != null ? new Goal.At(moment) : new Goal.Offsets(byPartition());
  }

  private Map<Integer, Long> byPartition() {
    Map<Integer, Long> offsets = new HashMap<>();
    for (Place place : places) {
      if (offsets.put(place.partition(), place.offset()) != null) {
        throw new Refused("Partition " + place.partition() + " is named twice.");
      }
    }
    return offsets;
  }
}
