package nl.koppeling.connection.handout;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.faults.Fault;
import nl.koppeling.connection.faults.Faults;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.events.ConnectionFaulted.Side;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Remembers, for the owner, what minting a token found out about the administration's key. */
@ApplicationScoped
class FoundOut {

  private static final Logger LOG = Logger.getLogger(FoundOut.class);

  private final Sessions sessions;
  private final Connections connections;
  private final Faults faults;
  private final AuditLog audit;
  private final String source;

  @Inject
  FoundOut(
      Sessions sessions,
      Connections connections,
      Faults faults,
      AuditLog audit,
      @ConfigProperty(name = "quarkus.application.name") String source) {
    this.sessions = sessions;
    this.connections = connections;
    this.faults = faults;
    this.audit = audit;
    this.source = source;
  }

  /** The key works: what we said before is over. */
  Uni<Void> works(Connection.Active connection) {
    return sessions.forConnection(
        connection.id(),
        session -> faults.clear(session, connection.id(), Side.ADMINISTRATION, source));
  }

  /** The connection stays active with a fault; work resumes when the key is replaced. */
  Uni<Void> refused(Connection.Active connection, RefusalCode code) {
    LOG.warnf("connection %s: %s", connection.id(), code);
    return sessions.forConnection(
        connection.id(),
        session ->
            connections
                .lock(session, connection.id())
                .flatMap(
                    now ->
                        sameCredentials(now, connection)
                            ? faults.record(session, now.id(), fault(code))
                            : Uni.createFrom().voidItem()));
  }

  /** The connection is paused: nothing may land in an administration that is not the pinned one. */
  Uni<Void> administrationChanged(Connection.Active connection) {
    LOG.errorf("connection %s leads to another administration; paused", connection.id());
    return sessions.forConnection(
        connection.id(),
        session ->
            connections
                .lock(session, connection.id())
                .flatMap(
                    now ->
                        now instanceof Connection.Active active && sameCredentials(now, connection)
                            ? pause(session, active)
                            : Uni.createFrom().voidItem()));
  }

  private Uni<Void> pause(Mutiny.Session session, Connection.Active active) {
    return connections
        .save(session, active.paused(Connection.PauseCause.ADMINISTRATION_CHANGED))
        .chain(() -> faults.record(session, active.id(), fault(RefusalCode.ADMINISTRATION_CHANGED)))
        .chain(
            () ->
                audit.happened(
                    session,
                    active.id(),
                    Deed.PAUSED,
                    Connection.PauseCause.ADMINISTRATION_CHANGED.name()));
  }

  /** A key that was replaced meanwhile is not to blame for what its predecessor did. */
  private static boolean sameCredentials(Connection now, Connection.Active tried) {
    return now.particulars().credentialsVersion() == tried.particulars().credentialsVersion();
  }

  private Fault fault(RefusalCode code) {
    return new Fault(Side.ADMINISTRATION, code.wire(), code.nl(), code.en(), source, Instant.now());
  }
}
