package nl.koppeling.connection.overview;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.Reason;

/** A row of table {@code order_overview}. */
@Entity
@Table(name = "order_overview")
@IdClass(OverviewId.class)
class OverviewRow {

  @Id
  @Column(name = "connection_id")
  UUID connectionId;

  @Id
  @Column(name = "order_id")
  long orderId;

  @Id
  @Column(name = "refund_id")
  long refundId;

  String number;
  String state;
  String stage;

  @Column(name = "modified_at")
  Instant modifiedAt;

  BigDecimal total;

  /** Made of {@link #total} by the database. */
  @Column(name = "total_cents", insertable = false, updatable = false)
  Long totalCents;

  String reasons;
  String notices;

  @Column(name = "invoice_number")
  String invoiceNumber;

  @Column(name = "booking_id")
  UUID bookingId;

  @Column(name = "sales_order_number")
  Integer salesOrderNumber;

  @Column(name = "updated_at")
  Instant updatedAt;

  LocalDate day;

  @Column(name = "day_basis")
  String dayBasis;

  @Column(name = "figures_of")
  Instant figuresOf;

  BigDecimal vat;
  String rates;

  Standing standing() {
    return new Standing(
        Standing.State.valueOf(state),
        Stage.valueOf(stage),
        number,
        modifiedAt,
        total,
        reasons(),
        notices(),
        invoiceNumber,
        Optional.ofNullable(bookingId),
        Optional.ofNullable(salesOrderNumber));
  }

  void stand(Standing now, Instant at) {
    number = now.number();
    state = now.state().name();
    stage = now.stage().name();
    modifiedAt = now.modifiedAt();
    total = now.total();
    reasons = EventCodec.write(now.reasons());
    notices = EventCodec.write(now.notices());
    invoiceNumber = now.invoiceNumber();
    bookingId = now.bookingId().orElse(null);
    salesOrderNumber = now.salesOrderNumber().orElse(null);
    updatedAt = at;
  }

  Figures figures() {
    return new Figures(
        day,
        Figures.Basis.valueOf(dayBasis),
        figuresOf,
        Optional.ofNullable(vat),
        List.of(EventCodec.read(rates.getBytes(StandardCharsets.UTF_8), Figures.RateVat[].class)));
  }

  void count(Figures now) {
    day = now.day();
    dayBasis = now.basis().name();
    figuresOf = now.of();
    vat = now.vat().orElse(null);
    rates = EventCodec.write(now.rates());
  }

  List<Reason> reasons() {
    return read(reasons);
  }

  List<Reason> notices() {
    return read(notices);
  }

  private static List<Reason> read(String json) {
    return List.of(EventCodec.read(json.getBytes(StandardCharsets.UTF_8), Reason[].class));
  }
}
