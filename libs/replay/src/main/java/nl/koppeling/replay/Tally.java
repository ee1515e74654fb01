package nl.koppeling.replay;

/**
 * How many events (or documents) had which effect. The sum of the others is {@code events}, but for
 * {@code bookings}, which are part of {@code work}.
 *
 * @param done taken before
 * @param nothing not taken before, and of no effect
 * @param kept rows were written and nobody outside is called
 * @param work outside work follows
 * @param bookings documents that become due to be sent to SnelStart
 * @param unreadable no event of ours, or of a version this release does not know
 */
public record Tally(
    long events, long done, long nothing, long kept, long work, long bookings, long unreadable) {

  /** Nothing counted yet. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

  /** One event that could not be read. */
  public static final Tally UNREADABLE = new Tally(1, 0, 0, 0, 0, 0, 1);

  /** One event with its effect. */
  public static Tally of(Effect effect) {
    return switch (effect) {
      case DONE -> new Tally(1, 1, 0, 0, 0, 0, 0);
      case NOTHING -> new Tally(1, 0, 1, 0, 0, 0, 0);
      case KEPT -> new Tally(1, 0, 0, 1, 0, 0, 0);
      case WORK -> new Tally(1, 0, 0, 0, 1, 0, 0);
      case BOOKING -> new Tally(1, 0, 0, 0, 1, 1, 0);
    };
  }

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(
        events + other.events,
        done + other.done,
        nothing + other.nothing,
        kept + other.kept,
        work + other.work,
        bookings + other.bookings,
        unreadable + other.unreadable);
  }
}
