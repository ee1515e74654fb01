package nl.koppeling.connection.ownership;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The only way to the tables: every transaction says for whom it works, and the database shows it
 * no row of anybody else (row-level security, V150). What was said ends with the transaction, so a
 * pooled connection keeps nothing. No transaction joins another one: that may work for somebody
 * else.
 */
@ApplicationScoped
public class Sessions {

  private static final String ALL = "*";

  private static final String SAY =
      "select set_config('koppeling.connections', :connections, true)";

  private static final String SAY_PERSON = "select koppeling_work_for(:person)";

  private static final String SAID =
      "select coalesce(current_setting('koppeling.connections', true), '')";

  private final Mutiny.SessionFactory factory;

  @Inject
  Sessions(Mutiny.SessionFactory factory) {
    this.factory = factory;
  }

  /**
   * For a person: the connections that are theirs when the transaction begins; for an operator all
   * of them.
   */
  public <T> Uni<T> forPerson(Caller.Person person, Function<Mutiny.Session, Uni<T>> work) {
    return person.operator()
        ? forAll(work)
        : transaction(
            session ->
                session
                    .createNativeQuery(SAY_PERSON, String.class)
                    .setParameter("person", person.subject())
                    .getSingleResult()
                    .chain(() -> work.apply(session)));
  }

  /** For one connection, whoever asks: it is known already that this may be. */
  public <T> Uni<T> forConnection(UUID id, Function<Mutiny.Session, Uni<T>> work) {
    return transaction(session -> only(session, id).chain(() -> work.apply(session)));
  }

  /** For the platform: rounds over all connections, and references that say whose they are. */
  public <T> Uni<T> forAll(Function<Mutiny.Session, Uni<T>> work) {
    return transaction(session -> say(session, ALL).chain(() -> work.apply(session)));
  }

  /** For what belongs to no connection: no row of any is seen. */
  public <T> Uni<T> forNone(Function<Mutiny.Session, Uni<T>> work) {
    return transaction(work);
  }

  /** From here on the transaction works for this connection and for no other. */
  public static Uni<Void> only(Mutiny.Session session, UUID id) {
    return say(session, id.toString());
  }

  /**
   * One question that is about other people's connections too, in a transaction that works for one
   * person; afterwards it does so again. A failure has to undo the transaction.
   */
  public static <T> Uni<T> overAll(Mutiny.Session session, Supplier<Uni<T>> question) {
    return session
        .createNativeQuery(SAID, String.class)
        .getSingleResult()
        .flatMap(said -> say(session, ALL).chain(question::get).call(answer -> say(session, said)));
  }

  private static Uni<Void> say(Mutiny.Session session, String connections) {
    return session
        .createNativeQuery(SAY, String.class)
        .setParameter("connections", connections)
        .getSingleResult()
        .replaceWithVoid();
  }

  private <T> Uni<T> transaction(Function<Mutiny.Session, Uni<T>> work) {
    return factory
        .openSession()
        .flatMap(
            session ->
                session.withTransaction(begun -> work.apply(session)).eventually(session::close));
  }
}
