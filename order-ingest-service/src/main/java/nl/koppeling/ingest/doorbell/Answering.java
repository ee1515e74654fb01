package nl.koppeling.ingest.doorbell;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.Lane;
import nl.koppeling.events.trace.Traces;
import nl.koppeling.ingest.doorbell.Doorbells.Bell;
import nl.koppeling.ingest.orders.Belief;
import nl.koppeling.ingest.orders.Gathering;
import nl.koppeling.ingest.orders.OrderDesk;
import nl.koppeling.ingest.shop.Access;
import nl.koppeling.ingest.shop.ShopTrouble;
import nl.koppeling.ingest.shop.Shops;
import nl.koppeling.shop.ShopAnswer;
import nl.koppeling.turns.Backoff;
import nl.koppeling.turns.Turn;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Reads the orders somebody rang for, one by one. An order that is not (yet) visible is asked for
 * again after 2, 10 and 60 seconds; then it is gone if we knew it, and left to the poll if not. So
 * is one the shop shows as it was before what we know; then it counts.
 */
@ApplicationScoped
public class Answering {

  private static final Logger LOG = Logger.getLogger(Answering.class);
  private static final List<Duration> NOT_VISIBLE_YET =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(60));
  private static final int MOST_ATTEMPTS = 10;
  private static final Map<String, String> SIX_DECIMALS = Map.of("dp", "6");

  private final Mutiny.SessionFactory sessions;
  private final Doorbells doorbells;
  private final Shops shops;
  private final Gathering gathering;
  private final OrderDesk desk;

  Answering(
      Mutiny.SessionFactory sessions,
      Doorbells doorbells,
      Shops shops,
      Gathering gathering,
      OrderDesk desk) {
    this.sessions = sessions;
    this.doorbells = doorbells;
    this.shops = shops;
    this.gathering = gathering;
    this.desk = desk;
  }

  /**
   * Answers due bells until there are none or the turn is spent; true when the shop answered one.
   */
  public Uni<Boolean> answerAll(Turn turn, ConnectionChanged connection, Access access) {
    return sessions
        .withSession(s -> doorbells.next(s, connection.connectionId()))
        .flatMap(
            bell -> {
              if (bell.isEmpty() || turn.spent()) {
                return Uni.createFrom().item(false);
              }
              turn.countDocument();
              return Traces.within(
                      bell.get().traceparent(),
                      "read order",
                      () -> answer(turn, connection, access, bell.get()))
                  .flatMap(done -> answerAll(turn, connection, access))
                  .replaceWith(true);
            });
  }

  private Uni<Void> answer(Turn turn, ConnectionChanged connection, Access access, Bell bell) {
    return shops
        .one(access, "orders/" + bell.orderId(), SIX_DECIMALS)
        .flatMap(order -> store(turn, connection, access, bell, order))
        .onFailure(ShopTrouble.class)
        .recoverWithUni(e -> trouble(turn, connection, bell, (ShopTrouble) e));
  }

  private Uni<Void> store(
      Turn turn, ConnectionChanged connection, Access access, Bell bell, JsonNode order) {
    if (order.path("id").asLong() != bell.orderId()) {
      return Uni.createFrom().failure(Shops.notWhatWasAsked());
    }
    return gathering
        .complete(connection, access, List.of(order))
        .flatMap(
            fetched ->
                sessions.withTransaction(
                    session ->
                        turn.hold(session)
                            .flatMap(
                                held ->
                                    desk.store(
                                        session, connection, fetched, m -> Lane.LIVE, belief(bell)))
                            .flatMap(
                                doubtful ->
                                    doubtful.isEmpty()
                                        ? doorbells.answered(session, bell)
                                        : askAgain(session, bell))));
  }

  /** An order from before what is known is asked for as long as one that is not there yet. */
  private static Belief belief(Bell bell) {
    return bell.attempts() < NOT_VISIBLE_YET.size() ? Belief.ALONE : Belief.INSISTED;
  }

  private Uni<Void> askAgain(Mutiny.Session session, Bell bell) {
    return doorbells.postpone(session, bell, NOT_VISIBLE_YET.get(bell.attempts()));
  }

  private Uni<Void> trouble(
      Turn turn, ConnectionChanged connection, Bell bell, ShopTrouble trouble) {
    if (trouble.answer() instanceof ShopAnswer.NotFound) {
      return notVisible(turn, connection, bell);
    }
    // Other bells and the poll must not wait for one order the shop cannot show.
    Duration wait = Backoff.after(bell.attempts() + 1, ThreadLocalRandom.current().nextDouble());
    return sessions
        .withTransaction(
            s ->
                turn.hold(s)
                    .flatMap(
                        held ->
                            bell.attempts() + 1 >= MOST_ATTEMPTS
                                ? doorbells.answered(s, bell)
                                : doorbells.postpone(s, bell, wait)))
        .flatMap(done -> Uni.createFrom().failure(trouble));
  }

  private Uni<Void> notVisible(Turn turn, ConnectionChanged connection, Bell bell) {
    return sessions.withTransaction(
        s ->
            turn.hold(s)
                .flatMap(
                    held ->
                        bell.attempts() < NOT_VISIBLE_YET.size()
                            ? askAgain(s, bell)
                            : giveUp(s, connection, bell)));
  }

  private Uni<Void> giveUp(Mutiny.Session session, ConnectionChanged connection, Bell bell) {
    return desk.gone(session, connection, bell.orderId())
        .invoke(
            known -> {
              if (!known) {
                LOG.warnf(
                    "connection %s: rung for order %d, which the shop does not have",
                    bell.connectionId(), bell.orderId());
              }
            })
        .flatMap(known -> doorbells.answered(session, bell));
  }
}
