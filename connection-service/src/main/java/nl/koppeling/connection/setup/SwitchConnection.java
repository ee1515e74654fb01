package nl.koppeling.connection.setup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.BiFunction;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.IllegalStep;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.connection.settings.Prefixes;
import nl.koppeling.events.BookingSettings;
import org.hibernate.reactive.mutiny.Mutiny;

/** Switches work on and off. Asking for the state it is in already changes nothing. */
@ApplicationScoped
public class SwitchConnection {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  private final Sessions sessions;
  private final Connections connections;
  private final AuditLog audit;

  @Inject
  SwitchConnection(Sessions sessions, Connections connections, AuditLog audit) {
    this.sessions = sessions;
    this.connections = connections;
    this.audit = audit;
  }

  /** Begins booking, or goes on after a pause. */
  public Uni<Connection> activate(Caller.Person owner, UUID id) {
    return step(owner, id, this::activated);
  }

  /** Begins in shadow: orders are read and judged, nothing is booked. */
  public Uni<Connection> lookAlong(Caller.Person owner, UUID id) {
    return step(
        owner,
        id,
        (session, now) ->
            switch (now) {
              case Connection.Proven proven ->
                  refuseTaken(session, proven, confirmed(proven)).map(ok -> proven.lookingAlong());
              case Connection.Active active when active.particulars().shadow() ->
                  Uni.createFrom().item(active);
              default -> throw new IllegalStep(now, "put in shadow");
            });
  }

  /**
   * Ends the shadow: orders paid from a moment on are booked.
   *
   * @param from not before the day of the connection's start, not in the future
   */
  public Uni<Connection> bookFrom(Caller.Person owner, UUID id, Instant from) {
    return step(
        owner,
        id,
        (session, now) -> {
          if (!(now instanceof Connection.Active active)) {
            throw new IllegalStep(now, "taken out of the shadow");
          }
          Instant start = notBefore(active.particulars().startFrom(), wholeSecond(from));
          if (start.isAfter(Instant.now())) {
            throw Refusal.of(RefusalCode.START_FROM_OUTSIDE);
          }
          return Uni.createFrom().item(active.bookingFrom(start));
        });
  }

  /**
   * A shop says moments of payment in whole seconds: the one of "now" belongs to what is booked.
   */
  private static Instant wholeSecond(Instant from) {
    return from.truncatedTo(ChronoUnit.SECONDS);
  }

  /** The day on which the connection begins is taken from its beginning on. */
  private static Instant notBefore(Instant begins, Instant from) {
    if (!from.isBefore(begins)) {
      return from;
    }
    if (from.isBefore(begins.atZone(AMSTERDAM).toLocalDate().atStartOfDay(AMSTERDAM).toInstant())) {
      throw Refusal.of(RefusalCode.START_FROM_OUTSIDE);
    }
    return begins;
  }

  /** Goes on after a pause. */
  public Uni<Connection> resume(Caller.Person owner, UUID id) {
    return step(
        owner,
        id,
        (session, now) ->
            switch (now) {
              case Connection.Paused paused -> activated(session, paused);
              case Connection.Active active -> Uni.createFrom().item(active);
              default -> throw new IllegalStep(now, "resumed");
            });
  }

  /** Stops booking; orders are kept. */
  public Uni<Connection> pause(Caller.Person owner, UUID id) {
    return step(
        owner,
        id,
        (session, now) ->
            Uni.createFrom()
                .item(
                    switch (now) {
                      case Connection.Active active -> active.paused(Connection.PauseCause.OWNER);
                      case Connection.Paused paused -> paused;
                      default -> throw new IllegalStep(now, "paused");
                    }));
  }

  private Uni<Connection> activated(Mutiny.Session session, Connection now) {
    return switch (now) {
      case Connection.Active active when active.particulars().shadow() ->
          throw new IllegalStep(active, "activated without saying from when");
      case Connection.Active active -> Uni.createFrom().item(active);
      case Connection.Paused paused -> Uni.createFrom().item(resumed(paused));
      case Connection.Proven proven ->
          refuseTaken(session, proven, confirmed(proven)).map(ok -> proven.activated());
      default -> throw Refusal.of(RefusalCode.CONNECTION_NOT_PROVEN);
    };
  }

  private static Connection resumed(Connection.Paused paused) {
    if (paused.cause() == Connection.PauseCause.ADMINISTRATION_CHANGED) {
      throw Refusal.conflict(RefusalCode.ADMINISTRATION_CHANGED);
    }
    if (paused.cause() == Connection.PauseCause.DISCONNECTED) {
      throw Refusal.of(RefusalCode.ADMINISTRATION_DISCONNECTED);
    }
    return paused.resumed();
  }

  private static BookingSettings confirmed(Connection.Proven proven) {
    return proven.settings().orElseThrow(() -> Refusal.of(RefusalCode.SETTINGS_MISSING));
  }

  private Uni<Void> refuseTaken(
      Mutiny.Session session, Connection.Proven proven, BookingSettings settings) {
    UUID administration = proven.findings().administration().id();
    return connections
        .refuseShopTaken(
            session, proven.id(), proven.particulars().shop(), proven.findings().shop().storeId())
        .chain(() -> connections.prefixesOfOthers(session, proven.id(), administration))
        .invoke(
            taken -> {
              if (taken.stream().anyMatch(o -> Prefixes.clash(settings.invoicePrefix(), o))) {
                throw Refusal.of(RefusalCode.PREFIX_TAKEN, settings.invoicePrefix());
              }
            })
        .replaceWithVoid();
  }

  private static Deed deed(Connection now, Connection next) {
    if (next instanceof Connection.Paused) {
      return Deed.PAUSED;
    }
    if (now instanceof Connection.Paused) {
      return Deed.RESUMED;
    }
    return next.particulars().shadow() ? Deed.SHADOWED : Deed.ACTIVATED;
  }

  private Uni<Connection> step(
      Caller.Person owner, UUID id, BiFunction<Mutiny.Session, Connection, Uni<Connection>> step) {
    return sessions
        .forPerson(
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
                                            : connections
                                                .save(session, next)
                                                .chain(
                                                    () ->
                                                        audit.did(
                                                            session, owner, id, deed(now, next))))))
        .onFailure()
        .transform(Conflicts::translate);
  }
}
