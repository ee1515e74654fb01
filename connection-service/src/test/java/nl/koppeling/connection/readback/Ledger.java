package nl.koppeling.connection.readback;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.overview.DocumentView;
import nl.koppeling.connection.overview.MonthRow;
import nl.koppeling.connection.overview.Stage;
import nl.koppeling.connection.overview.Standing;
import nl.koppeling.events.Document;

/** Documents of November 2026 in our ledger. */
final class Ledger {

  private Ledger() {}

  static MonthRow sale(long orderId, Standing.State state, String total, String vat) {
    return row(orderId, Document.SALE, state, total, vat, "W-" + orderId);
  }

  static MonthRow credit(long orderId, long refundId, Standing.State state, String total) {
    return credit(orderId, refundId, state, total, "0.00");
  }

  static MonthRow credit(
      long orderId, long refundId, Standing.State state, String total, String vat) {
    return row(
        orderId, Document.creditFor(refundId), state, total, vat, "W-" + orderId + "-C" + refundId);
  }

  private static MonthRow row(
      long orderId,
      Document document,
      Standing.State state,
      String total,
      String vat,
      String invoiceNumber) {
    boolean booked = state == Standing.State.BOOKED || state == Standing.State.SETTLED;
    DocumentView view =
        new DocumentView(
            orderId,
            "N" + orderId,
            document,
            state,
            Stage.INVOICE,
            List.of(),
            List.of(),
            new BigDecimal(total),
            Optional.of(new BigDecimal(vat)),
            LocalDate.of(2026, 11, 24),
            booked ? invoiceNumber : "",
            booked ? UUID.randomUUID() : null,
            null,
            state == Standing.State.SETTLED,
            Instant.parse("2026-11-24T10:00:00Z"));
    return new MonthRow(view, Optional.of(new BigDecimal(total)), List.of());
  }
}
