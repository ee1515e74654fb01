package nl.koppeling.connection.setup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import nl.koppeling.connection.credentials.Vault;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.IllegalStep;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.shop.ShopAddress;
import org.hibernate.reactive.mutiny.Mutiny;

/** The steps of a set-up that ask nobody else: each is saved, and can be taken again. */
@ApplicationScoped
public class StepByStep {

  private final Sessions sessions;
  private final Connections connections;
  private final Vault vault;

  @Inject
  StepByStep(Sessions sessions, Connections connections, Vault vault) {
    this.sessions = sessions;
    this.connections = connections;
    this.vault = vault;
  }

  /** Another address; the key that was given for the old one is destroyed. */
  public Uni<Connection> move(Caller.Person owner, UUID id, ShopAddress shop) {
    return step(
        owner,
        id,
        (session, now) ->
            now instanceof Connection.Draft draft
                ? connections
                    .refuseShopTaken(session, id, shop)
                    .chain(() -> vault.destroyShopKey(session, id))
                    .replaceWith(draft.movedTo(shop))
                : illegal(now, "moved"));
  }

  /** Orders paid before this moment stay out of the books. Possible until work begins. */
  public Uni<Connection> startAt(Caller.Person owner, UUID id, Instant start) {
    return step(
        owner,
        id,
        (session, now) ->
            switch (now) {
              case Connection.Draft draft -> Uni.createFrom().item(draft.startingAt(start));
              case Connection.Proven proven -> Uni.createFrom().item(proven.startingAt(start));
              default -> illegal(now, "given another start");
            });
  }

  /** The owner saw the administration's name and says that it is the right one. */
  public Uni<Connection> confirmAdministration(Caller.Person owner, UUID id) {
    return step(
        owner,
        id,
        (session, now) ->
            switch (now) {
              case Connection.Draft draft -> Uni.createFrom().item(draft.confirmed());
              case Connection.Proven proven -> Uni.createFrom().item(proven);
              default -> illegal(now, "confirmed");
            });
  }

  /** The owner says that it is the wrong one: its key is destroyed. */
  public Uni<Connection> forgetAdministration(Caller.Person owner, UUID id) {
    return step(
        owner,
        id,
        (session, now) ->
            now instanceof Connection.Draft draft
                ? vault
                    .destroyAdministrationKey(session, id)
                    .replaceWith(draft.withoutAdministration())
                : illegal(now, "given another administration"));
  }

  private static Uni<Connection> illegal(Connection now, String step) {
    return Uni.createFrom().failure(new IllegalStep(now, step));
  }

  private Uni<Connection> step(
      Caller.Person owner, UUID id, BiFunction<Mutiny.Session, Connection, Uni<Connection>> step) {
    return sessions.forPerson(
        owner,
        session ->
            connections
                .lock(session, id)
                .map(owner::owns)
                .flatMap(
                    now ->
                        step.apply(session, now)
                            .call(
                                next ->
                                    next.equals(now)
                                        ? Uni.createFrom().voidItem()
                                        : connections.save(session, next))));
  }
}
