package nl.koppeling.images;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What the images are made from.
 *
 * @param revision the commit, with {@code -changed} when the checkout is not what was committed
 * @param time of the commit: everything in an image is as old as that, so that it can be made again
 */
record Commit(String revision, Instant time) {

  /** Of a checkout; one without git is of no known commit and as old as its jars. */
  static Commit of(Path checkout) {
    return Commands.tried(checkout, List.of("git", "log", "-1", "--format=%H %cI"))
        .map(line -> line.split(" "))
        .map(
            line ->
                new Commit(
                    line[0] + (changed(checkout) ? "-changed" : ""),
                    OffsetDateTime.parse(line[1]).toInstant()))
        .orElseGet(() -> new Commit("unknown", Instant.parse(Pom.of(checkout).outputTimestamp())));
  }

  private static boolean changed(Path checkout) {
    return !Commands.run(checkout, List.of("git", "status", "--porcelain")).isEmpty();
  }
}
