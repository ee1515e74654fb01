package nl.koppeling.connection.setup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import nl.koppeling.connection.credentials.Vault;
import nl.koppeling.connection.faults.Fault;
import nl.koppeling.connection.faults.Faults;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.Connection.PauseCause;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.events.ConnectionFaulted.Side;
import nl.koppeling.snelstart.ClientKey;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The coupling was ended in SnelStart: the key is destroyed, work rests and the owner is told. The
 * administration stays pinned, so that work goes on when the same one is coupled again.
 */
@ApplicationScoped
public class Disconnect {

  private static final String SOURCE = "connection-service/activation";

  private final Sessions sessions;
  private final Connections connections;
  private final Vault vault;
  private final Faults faults;

  @Inject
  Disconnect(Sessions sessions, Connections connections, Vault vault, Faults faults) {
    this.sessions = sessions;
    this.connections = connections;
    this.vault = vault;
    this.faults = faults;
  }

  /** Does so when this is the key we have; another one's end is none of ours. */
  public Uni<Void> when(UUID id, ClientKey ended) {
    return sessions.forConnection(
        id,
        session ->
            connections
                .lock(session, id)
                .flatMap(
                    now ->
                        vault
                            .administrationKey(session, id)
                            .onFailure(Refusal.class)
                            .recoverWithNull()
                            .flatMap(
                                key ->
                                    key != null && same(key, ended)
                                        ? disconnect(session, now)
                                        : Uni.createFrom().voidItem())));
  }

  private static boolean same(ClientKey one, ClientKey other) {
    return MessageDigest.isEqual(
        one.value().getBytes(StandardCharsets.UTF_8),
        other.value().getBytes(StandardCharsets.UTF_8));
  }

  private Uni<Void> disconnect(Mutiny.Session session, Connection now) {
    Connection next =
        switch (now) {
          case Connection.Draft draft -> draft.withoutAdministration();
          case Connection.Proven proven -> proven.withoutKey();
          case Connection.Active active -> active.paused(PauseCause.DISCONNECTED);
          case Connection.Paused paused -> paused.because(PauseCause.DISCONNECTED);
          case Connection.Removed removed ->
              throw new IllegalStateException("removed is not found");
        };
    return vault
        .destroyAdministrationKey(session, now.id())
        .chain(() -> connections.save(session, next))
        .chain(() -> tell(session, next));
  }

  private Uni<Void> tell(Mutiny.Session session, Connection next) {
    if (next instanceof Connection.Draft) {
      return Uni.createFrom().voidItem(); // the owner is about to couple anyway
    }
    RefusalCode code = RefusalCode.ADMINISTRATION_DISCONNECTED;
    return faults.record(
        session,
        next.id(),
        new Fault(Side.ADMINISTRATION, code.wire(), code.nl(), code.en(), SOURCE, Instant.now()));
  }
}
