package nl.koppeling.access;

import io.smallrye.mutiny.Uni;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The admission of one connection: kept while it is good, and asked for by one at a time. */
final class Desk {

  private Admission kept;
  private Uni<Admission> underWay;

  /** The kept admission when it is good, else the one that is being asked for, else a new one. */
  synchronized Uni<Admission> admission(Predicate<Admission> good, Supplier<Uni<Admission>> ask) {
    if (kept != null && good.test(kept)) {
      return Uni.createFrom().item(kept);
    }
    if (underWay == null) {
      underWay =
          ask.get()
              .onItem()
              .invoke(this::keep)
              .onTermination()
              .invoke(this::done)
              .memoize()
              .indefinitely();
    }
    return underWay;
  }

  private synchronized void keep(Admission admission) {
    kept = admission;
  }

  private synchronized void done() {
    underWay = null;
  }
}
