package nl.koppeling.testkit;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.logging.Logger;

/**
 * Starts parts side by side, each on a thread of its own: the common pool has one thread on a small
 * machine, so that there they would start one after another.
 */
public final class SideBySide {

  static {
    // When two threads are the first to log, one through JBoss's log manager and one through the
    // JDK's, each waits for the other for ever. So somebody logs before there are two.
    Logger.getLogger(SideBySide.class.getName());
  }

  private SideBySide() {}

  public static <T> CompletableFuture<T> start(Supplier<T> part) {
    return CompletableFuture.supplyAsync(part, task -> Thread.ofPlatform().daemon().start(task));
  }
}
