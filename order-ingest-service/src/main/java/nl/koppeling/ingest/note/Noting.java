package nl.koppeling.ingest.note;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.ingest.note.NoteState.GivenUp;
import nl.koppeling.ingest.note.NoteState.Trying;
import nl.koppeling.ingest.note.NoteState.Wanted;
import nl.koppeling.ingest.note.NoteState.Why;
import nl.koppeling.ingest.note.NoteState.Written;
import nl.koppeling.ingest.shop.Access;
import nl.koppeling.ingest.shop.ShopTrouble;
import nl.koppeling.ingest.shop.Shops;
import nl.koppeling.shop.ShopAnswer;
import nl.koppeling.turns.Turn;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Writes notes, one by one, behind everything else. A note never holds up the reading of orders: an
 * unclear answer about one is a state of that note.
 */
@ApplicationScoped
public class Noting {

  private static final Logger LOG = Logger.getLogger(Noting.class);

  private final Mutiny.SessionFactory sessions;
  private final Notes notes;
  private final Shops shops;
  private final NoteSettings settings;
  private final MeterRegistry meters;

  Noting(
      Mutiny.SessionFactory sessions,
      Notes notes,
      Shops shops,
      NoteSettings settings,
      MeterRegistry meters) {
    this.sessions = sessions;
    this.notes = notes;
    this.shops = shops;
    this.settings = settings;
    this.meters = meters;
  }

  /** Writes notes until none is due or the turn is spent; true when the shop was asked. */
  public Uni<Boolean> note(Turn turn, ConnectionChanged connection, Access access) {
    if (turn.spent() || !connection.intake().orderNotes()) {
      return Uni.createFrom().item(false);
    }
    return sessions
        .withSession(s -> notes.next(s, turn.connectionId(), access.credentialsVersion()))
        .flatMap(
            next -> {
              if (next.isEmpty()) {
                return Uni.createFrom().item(false);
              }
              turn.countDocument();
              return one(turn, access, next.get())
                  .flatMap(done -> note(turn, connection, access))
                  .replaceWith(true);
            });
  }

  private Uni<Void> one(Turn turn, Access access, OrderNote note) {
    return switch (note.state()) {
      case Wanted wanted -> write(turn, access, note, wanted.begun());
      case Trying trying -> look(turn, access, note, trying);
      case Written written -> Uni.createFrom().voidItem();
      case GivenUp up -> Uni.createFrom().voidItem();
    };
  }

  /** What is about to be done is stored first; who finds it so after a crash looks. */
  private Uni<Void> write(Turn turn, Access access, OrderNote note, Trying trying) {
    return save(turn, note.as(trying), settings.settle())
        .flatMap(stored -> shops.post(access, path(note), body(note)))
        .flatMap(made -> written(turn, note, trying, id(made)))
        .onFailure(ShopTrouble.class)
        .recoverWithUni(e -> notWritten(turn, access, note, trying, (ShopTrouble) e));
  }

  private static Map<String, Object> body(OrderNote note) {
    return Map.of("note", note.text(), "customer_note", false);
  }

  private static String path(OrderNote note) {
    return "orders/" + note.orderId() + "/notes";
  }

  private Uni<Void> written(Turn turn, OrderNote note, Trying trying, OptionalLong id) {
    return id.isEmpty()
        ? unclear(turn, note, trying)
        : save(turn, note.as(trying.written(id.getAsLong())), Duration.ZERO)
            .invoke(() -> count("written"));
  }

  private static OptionalLong id(JsonNode made) {
    long id = made.path("id").asLong(0);
    return id > 0 ? OptionalLong.of(id) : OptionalLong.empty();
  }

  /** Only an answer that surely says "not carried out" leads back to writing. */
  private Uni<Void> notWritten(
      Turn turn, Access access, OrderNote note, Trying trying, ShopTrouble trouble) {
    return switch (trouble.answer()) {
      case ShopAnswer.PermissionMissing missing -> mayNot(turn, access, note, trying);
      case ShopAnswer.NotFound notFound -> notFound(turn, note, trying, notFound);
      case ShopAnswer.BadRequest bad -> giveUp(turn, note, trying, Why.NOT_ACCEPTED);
      case ShopAnswer.Unavailable unavailable -> unclear(turn, note, trying);
      case ShopAnswer.Json unexpected -> unclear(turn, note, trying);
      case ShopAnswer.KeyRefused refused -> concernsAll(turn, note, trying, trouble);
      case ShopAnswer.Throttled throttled -> concernsAll(turn, note, trying, trouble);
      case ShopAnswer.AddressRefused refused -> concernsAll(turn, note, trying, trouble);
    };
  }

  /** Only the order itself is a reason to give up; the whole API may be hidden for a while. */
  private Uni<Void> notFound(Turn turn, OrderNote note, Trying trying, ShopAnswer.NotFound answer) {
    return answer.code().endsWith("_invalid_id")
        ? giveUp(turn, note, trying, Why.ORDER_GONE)
        : unclear(turn, note, trying);
  }

  /** Said once for each key; the doctor says it whenever somebody looks. */
  private Uni<Void> mayNot(Turn turn, Access access, OrderNote note, Trying trying) {
    LOG.warnf("connection %s: its key may not write, so no notes are written", turn.connectionId());
    count("not_allowed");
    return sessions.withTransaction(
        s ->
            turn.hold(s)
                .flatMap(held -> notes.save(s, note.as(trying.notCarriedOut()), Duration.ZERO))
                .flatMap(saved -> notes.refused(s, note, access.credentialsVersion())));
  }

  private Uni<Void> giveUp(Turn turn, OrderNote note, Trying trying, Why why) {
    LOG.infof("connection %s: order %d gets no note: %s", turn.connectionId(), note.orderId(), why);
    return save(turn, note.as(trying.givenUp(why)), Duration.ZERO).invoke(() -> count("given_up"));
  }

  private Uni<Void> unclear(Turn turn, OrderNote note, Trying trying) {
    if (note.attempts() + 1 >= settings.attempts()) {
      return giveUp(turn, note, trying, Why.UNRESOLVED);
    }
    count("unclear");
    return save(turn, note.as(trying).afterAnotherAttempt(), settings.settle());
  }

  private Uni<Void> concernsAll(Turn turn, OrderNote note, Trying trying, ShopTrouble trouble) {
    return save(turn, note.as(trying.notCarriedOut()), Duration.ZERO)
        .flatMap(saved -> Uni.createFrom().failure(trouble));
  }

  private Uni<Void> look(Turn turn, Access access, OrderNote note, Trying trying) {
    return shops
        .list(access, path(note), Map.of("type", "internal"))
        .flatMap(listing -> looked(turn, note, trying, ours(listing, note)))
        .onFailure(ShopTrouble.class)
        .recoverWithUni(e -> notRead(turn, note, trying, (ShopTrouble) e));
  }

  private static OptionalLong ours(Shops.Listing listing, OrderNote note) {
    return listing.elements().stream()
        .filter(n -> n.path("note").asText("").contains(note.mark()))
        .mapToLong(n -> n.path("id").asLong())
        .findFirst();
  }

  private Uni<Void> looked(Turn turn, OrderNote note, Trying trying, OptionalLong ours) {
    NoteState next = trying.looked(ours);
    if (next instanceof Written) {
      count("found");
    }
    Duration wait = next instanceof Trying ? settings.settle() : Duration.ZERO;
    return save(turn, note.as(next), wait);
  }

  private Uni<Void> notRead(Turn turn, OrderNote note, Trying trying, ShopTrouble trouble) {
    return switch (trouble.answer()) {
      case ShopAnswer.NotFound notFound -> notFound(turn, note, trying, notFound);
      case ShopAnswer.Unavailable unavailable -> unclear(turn, note, trying);
      default ->
          save(turn, note, settings.settle()).flatMap(saved -> Uni.createFrom().failure(trouble));
    };
  }

  private Uni<Void> save(Turn turn, OrderNote note, Duration wait) {
    return sessions.withTransaction(s -> turn.hold(s).flatMap(held -> notes.save(s, note, wait)));
  }

  private void count(String result) {
    meters.counter("koppeling.ingest.notes", "result", result).increment();
  }
}
