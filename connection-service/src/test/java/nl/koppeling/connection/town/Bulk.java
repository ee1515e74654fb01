package nl.koppeling.connection.town;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/** Many documents of one connection at once, as years of selling leave them. */
public final class Bulk {

  private static final String REASONS =
      "[{\"code\":\"%s\",\"nl\":\"Klopt niet.\",\"en\":\"Does not add up.\",\"figures\":{\"found\":\"1.00\"}}]";

  // 90 % settled, 5 % skipped, 4 % waiting, 1 % parked; 50 documents a day; every 20th a credit.
  private static final String DOCUMENTS =
      "insert into order_overview (connection_id, order_id, refund_id, number, state, stage,"
          + " modified_at, total, reasons, invoice_number, day, day_basis, figures_of, vat, rates)"
          + " select ?, n, case when n % 20 = 0 then n + 1000000 else 0 end, 'W' || n,"
          + " s.state, case s.state when 'SETTLED' then 'SETTLED' when 'PARKED' then 'INVOICE' else 'INGEST' end,"
          + " now() - n * interval '30 minutes',"
          + " case when n % 20 = 0 then -1 else 1 end * (10 + n % 1000 + 0.21),"
          + " case s.state when 'PARKED' then ? when 'SKIPPED' then ? when 'WAITING' then ? else '[]' end,"
          + " case s.state when 'SETTLED' then 'WEB-' || n else '' end,"
          + " date '2026-11-24' - cast(n / 50 as int), 'ORDER', now(), 1.00,"
          + " '[{\"rateId\":1,\"country\":\"NL\",\"percent\":21,\"vat\":1.00}]'"
          + " from generate_series(1, ?) n, lateral (select case when n % 100 < 90 then 'SETTLED'"
          + " when n % 100 < 95 then 'SKIPPED' when n % 100 < 99 then 'WAITING' else 'PARKED' end state) s";

  private static final String CODES =
      "insert into order_reason (connection_id, code, order_id, refund_id)"
          + " select connection_id, r ->> 'code', order_id, refund_id from order_overview,"
          + " jsonb_array_elements(cast(reasons as jsonb)) r where connection_id = ?"
          + " on conflict do nothing";

  private Bulk() {}

  /** Fills in so many documents, and leaves the tables as the database's own upkeep does. */
  public static void documents(DataSource database, UUID connectionId, int count)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement fill = connection.prepareStatement(DOCUMENTS);
        PreparedStatement codes = connection.prepareStatement(CODES);
        Statement analyze = connection.createStatement()) {
      fill.setObject(1, connectionId);
      fill.setString(2, REASONS.formatted("NET_TOTAL_MISMATCH"));
      fill.setString(3, REASONS.formatted("BEFORE_START"));
      fill.setString(4, REASONS.formatted("NOT_PAID"));
      fill.setInt(5, count);
      fill.executeUpdate();
      codes.setObject(1, connectionId);
      codes.executeUpdate();
      analyze.execute("vacuum analyze order_overview");
      analyze.execute("vacuum analyze order_reason");
    }
  }

  /** How many settled documents a connection has. */
  public static long settled(DataSource database, UUID connectionId) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select count(*) from order_overview where connection_id = ? and state = 'SETTLED'")) {
      query.setObject(1, connectionId);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
