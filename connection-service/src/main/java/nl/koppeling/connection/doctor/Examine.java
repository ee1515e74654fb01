package nl.koppeling.connection.doctor;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.credentials.Credentials;
import nl.koppeling.connection.credentials.Vault;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.overview.Overview;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.DoctorCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Examines a connection for its owner, one at a time: at most seven calls of the shop and five of
 * SnelStart; some more of a shop that is hard to get into. The database is not held meanwhile.
 */
@ApplicationScoped
public class Examine {

  /** However many instances run, one examination of a connection in this time. */
  private static final String VISIT =
      "insert into doctor_visit as v (connection_id, at) values (:id, clock_timestamp())"
          + " on conflict (connection_id) do update set at = clock_timestamp()"
          + " where v.at < clock_timestamp() - cast(:millis as bigint) * interval '1 millisecond'";

  private final Sessions sessions;
  private final Connections connections;
  private final Vault vault;
  private final Overview overview;
  private final ShopExamination shops;
  private final BooksExamination books;
  private final Duration rest;

  @Inject
  Examine(
      Sessions sessions,
      Connections connections,
      Vault vault,
      Overview overview,
      ShopExamination shops,
      BooksExamination books,
      @ConfigProperty(name = "koppeling.doctor.rest") Duration rest) {
    this.sessions = sessions;
    this.connections = connections;
    this.vault = vault;
    this.overview = overview;
    this.shops = shops;
    this.books = books;
    this.rest = rest;
  }

  private record Patient(Connection connection, Credentials keys, long closedPeriods) {
    @Override
    public String toString() {
      return "Patient[" + connection.id() + "]";
    }
  }

  /** The diagnosis; refuses with 429 when the connection was examined just now. */
  public Uni<Diagnosis> examine(Caller.Person person, UUID id) {
    return sessions
        .forPerson(person, session -> admit(session, person, id))
        .flatMap(
            patient ->
                shop(patient)
                    .flatMap(
                        ofShop ->
                            books
                                .examine(
                                    patient.connection(),
                                    patient.keys().administrationKey(),
                                    patient.closedPeriods())
                                .map(ofBooks -> together(ofShop, ofBooks))));
  }

  private Uni<Patient> admit(Mutiny.Session session, Caller.Person person, UUID id) {
    return connections
        .find(session, id)
        .map(person::owns)
        .call(() -> visit(session, id))
        .flatMap(
            connection ->
                vault
                    .open(session, id)
                    .flatMap(
                        keys ->
                            overview
                                .withReason(session, id, DoctorCode.PERIOD_CLOSED.wire())
                                .map(closed -> new Patient(connection, keys, closed))));
  }

  private Uni<Void> visit(Mutiny.Session session, UUID id) {
    return session
        .createNativeQuery(VISIT)
        .setParameter("id", id)
        .setParameter("millis", rest.toMillis())
        .executeUpdate()
        .invoke(
            admitted -> {
              if (admitted == 0) {
                throw Refusal.tooSoon(DoctorCode.EXAMINED_JUST_NOW, rest);
              }
            })
        .replaceWithVoid();
  }

  private Uni<List<Finding>> shop(Patient patient) {
    return shops.examine(
        patient.connection().particulars(),
        patient.keys().shopKey(),
        patient.connection() instanceof Connection.Active);
  }

  private static Diagnosis together(List<Finding> ofShop, List<Finding> ofBooks) {
    List<Finding> all = new ArrayList<>(ofShop);
    all.addAll(ofBooks);
    return Diagnosis.of(Instant.now(), all);
  }
}
