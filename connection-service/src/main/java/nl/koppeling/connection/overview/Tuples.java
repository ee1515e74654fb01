package nl.koppeling.connection.overview;

import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Rows of table {@code order_overview} that were read together with something else. */
final class Tuples {

  private Tuples() {}

  /** A detached row from a tuple that holds all columns under their own names. */
  static OverviewRow row(Tuple t) {
    OverviewRow row = new OverviewRow();
    row.connectionId = t.get("connection_id", UUID.class);
    row.orderId = t.get("order_id", Number.class).longValue();
    row.refundId = t.get("refund_id", Number.class).longValue();
    row.number = t.get("number", String.class);
    row.state = t.get("state", String.class);
    row.stage = t.get("stage", String.class);
    row.modifiedAt = t.get("modified_at", OffsetDateTime.class).toInstant();
    row.total = t.get("total", BigDecimal.class);
    row.reasons = t.get("reasons", String.class);
    row.notices = t.get("notices", String.class);
    row.invoiceNumber = t.get("invoice_number", String.class);
    row.bookingId = t.get("booking_id", UUID.class);
    row.updatedAt = t.get("updated_at", OffsetDateTime.class).toInstant();
    row.day = t.get("day", LocalDate.class);
    row.dayBasis = t.get("day_basis", String.class);
    row.figuresOf = t.get("figures_of", OffsetDateTime.class).toInstant();
    row.vat = t.get("vat", BigDecimal.class);
    row.rates = t.get("rates", String.class);
    return row;
  }
}
