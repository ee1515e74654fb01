package nl.koppeling.sandbox.snelstart.faults;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.books.PeriodLock;

/**
 * One thing that is to go wrong. Everything but the kind may be null and then matches everything.
 *
 * @param method HTTP method in capitals
 * @param path template such as {@code /relaties/{id}}, or an actual path below {@code /v2}
 * @param times how often it strikes; 0 until cleared; null once, or until cleared for the lasting
 * @param seconds how long it holds, delays or asks to wait
 * @param from first day of a locked period
 * @param to last day of a locked period
 * @param lock who locks the period: owner, accountant or vat-return
 * @param number invoice number that is pretended to be taken
 */
public record Fault(
    FaultKind kind,
    String method,
    String path,
    Integer times,
    UUID administration,
    Integer seconds,
    LocalDate from,
    LocalDate to,
    PeriodLock.Kind lock,
    String number) {

  private static final int LONGEST_SECONDS = 3600;
  private static final int DEFAULT_SECONDS = 5;

  /** Refuses what could not strike. */
  public Fault {
    Objects.requireNonNull(kind, "kind");
    require(seconds == null || seconds >= 0 && seconds <= LONGEST_SECONDS, "seconds: 0 to 3600");
    require(times == null || times >= 0, "times: 0 or more");
    require(
        kind != FaultKind.LOCKED_PERIOD || from != null && to != null,
        "a locked period needs from and to");
    require(
        kind != FaultKind.DUPLICATE_NUMBER || number != null, "a duplicate number needs number");
  }

  private static void require(boolean condition, String text) {
    if (!condition) {
      throw new IllegalArgumentException(text);
    }
  }

  /** Seconds to hold, delay or ask for. */
  public int secondsOrDefault() {
    return seconds == null ? DEFAULT_SECONDS : seconds;
  }

  /** How often it strikes; 0 until cleared. */
  public int strikes() {
    if (times != null) {
      return times;
    }
    return kind.strikesOnce() ? 1 : 0;
  }

  boolean concerns(Target target) {
    return (method == null || method.equalsIgnoreCase(target.method()))
        && (administration == null || administration.equals(target.administration()))
        && (path == null
            ? !target.onlyByName()
            : path.equalsIgnoreCase(target.template()) || path.equalsIgnoreCase(target.path()));
  }

  /**
   * The request a fault may strike.
   *
   * @param onlyByName true where only a fault that names the path may strike: the token host
   */
  public record Target(
      String method, String template, String path, UUID administration, boolean onlyByName) {}
}
