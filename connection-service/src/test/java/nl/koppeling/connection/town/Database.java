package nl.koppeling.connection.town;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Looks into the service's tables, past the service. */
public final class Database {

  private Database() {}

  /** Every value of every row of every table, as text; bytes also as text and as base64. */
  public static String dump(DataSource database) throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        try (ResultSet rows =
            statement.executeQuery("select row_to_json(t)::text from \"" + table + "\" t")) {
          while (rows.next()) {
            all.append(table).append(' ').append(rows.getString(1)).append('\n');
          }
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              "select encode(sealed, 'escape'), encode(sealed, 'base64') from connection_secret")) {
        while (rows.next()) {
          all.append(rows.getString(1)).append('\n').append(rows.getString(2)).append('\n');
        }
      }
    }
    return all.toString();
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  /** The wrapped key of a connection's seal. */
  public static String wrappedKey(DataSource database, UUID connectionId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select wrapped_key from connection where id = ?")) {
      query.setObject(1, connectionId);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** How many secrets a connection has. */
  public static int secrets(DataSource database, UUID connectionId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select count(*) from connection_secret where connection_id = ?")) {
      query.setObject(1, connectionId);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  /** How many rows of a table are about a connection. */
  public static int rows(DataSource database, String table, UUID connectionId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select count(*) from " + table + " where connection_id = ?")) {
      query.setObject(1, connectionId);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  /** Whether all these events were taken. */
  public static boolean received(DataSource database, Set<UUID> events) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select count(*) from inbox where event_id = any(?)")) {
      query.setArray(1, connection.createArrayOf("uuid", events.toArray()));
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1) == events.size();
      }
    }
  }

  /** Changes rows past the service; {@code ?} is the connection. */
  public static void change(DataSource database, String sql, UUID connectionId)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement change = connection.prepareStatement(sql)) {
      change.setObject(1, connectionId);
      change.executeUpdate();
    }
  }

  /** The unguessable part of a connection's webhook address. */
  public static String webhookToken(DataSource database, UUID connectionId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select webhook_token from connection where id = ?")) {
      query.setObject(1, connectionId);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  /** Forgets which events were received, as a clean-up does in time. */
  public static void forgetInbox(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("delete from inbox");
    }
  }

  /** Stores settings as another version of the service would have. */
  public static void settings(DataSource database, UUID connectionId, String json)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement("update connection set settings = ? where id = ?")) {
      update.setString(1, json);
      update.setObject(2, connectionId);
      update.executeUpdate();
    }
  }

  /** Settings of this connection are due to be looked at. */
  public static void due(DataSource database, UUID connectionId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "insert into settings_check (connection_id, due) values (?, now() - interval '1 hour')"
                    + " on conflict (connection_id) do update set due = excluded.due")) {
      update.setObject(1, connectionId);
      update.executeUpdate();
    }
  }

  /**
   * A document in the overview, as if the services had told of it.
   *
   * @param reason empty, or why it is parked, in both languages
   */
  public static void order(
      DataSource database,
      UUID connectionId,
      long orderId,
      String number,
      String state,
      String reason)
      throws SQLException {
    String reasons =
        reason.isEmpty()
            ? "[]"
            : "[{\"code\":\"VAT_RATE_UNKNOWN\",\"nl\":\"%s\",\"en\":\"%s\",\"figures\":{}}]"
                .formatted(reason, reason);
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into order_overview (connection_id, order_id, refund_id, number, state, stage,"
                    + " modified_at, total, reasons, invoice_number)"
                    + " values (?, ?, 0, ?, ?, 'INVOICE', now(), 1249.95, ?, ?)")) {
      insert.setObject(1, connectionId);
      insert.setLong(2, orderId);
      insert.setString(3, number);
      insert.setString(4, state);
      insert.setString(5, reasons);
      insert.setString(6, reason.isEmpty() ? "DEMO-" + orderId : "");
      insert.executeUpdate();
    }
  }

  /** How many connections are due to be looked at. */
  public static int due(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select count(*) from settings_check where due <= now()")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Swaps the sealed keys of two connections, as somebody with access to the database could. */
  public static void copySecrets(DataSource database, UUID from, UUID to) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "update connection_secret t set sealed = f.sealed from connection_secret f"
                    + " where f.connection_id = ? and t.connection_id = ? and t.purpose = f.purpose")) {
      update.setObject(1, from);
      update.setObject(2, to);
      update.executeUpdate();
    }
  }

  /** How far earlier orders are, as the order service would have told it. */
  public static void earlierOrders(
      DataSource database, UUID id, String state, int planned, int done) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "insert into backfill_progress as b (connection_id, version, state, planned, done,"
                    + " started_at, finished_at, per_minute) values (?, 1, ?, ?, ?,"
                    + " now() - interval '10 minutes',"
                    + " case when ? = 'DONE' then now() end, 48) on conflict (connection_id)"
                    + " do update set version = b.version + 1, state = excluded.state,"
                    + " done = excluded.done, finished_at = excluded.finished_at")) {
      statement.setObject(1, id);
      statement.setString(2, state);
      statement.setInt(3, planned);
      statement.setInt(4, done);
      statement.setString(5, state);
      statement.executeUpdate();
    }
  }
}
