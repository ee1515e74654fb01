package nl.koppeling.ingest.town;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Looks into the service's tables and lets time pass in them. */
public record Tables(DataSource database) {

  public void run(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One value of the connection's row; {@code ?} is the connection. */
  public String value(String sql, UUID connectionId) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, connectionId);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Rows as texts; {@code ?} is the connection. */
  public List<List<String>> rows(String sql, UUID connectionId) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, connectionId);
      List<List<String>> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            row.add(rows.getString(i));
          }
          found.add(row);
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Kinds of what was told of one order, in order. */
  public List<String> story(UUID connectionId, long orderId) {
    return rows(
            "select replace(type, 'nl.koppeling.', '') from outbox where key = cast(? as text) || ':"
                + orderId
                + "' order by seq",
            connectionId)
        .stream()
        .map(List::getFirst)
        .toList();
  }

  /** How an order stands: {@code ACCEPTED}, or another standing and its reason; empty: unknown. */
  public String standing(UUID connectionId, long orderId) {
    return rows(
            "select standing || coalesce(' ' || why, '') from shop_order"
                + " where connection_id = ? and order_id = "
                + orderId,
            connectionId)
        .stream()
        .map(List::getFirst)
        .findFirst()
        .orElse("");
  }

  /** Whoever rang is answered now, also what was not there a moment ago. */
  public void bellsAreDue(UUID connectionId) {
    run("update doorbell set due_at = now() where connection_id = '" + connectionId + "'");
    run(
        "update turn set live_due_at = now(), not_before = '-infinity' where connection_id = '"
            + connectionId
            + "'");
  }

  public long count(String table, UUID connectionId) {
    return Long.parseLong(
        value("select count(*) from " + table + " where connection_id = ?", connectionId));
  }

  /** The interval is over: the walk is due, and so is a turn. */
  public void intervalIsOver(UUID connectionId) {
    due(connectionId, "due_at");
  }

  /** It is time to look at the webhooks. */
  public void checkIsDue(UUID connectionId) {
    due(connectionId, "webhooks_due_at");
  }

  /** It is time to read recent orders again. */
  public void sweepIsDue(UUID connectionId) {
    run(
        "update shop_sweep set due_at = now(), finished_at = null where connection_id = '"
            + connectionId
            + "'");
    run(
        "update turn set backfill_due_at = now(), not_before = '-infinity' where connection_id = '"
            + connectionId
            + "'");
  }

  /** The sweep that was due is finished. */
  public boolean swept(UUID connectionId) {
    return "t"
        .equals(
            value(
                "select finished_at is not null and started_at is null from shop_sweep"
                    + " where connection_id = ?",
                connectionId));
  }

  private void due(UUID connectionId, String column) {
    run("update shop_poll set " + column + " = now() where connection_id = '" + connectionId + "'");
    run(
        "update turn set live_due_at = now(), not_before = '-infinity' where connection_id = '"
            + connectionId
            + "'");
  }

  /** The walk is finished, old orders are read or rest, and nothing is at work. */
  public boolean atRest(UUID connectionId) {
    return "t"
        .equals(
            value(
                "select walk_from is null and due_at > now()"
                    + " and not exists (select 1 from backfill b where b.connection_id ="
                    + " p.connection_id and b.state in ('PLANNED', 'RUNNING'))"
                    + " and (select lease_until is null from turn t where t.connection_id ="
                    + " p.connection_id) from shop_poll p where connection_id = ?",
                connectionId));
  }
}
