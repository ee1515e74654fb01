package nl.koppeling.sandbox.snelstart.books;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is out of the ordinary in one administration, set by whoever tests against it. */
public final class Disturbances {

  private final List<PeriodLock> locks = new CopyOnWriteArrayList<>();
  private final Set<String> takenNumbers = ConcurrentHashMap.newKeySet();
  private volatile Duration visibilityDelay = Duration.ZERO;
  private volatile boolean keysRevoked;

  Disturbances() {}

  /** Locks a period. */
  public void lock(PeriodLock lock) {
    locks.add(lock);
  }

  /** True when a day is locked by that kind of lock. */
  public boolean isLocked(PeriodLock.Kind kind, LocalDate day) {
    return locks.stream().anyMatch(lock -> lock.kind() == kind && lock.covers(day));
  }

  /** Pretends an invoice number is taken by an entry nobody can see. */
  public void take(String number) {
    takenNumbers.add(number.toLowerCase(Locale.ROOT));
  }

  /** True when a number is pretended to be taken. */
  public boolean isTaken(String number) {
    return takenNumbers.contains(number.toLowerCase(Locale.ROOT));
  }

  /** Lets new invoices show up only after a while. */
  public void delayVisibility(Duration delay) {
    visibilityDelay = delay;
  }

  /** How long new invoices stay hidden. */
  public Duration visibilityDelay() {
    return visibilityDelay;
  }

  /** Withdraws every key and the tokens made with them, or gives them back. */
  public void revokeKeys(boolean revoked) {
    keysRevoked = revoked;
  }

  /** True while the keys are withdrawn. */
  public boolean keysRevoked() {
    return keysRevoked;
  }

  /** Back to ordinary. */
  public void clear() {
    locks.clear();
    takenNumbers.clear();
    visibilityDelay = Duration.ZERO;
    keysRevoked = false;
  }
}
