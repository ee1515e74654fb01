package nl.koppeling.connection.setup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.proof.AdministrationProof;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.connection.settings.Proposal;
import nl.koppeling.events.BookingSettings;

/** Reads what settings are chosen from, with what was chosen or else is proposed. */
@ApplicationScoped
public class ReadBooks {

  private final Sessions sessions;
  private final Connections connections;
  private final Tried tried;
  private final AdministrationProof proof;

  @Inject
  ReadBooks(Sessions sessions, Connections connections, Tried tried, AdministrationProof proof) {
    this.sessions = sessions;
    this.connections = connections;
    this.tried = tried;
    this.proof = proof;
  }

  /**
   * What there is to choose from.
   *
   * @param settings as confirmed before, else as proposed
   * @param confirmed true: they were confirmed before
   */
  public record Choice(
      Connection connection,
      AdministrationProof.Books books,
      BookingSettings settings,
      boolean confirmed) {

    /** Ledgers and journals that can be chosen, as in the answer to a proof. */
    public List<ProofView.LedgerChoice> ledgers() {
      return ProofView.ledgers(books);
    }

    public List<ProofView.JournalChoice> journals() {
      return ProofView.journals(books);
    }
  }

  /** Asks the administration; fails with a {@link Refusal}. */
  public Uni<Choice> read(Caller.Person owner, UUID id) {
    return tried
        .read(owner, id)
        .flatMap(
            connection ->
                tried
                    .administrationKey(connection)
                    .flatMap(proof::prove)
                    .flatMap(books -> choice(connection, books)));
  }

  private Uni<Choice> choice(Connection connection, AdministrationProof.Books books) {
    Optional<BookingSettings> known =
        switch (connection) {
          case Connection.Proven proven -> proven.settings();
          case Connection.Active active -> Optional.of(active.settings());
          case Connection.Paused paused -> Optional.of(paused.settings());
          default -> throw Refusal.of(RefusalCode.CONNECTION_NOT_PROVEN);
        };
    return known
        .map(settings -> Uni.createFrom().item(new Choice(connection, books, settings, true)))
        .orElseGet(
            () ->
                proposal(connection, books)
                    .map(settings -> new Choice(connection, books, settings, false)));
  }

  private Uni<BookingSettings> proposal(Connection connection, AdministrationProof.Books books) {
    return sessions.forConnection(
        connection.id(),
        session ->
            connections
                .prefixesOfOthers(session, connection.id(), books.company().administrationId())
                .map(
                    taken ->
                        Proposal.of(
                            connection.particulars().shop().home(),
                            books.company(),
                            books.ledgers(),
                            books.journals(),
                            books.shelf().groups(),
                            taken)));
  }
}
