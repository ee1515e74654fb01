package nl.koppeling.turns;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import nl.koppeling.events.Lane;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * One turn: the right to work for one connection, until it is spent or lost. Used by one chain of
 * work at a time.
 */
public final class Turn {

  private static final String HOLD =
      "update turn set lease_until = clock_timestamp() + :lease * interval '1 millisecond'"
          + " where connection_id = :id and owner = :owner and epoch = :epoch"
          + " and lease_until > clock_timestamp()";

  private final UUID connectionId;
  private final String owner;
  private final long epoch;
  private final Lane lane;
  private final TurnSettings settings;
  private final long startedNanos = System.nanoTime();
  private int documents;
  private Duration rest = Duration.ZERO;
  private volatile boolean ended;

  Turn(UUID connectionId, String owner, long epoch, Lane lane, TurnSettings settings) {
    this.connectionId = connectionId;
    this.owner = owner;
    this.epoch = epoch;
    this.lane = lane;
    this.settings = settings;
  }

  public UUID connectionId() {
    return connectionId;
  }

  public long epoch() {
    return epoch;
  }

  /**
   * What the turn was taken for. One that was taken for live work should leave backfill to a later
   * turn, so that live work of others is not kept waiting.
   */
  public Lane lane() {
    return lane;
  }

  /**
   * True when the next connection should be served: enough documents, enough time, a rest was asked
   * for, or this replica stops.
   */
  public boolean spent() {
    return ended
        || documents >= settings.documents()
        || System.nanoTime() - startedNanos >= settings.length().toNanos()
        || !rest.isZero();
  }

  /** The replica stops: the document in hand is the last one. Said by another thread. */
  void end() {
    ended = true;
  }

  /** Counts one document of work. */
  public void countDocument() {
    documents++;
  }

  /**
   * Asks that the connection is left alone for a while (throttled, out of budget, refused). The
   * longest wish wins.
   */
  public void rest(Duration wish) {
    if (wish.compareTo(rest) > 0) {
      rest = wish;
    }
  }

  Duration restWished() {
    return rest;
  }

  String owner() {
    return owner;
  }

  /**
   * Renews the lease inside the transaction of an intent or a result, and so makes sure that only
   * the holder writes. Call it first in every such transaction.
   *
   * @return fails with {@link TurnLost} when somebody else has the connection now; the transaction
   *     then rolls back
   */
  public Uni<Void> hold(Mutiny.Session session) {
    return session
        .createNativeQuery(HOLD)
        .setParameter("lease", settings.lease().toMillis())
        .setParameter("id", connectionId)
        .setParameter("owner", owner)
        .setParameter("epoch", epoch)
        .executeUpdate()
        .invoke(
            rows -> {
              if (rows != 1) {
                throw new TurnLost(connectionId, epoch);
              }
            })
        .replaceWithVoid();
  }
}
