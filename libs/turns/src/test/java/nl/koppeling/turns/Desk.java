package nl.koppeling.turns;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** The service of these tests: notes whom it served and does what the test says. */
@Singleton
class Desk implements TurnWork {

  final List<UUID> served = new CopyOnWriteArrayList<>();
  final ConcurrentMap<UUID, Function<Turn, Uni<Void>>> behaviour = new ConcurrentHashMap<>();
  final ConcurrentMap<UUID, NextDue> remaining = new ConcurrentHashMap<>();

  @Override
  public Uni<Void> serve(Turn turn) {
    served.add(turn.connectionId());
    return behaviour
        .getOrDefault(turn.connectionId(), t -> Uni.createFrom().voidItem())
        .apply(turn);
  }

  @Override
  public Uni<NextDue> nextDue(Mutiny.Session session, UUID connectionId) {
    return Uni.createFrom()
        .item(Optional.ofNullable(remaining.remove(connectionId)).orElse(NextDue.NONE));
  }
}
