package nl.koppeling.connection.setup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.audit.AuditLog;
import nl.koppeling.connection.audit.Deed;
import nl.koppeling.connection.audit.SettingsDiff;
import nl.koppeling.connection.faults.Faults;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.proof.AdministrationProof;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.connection.settings.Prefixes;
import nl.koppeling.connection.settings.SettingsCheck;
import nl.koppeling.events.BookingSettings;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes an owner's settings after checking every ledger and journal against the administration
 * itself.
 */
@ApplicationScoped
public class ConfirmSettings {

  private final Sessions sessions;
  private final Connections connections;
  private final Tried tried;
  private final AdministrationProof administrationProof;
  private final Faults faults;
  private final AuditLog audit;

  @Inject
  ConfirmSettings(
      Sessions sessions,
      Connections connections,
      Tried tried,
      AdministrationProof administrationProof,
      Faults faults,
      AuditLog audit) {
    this.sessions = sessions;
    this.connections = connections;
    this.tried = tried;
    this.administrationProof = administrationProof;
    this.faults = faults;
    this.audit = audit;
  }

  /**
   * Checks and stores; fails with a {@link Refusal} that names every objection.
   *
   * @param wished as the owner wants it; numbers and the account for foreign VAT are filled in
   */
  public Uni<Connection> confirm(Caller.Person owner, UUID id, BookingSettings wished) {
    return tried
        .read(owner, id)
        .invoke(ConfirmSettings::pinned)
        .flatMap(
            read ->
                tried
                    .administrationKey(read)
                    .flatMap(administrationProof::prove)
                    .map(books -> checked(pinned(read), books, wished))
                    .flatMap(settings -> store(owner, read, settings)))
        .onFailure()
        .transform(Conflicts::translate);
  }

  private static Findings pinned(Connection connection) {
    return switch (connection) {
      case Connection.Proven proven -> proven.findings();
      case Connection.Active active -> active.findings();
      case Connection.Paused paused -> paused.findings();
      default -> throw Refusal.of(RefusalCode.CONNECTION_NOT_PROVEN);
    };
  }

  private static BookingSettings checked(
      Findings pinned, AdministrationProof.Books books, BookingSettings wished) {
    Tried.refuseOther(pinned, books.company());
    SettingsCheck check = books.check();
    List<Refusal.Detail> objections = check.objections(wished);
    if (!objections.isEmpty()) {
      throw Refusal.of(objections);
    }
    return check.completed(wished);
  }

  private Uni<Connection> store(Caller.Person owner, Connection read, BookingSettings settings) {
    return sessions.forPerson(
        owner,
        session ->
            tried
                .again(session, read)
                .call(now -> refusePrefixTaken(session, now, settings.invoicePrefix()))
                .call(now -> log(session, owner, now, settings))
                .map(now -> with(now, settings))
                .call(next -> connections.save(session, next))
                .call(next -> faults.settingsFit(session, next.id())));
  }

  private Uni<Void> log(
      Mutiny.Session session, Caller.Person owner, Connection now, BookingSettings settings) {
    Optional<BookingSettings> before =
        switch (now) {
          case Connection.Proven proven -> proven.settings();
          case Connection.Active active -> Optional.of(active.settings());
          case Connection.Paused paused -> Optional.of(paused.settings());
          default -> Optional.empty();
        };
    return audit.did(
        session,
        owner,
        now.id(),
        Deed.SETTINGS_CHANGED,
        "",
        SettingsDiff.between(before, settings));
  }

  private Uni<Void> refusePrefixTaken(Mutiny.Session session, Connection now, String prefix) {
    return connections
        .prefixesOfOthers(session, now.id(), pinned(now).administration().id())
        .invoke(
            taken -> {
              if (taken.stream().anyMatch(other -> Prefixes.clash(prefix, other))) {
                throw Refusal.of(RefusalCode.PREFIX_TAKEN, prefix);
              }
            })
        .replaceWithVoid();
  }

  private static Connection with(Connection now, BookingSettings settings) {
    return switch (now) {
      case Connection.Proven proven -> proven.with(settings);
      case Connection.Active active -> active.with(samePrefix(active.settings(), settings));
      case Connection.Paused paused -> paused.with(samePrefix(paused.settings(), settings));
      default -> throw Refusal.of(RefusalCode.CONNECTION_NOT_PROVEN);
    };
  }

  /**
   * An order's invoice number can be computed again from the order alone only while the prefix
   * stays.
   */
  private static BookingSettings samePrefix(BookingSettings before, BookingSettings settings) {
    if (!before.invoicePrefix().equals(settings.invoicePrefix())) {
      throw Refusal.of(RefusalCode.PREFIX_FIXED, before.invoicePrefix());
    }
    return settings;
  }
}
