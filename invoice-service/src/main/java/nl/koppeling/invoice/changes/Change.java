package nl.koppeling.invoice.changes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderVersion;

/** A row of table {@code proposal}: one later content of an order, and what became of it. */
@Entity
@Table(name = "proposal")
class Change {

  @Id private UUID id;

  @Column(name = "connection_id")
  private UUID connectionId;

  @Column(name = "order_id")
  private long orderId;

  @Column(name = "refund_id")
  private long refundId;

  @Enumerated(EnumType.STRING)
  private ChangeCode code;

  @Column(name = "content_hash")
  private String contentHash;

  @Column(name = "modified_at")
  private Instant modifiedAt;

  @Column(name = "booked_total")
  private BigDecimal bookedTotal;

  @Column(name = "shop_total")
  private BigDecimal shopTotal;

  private String event = "";

  @Enumerated(EnumType.STRING)
  private Decision decision = Decision.OPEN;

  @Column(name = "decided_by")
  private String decidedBy = "";

  @Column(name = "decided_at")
  private Instant decidedAt;

  private int revision;

  // Set by the database; tells versions of one second apart.
  @Column(name = "created_at", insertable = false, updatable = false)
  private Instant createdAt;

  /** For Hibernate. */
  protected Change() {}

  /**
   * A change for a person to decide on.
   *
   * @param revision of the order when it was noticed
   * @param booked what stands, VAT included; negative for a credit
   * @param shop what the shop says now, 0 when it is gone
   */
  Change(
      ChangeCode code,
      OrderRef order,
      long refundId,
      int revision,
      BigDecimal booked,
      BigDecimal shop) {
    this.id = UUID.randomUUID();
    this.code = code;
    this.connectionId = order.connectionId();
    this.orderId = order.orderId();
    this.refundId = refundId;
    this.revision = revision;
    this.contentHash = order.version().contentHash();
    this.modifiedAt = order.version().modifiedAt();
    this.bookedTotal = booked;
    this.shopTotal = shop;
  }

  /** Keeps the later version, so that it can be composed. */
  Change with(CustomerLinked later) {
    event = EventCodec.encode(later);
    return this;
  }

  /** Nobody need be asked. */
  Change noted() {
    decision = Decision.NOTED;
    event = "";
    return this;
  }

  void accepted(String person, Instant now, int madeRevision) {
    decided(Decision.ACCEPTED, person, now);
    revision = madeRevision;
  }

  void declined(String person, Instant now) {
    decided(Decision.DECLINED, person, now);
  }

  private void decided(Decision by, String person, Instant now) {
    decision = by;
    decidedBy = person;
    decidedAt = now;
    event = ""; // a person's block is not kept longer than it is needed
  }

  /** The later version; empty when it was not kept. */
  Optional<CustomerLinked> later() {
    return event.isEmpty()
        ? Optional.empty()
        : Optional.of(
            EventCodec.read(event.getBytes(StandardCharsets.UTF_8), CustomerLinked.class));
  }

  UUID id() {
    return id;
  }

  UUID connectionId() {
    return connectionId;
  }

  long orderId() {
    return orderId;
  }

  long refundId() {
    return refundId;
  }

  ChangeCode code() {
    return code;
  }

  OrderVersion version() {
    return new OrderVersion(modifiedAt, contentHash);
  }

  BigDecimal booked() {
    return bookedTotal;
  }

  BigDecimal shop() {
    return shopTotal;
  }

  Decision decision() {
    return decision;
  }

  String decidedBy() {
    return decidedBy;
  }

  Optional<Instant> decidedAt() {
    return Optional.ofNullable(decidedAt);
  }

  int revision() {
    return revision;
  }
}
