package nl.koppeling.connection.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import nl.koppeling.connection.ownership.Caller.Person;
import nl.koppeling.connection.town.Database;
import nl.koppeling.connection.town.Owner;
import nl.koppeling.connection.town.TownResource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the database itself keeps apart, whatever a query forgets. The service's role owns its
 * tables, so all of this is about the owner too.
 */
@QuarkusTest
@WithTestResource(BackingServices.class)
@WithTestResource(TownResource.class)
class RowLevelSecurityTest {

  private static final int AT_ONCE = 48;

  /** A row of a connection in every table that the set-up leaves empty. */
  private static final List<String> ROWS =
      List.of(
          "insert into activation (reference_hash, connection_id, owner, expires_at)"
              + " values (gen_random_uuid(), ?, 'x', now())",
          "insert into backfill_progress (connection_id, version, state, done, per_minute)"
              + " values (?, 1, 'DONE', 1, 1)",
          "insert into connection_copy (connection_id, version, body) values (?, 1, '')",
          "insert into connection_fault (connection_id, side, source, code, nl, en, since)"
              + " values (?, 'SHOP', 'test', 'X', 'x', 'x', now())",
          "insert into doctor_visit (connection_id, at) values (?, now())",
          "insert into invitation (id, connection_id, reference_hash, address, expires_at)"
              + " values (gen_random_uuid(), ?, gen_random_uuid(), 'x', now() + interval '1 day')",
          "insert into mail (connection_id, owner, kind, occasion, sent_at)"
              + " values (?, 'x', 'ORDERS_PARKED', 'test', now())",
          "insert into month_reading (connection_id, month, place, asked_at, due)"
              + " values (?, '2026-11-01', 'SHOP', now(), false)",
          "insert into notification_off (connection_id, owner, kind) values (?, 'x', 'ORDERS_PARKED')",
          "insert into order_history (connection_id, order_id, event_id, document, refund_id, revision,"
              + " said_at, station, kind, modified_at, facts)"
              + " values (?, 7, gen_random_uuid(), 'SALE', 0, 1, now(), 'INGEST', 'x', now(), '{}')",
          "insert into order_reason (connection_id, code, order_id, refund_id) values (?, 'X', 7, 0)",
          "insert into settings_check (connection_id, due) values (?, now() + interval '1 day')"
              + " on conflict do nothing",
          "insert into shop_approval (reference_hash, connection_id, owner, browser_hash, expires_at)"
              + " values (gen_random_uuid(), ?, 'x', 'x', now())");

  @Inject DataSource database;
  @Inject Pool pool;
  @Inject Sessions sessions;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  private final Person anna = new Person("anna-" + UUID.randomUUID(), false);
  private final Person bert = new Person("bert-" + UUID.randomUUID(), false);
  private UUID ofAnna;
  private UUID ofBert;

  @BeforeEach
  void twoPeople() throws SQLException {
    String token = new Tokens(realm).ofUser("owner");
    ofAnna = connectionOf(anna, token);
    ofBert = connectionOf(bert, token);
  }

  /** Found in the database itself: a new table without the protection fails. */
  @Test
  void everyTableWithRowsOfConnectionsIsForced() throws SQLException {
    assertThat(tables()).hasSizeGreaterThanOrEqualTo(18);
    for (String table : tables()) {
      assertThat(
              number(
                  "*",
                  "select count(*) from pg_class c join pg_policy p on p.polrelid = c.oid"
                      + " where c.oid = '"
                      + table
                      + "'::regclass and c.relrowsecurity and c.relforcerowsecurity"))
          .as(table)
          .isEqualTo(1);
    }
  }

  @Test
  void withoutAWordNothingIsSeenNotEvenByTheTablesOwner() throws SQLException {
    assertThat(
            number(
                "*",
                "select count(*) from pg_tables where tablename = 'connection'"
                    + " and tableowner = current_user"))
        .isEqualTo(1);
    for (String table : tables()) {
      String all = "select count(*) from " + table;
      assertThat(number("*", all)).as(table).isGreaterThanOrEqualTo(2);
      assertThat(number("", all)).as(table).isZero();
    }
  }

  /** The query forgets for which connection it asks. */
  @Test
  void aQueryThatForgetsTheConnectionSeesOnesOwn() throws SQLException {
    for (String table : tables()) {
      assertThat(ids(anna, table)).as(table).containsExactly(ofAnna);
      assertThat(ids(bert, table)).as(table).containsExactly(ofBert);
      assertThat(seen(sessions.forConnection(ofAnna, session -> ids(session, table))))
          .as(table)
          .containsExactly(ofAnna);
      assertThat(seen(sessions.forNone(session -> ids(session, table)))).as(table).isEmpty();
    }
  }

  @Test
  void anothersRowIsNeitherWrittenNorChangedNorDeleted() throws SQLException {
    for (String table : tables()) {
      String id = column(table);
      String foreign = " where " + id + " = '" + ofBert + "'";
      assertThat(changed(ofAnna, "update " + table + " set " + id + " = " + id + foreign))
          .as(table)
          .isZero();
      assertThat(changed(ofAnna, "delete from " + table + foreign)).as(table).isZero();
      assertThatThrownBy(
              () -> changed(ofAnna, "update " + table + " set " + id + " = '" + ofBert + "'"))
          .as(table)
          .hasMessageContaining("row-level security");
    }
    assertThatThrownBy(
            () ->
                changed(
                    ofAnna,
                    "insert into doctor_visit (connection_id, at) values ('"
                        + UUID.randomUUID()
                        + "', now())"))
        .hasMessageContaining("row-level security");
  }

  @Test
  void aPersonWithoutConnectionsSeesNone() {
    assertThat(ids(new Person("nobody", false), "connection")).isEmpty();
    assertThat(ids(new Person("*", false), "connection")).isEmpty();
    assertThat(ids(new Person(ofAnna.toString(), false), "connection")).isEmpty();
    assertThat(ids(new Person("nobody", true), "connection")).contains(ofAnna, ofBert);
  }

  @Test
  void aPooledConnectionKeepsNothingOfTheTransactionBefore() throws Exception {
    together(
        200,
        i ->
            i % 3 == 0
                ? failing(session -> ids(session, "connection"))
                : i % 3 == 1
                    ? sessions.forAll(session -> ids(session, "connection"))
                    : sessions.forPerson(anna, session -> ids(session, "connection")));

    List<Set<UUID>> seen =
        together(200, i -> sessions.forNone(session -> ids(session, "connection")));

    assertThat(seen).allMatch(Set::isEmpty);
  }

  @Test
  void aThousandInterleavedTransactionsOfTwoPeopleNeverMix() throws Exception {
    List<Set<UUID>> seen =
        together(
            1_000,
            i ->
                switch (i % 5) {
                  case 0 -> failing(session -> ids(session, "order_overview"));
                  case 1 -> sessions.forNone(session -> ids(session, "order_overview"));
                  default -> sessions.forPerson(i % 2 == 0 ? anna : bert, this::slowly);
                });

    for (int i = 0; i < seen.size(); i++) {
      Set<UUID> expected = i % 5 < 2 ? Set.of() : i % 2 == 0 ? Set.of(ofAnna) : Set.of(ofBert);
      assertThat(seen.get(i)).as("transaction %d", i).isEqualTo(expected);
    }
  }

  /** It does not join: it would change for whom the other one works. */
  @Test
  void aTransactionInsideAnotherOneIsOneOfItsOwn() {
    Set<UUID> seen =
        await(
            sessions.forPerson(
                anna,
                session ->
                    sessions
                        .forPerson(bert, other -> ids(other, "connection"))
                        .invoke(inner -> assertThat(inner).containsExactly(ofBert))
                        .chain(() -> ids(session, "connection"))));

    assertThat(seen).containsExactly(ofAnna);
  }

  @Test
  void aQuestionOverAllEndsWithItsAnswer() {
    Set<UUID> after =
        await(
            sessions.forPerson(
                anna,
                session ->
                    Sessions.overAll(session, () -> ids(session, "connection"))
                        .invoke(all -> assertThat(all).contains(ofAnna, ofBert))
                        .chain(() -> ids(session, "connection"))));

    assertThat(after).containsExactly(ofAnna);
  }

  /** It would have no effect, and never come again. */
  @Test
  void anEventIsNotTakenWithoutSayingWhoseItIs() {
    UUID event = UUID.randomUUID();

    assertThatThrownBy(() -> await(sessions.forNone(session -> take(session, event))))
        .hasStackTraceContaining("without saying for which connection");
    int taken = await(sessions.forConnection(ofAnna, session -> take(session, event)));
    assertThat(taken).isOne();
  }

  @Test
  void theServiceDoesNotStartWhereItWouldSeeAll() throws SQLException {
    new RowSecurity(pool).start(null);
    try {
      changed(null, "alter table mail no force row level security");
      assertThatThrownBy(() -> new RowSecurity(pool).start(null))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("KOPPELING_DB_USER");
    } finally {
      changed(null, "alter table mail force row level security");
    }
  }

  private UUID connectionOf(Person person, String token) throws SQLException {
    UUID id = UUID.fromString(new Owner(token).draft());
    Database.change(
        database,
        "update connection_owner set owner = '" + person.subject() + "' where connection_id = ?",
        id);
    Database.order(database, id, 7, "SAME", "PARKED", "x");
    for (String row : ROWS) {
      Database.change(database, row, id);
    }
    return id;
  }

  private List<String> tables() throws SQLException {
    List<String> names = new ArrayList<>(List.of("connection"));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select c.table_name from information_schema.columns c"
                    + " join information_schema.tables t using (table_schema, table_name)"
                    + " where c.table_schema = 'public' and t.table_type = 'BASE TABLE'"
                    + " and c.column_name = 'connection_id' order by 1")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static String column(String table) {
    return table.equals("connection") ? "id" : "connection_id";
  }

  /** A number, asked by the service's role with this word and no other. */
  private long number(String word, String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement say =
              connection.prepareStatement("select set_config('koppeling.connections', ?, true)");
          Statement statement = connection.createStatement()) {
        say.setString(1, word);
        say.executeQuery().close();
        try (ResultSet rows = statement.executeQuery(sql)) {
          rows.next();
          return rows.getLong(1);
        }
      } finally {
        connection.rollback();
      }
    }
  }

  /** How many rows a statement changed, working for a connection (undone), or for all (kept). */
  private int changed(UUID id, String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(id == null);
      try (Statement statement = connection.createStatement()) {
        if (id != null) {
          statement.execute("set local koppeling.connections = '" + id + "'");
        }
        return statement.executeUpdate(sql);
      } finally {
        if (id != null) {
          connection.rollback();
        }
      }
    }
  }

  private Set<UUID> ids(Person person, String table) {
    return seen(sessions.forPerson(person, session -> ids(session, table)));
  }

  private static Set<UUID> seen(Uni<Set<UUID>> ids) {
    return await(ids);
  }

  private static Uni<Set<UUID>> ids(Mutiny.Session session, String table) {
    return session
        .createNativeQuery("select distinct " + column(table) + " from " + table, UUID.class)
        .getResultList()
        .map(HashSet::new);
  }

  /** Twice, and others come in between. */
  private Uni<Set<UUID>> slowly(Mutiny.Session session) {
    return ids(session, "order_overview")
        .call(
            () ->
                session
                    .createNativeQuery("select cast(pg_sleep(0.002) as text)", String.class)
                    .getSingleResult())
        .flatMap(
            first ->
                ids(session, "order_overview")
                    .invoke(second -> assertThat(second).isEqualTo(first)));
  }

  /** A transaction for everybody that fails in the end; nothing is seen of it. */
  private <T> Uni<Set<UUID>> failing(Function<Mutiny.Session, Uni<T>> work) {
    return sessions
        .forAll(
            session ->
                work.apply(session)
                    .chain(() -> Uni.createFrom().<Set<UUID>>failure(new IllegalStateException())))
        .onFailure()
        .recoverWithItem(Set.of());
  }

  private static Uni<Integer> take(Mutiny.Session session, UUID event) {
    return session
        .createNativeQuery("insert into inbox (event_id) values (:id)")
        .setParameter("id", event)
        .executeUpdate();
  }

  private static List<Set<UUID>> together(int count, IntFunction<Uni<Set<UUID>>> each)
      throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Set<UUID>>> all =
          IntStream.range(0, count)
              .mapToObj(i -> threads.submit(() -> await(each.apply(i))))
              .toList();
      List<Set<UUID>> seen = new ArrayList<>();
      for (Future<Set<UUID>> one : all) {
        seen.add(one.get());
      }
      return seen;
    }
  }

  private static <T> T await(Uni<T> uni) {
    try {
      return VertxContextSupport.subscribeAndAwait(() -> uni);
    } catch (Throwable failure) {
      throw new IllegalStateException(failure);
    }
  }
}
