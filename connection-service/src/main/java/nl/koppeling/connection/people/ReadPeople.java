package nl.koppeling.connection.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.people.Invitations.Invitation;
import nl.koppeling.connection.registry.Connections;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who owns a connection and who is invited to, for its owners and for operators. */
@ApplicationScoped
public class ReadPeople {

  private static final String OWNERS =
      "select p.owner, coalesce(c.address, ''), p.since from connection_owner p"
          + " left join owner_contact c on c.owner = p.owner"
          + " where p.connection_id = :id order by p.since, p.owner";

  private final Sessions sessions;
  private final Connections connections;
  private final Invitations invitations;

  @Inject
  ReadPeople(Sessions sessions, Connections connections, Invitations invitations) {
    this.sessions = sessions;
    this.connections = connections;
    this.invitations = invitations;
  }

  /**
   * An owner.
   *
   * @param subject of the token, which names the person in the audit log too
   * @param address the verified one of the last visit; empty when unknown
   * @param since UTC
   * @param you the one who asks
   */
  public record OwnerView(String subject, String address, Instant since, boolean you) {
    @Override
    public String toString() {
      return "OwnerView[" + subject + "]";
    }
  }

  /** All of them. */
  public record People(List<OwnerView> owners, List<Invitation> invitations) {
    public People {
      owners = List.copyOf(owners);
      invitations = List.copyOf(invitations);
    }
  }

  /** The people, those who came first before the others. */
  public Uni<People> read(Caller.Person person, UUID id) {
    return sessions.forPerson(
        person,
        session ->
            connections
                .find(session, id)
                .map(person::reads)
                .flatMap(connection -> owners(session, id, person))
                .flatMap(
                    owners ->
                        invitations.open(session, id).map(invited -> new People(owners, invited))));
  }

  static Uni<List<OwnerView>> owners(Mutiny.Session session, UUID id, Caller.Person person) {
    return session
        .createNativeQuery(OWNERS, Tuple.class)
        .setParameter("id", id)
        .getResultList()
        .map(rows -> rows.stream().map(row -> owner(row, person)).toList());
  }

  private static OwnerView owner(Tuple row, Caller.Person person) {
    String subject = row.get(0, String.class);
    return new OwnerView(
        subject,
        row.get(1, String.class),
        row.get(2, OffsetDateTime.class).toInstant(),
        subject.equals(person.subject()));
  }
}
