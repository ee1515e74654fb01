package nl.koppeling.connection.recheck;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.credentials.Vault;
import nl.koppeling.connection.faults.Faults;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.proof.AdministrationProof;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.snelstart.ClientKey;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Holds the settings of one working connection after another against its administration and tells
 * the owner what does not fit any more. Nothing is paused: what SnelStart refuses is parked by the
 * one who books it. A token and four reads for each connection.
 */
@ApplicationScoped
class Recheck {

  private static final Logger LOG = Logger.getLogger(Recheck.class);

  private final Sessions sessions;
  private final Connections connections;
  private final Vault vault;
  private final AdministrationProof proof;
  private final Faults faults;
  private final Due due;

  @Inject
  Recheck(
      Sessions sessions,
      Connections connections,
      Vault vault,
      AdministrationProof proof,
      Faults faults,
      Due due) {
    this.sessions = sessions;
    this.connections = connections;
    this.vault = vault;
    this.proof = proof;
    this.faults = faults;
    this.due = due;
  }

  /** Every connection whose moment has come, one at a time. */
  @Scheduled(
      every = "${koppeling.recheck.every}",
      delayed = "2m",
      identity = "settings-recheck",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> round() {
    return Multi.createBy()
        .repeating()
        .uni(this::next)
        .whilst(Optional::isPresent)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Optional<UUID>> next() {
    Instant now = Instant.now();
    Night night = Night.after(now);
    return sessions
        .forAll(session -> due.enrol(session, night).chain(() -> due.take(session, now, night)))
        .call(found -> found.map(this::look).orElseGet(() -> Uni.createFrom().voidItem()));
  }

  /** Looks at one connection; what cannot be asked now is asked next night. */
  Uni<Void> look(UUID id) {
    return sessions
        .forConnection(
            id,
            session ->
                connections
                    .find(session, id)
                    .flatMap(
                        connection ->
                            vault
                                .administrationKey(session, id)
                                .map(key -> new Looked(connection, key))))
        .flatMap(
            looked ->
                looked.connection() instanceof Connection.Active active
                    ? proof.prove(looked.key()).flatMap(books -> compare(active, books))
                    : Uni.createFrom().voidItem())
        .onFailure(Refusal.class)
        .invoke(no -> LOG.infof("settings of connection %s not looked at: %s", id, no.getMessage()))
        .onFailure(Refusal.class)
        .recoverWithNull();
  }

  private record Looked(Connection connection, ClientKey key) {
    @Override
    public String toString() {
      return "Looked[" + connection.id() + "]";
    }
  }

  private Uni<Void> compare(Connection.Active active, AdministrationProof.Books books) {
    UUID administration = books.company().administrationId();
    if (!administration.equals(active.findings().administration().id())) {
      return Uni.createFrom().voidItem(); // found, and the connection paused, with the next token
    }
    List<Refusal.Detail> objections = books.check().objections(active.settings());
    return sessions.forConnection(
        active.id(),
        session ->
            connections
                .lock(session, active.id())
                .flatMap(
                    now ->
                        now.equals(active)
                            ? tell(session, active.id(), objections)
                            : Uni.createFrom().voidItem()));
  }

  private Uni<Void> tell(Mutiny.Session session, UUID id, List<Refusal.Detail> objections) {
    if (objections.isEmpty()) {
      return faults.settingsFit(session, id);
    }
    LOG.warnf("settings of connection %s no longer fit: %d", id, objections.size());
    return faults.settingsOutdated(session, id, objections);
  }
}
