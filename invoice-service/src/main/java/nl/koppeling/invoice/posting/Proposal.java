package nl.koppeling.invoice.posting;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.koppeling.events.OrderVersion;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * A later version of an order that was already sent. It never changes the booking; a person decides
 * (VAT reference, decision V22).
 */
@Entity
@Table(name = "proposal")
public class Proposal {

  private static final String CHANGED = "ORDER_CHANGED_AFTER_BOOKING";
  private static final String REFUND_DELETED = "REFUND_DELETED_AFTER_BOOKING";

  @Id private UUID id;

  @Column(name = "connection_id")
  private UUID connectionId;

  @Column(name = "order_id")
  private long orderId;

  @Column(name = "refund_id")
  private long refundId;

  private String code;

  @Column(name = "content_hash")
  private String contentHash;

  @Column(name = "modified_at")
  private Instant modifiedAt;

  @Column(name = "booked_total")
  private BigDecimal bookedTotal;

  @Column(name = "shop_total")
  private BigDecimal shopTotal;

  /** For Hibernate. */
  protected Proposal() {}

  private Proposal(String code, Posting sent, OrderVersion later, BigDecimal shopTotal) {
    this.id = UUID.randomUUID();
    this.code = code;
    this.refundId = sent.key().refundId();
    this.connectionId = sent.key().connectionId();
    this.orderId = sent.key().orderId();
    this.contentHash = later.contentHash();
    this.modifiedAt = later.modifiedAt();
    this.bookedTotal = sent.total();
    this.shopTotal = shopTotal;
  }

  /** A later version of a sale that was sent, once per content; true when it is new. */
  public static Uni<Boolean> remember(
      Mutiny.Session session, Posting sent, OrderVersion later, BigDecimal shopTotal) {
    return remember(session, new Proposal(CHANGED, sent, later, shopTotal));
  }

  /** The refund of a credit that was sent is gone from the shop; true when that is new. */
  public static Uni<Boolean> reversal(Mutiny.Session session, Posting sent, OrderVersion later) {
    return remember(session, new Proposal(REFUND_DELETED, sent, later, BigDecimal.ZERO));
  }

  /**
   * A change for a person to decide on.
   *
   * @param refundId the refund of a credit, 0 for the sale
   * @param code ORDER_CHANGED_AFTER_BOOKING or REFUND_DELETED_AFTER_BOOKING
   * @param booked what stands in the administration, VAT included; negative for a credit
   * @param shop what the shop says now; 0 when it is gone
   * @param difference what the books would have to change by
   */
  public record View(
      UUID id,
      long orderId,
      long refundId,
      String code,
      Instant modifiedAt,
      BigDecimal booked,
      BigDecimal shop,
      BigDecimal difference) {}

  /** The last hundred of a connection, the newest first. */
  public static Uni<List<View>> of(Mutiny.Session session, UUID connectionId) {
    return session
        .createQuery(
            "from Proposal where connectionId = :connection order by modifiedAt desc, id",
            Proposal.class)
        .setParameter("connection", connectionId)
        .setMaxResults(100)
        .getResultList()
        .map(found -> found.stream().map(Proposal::view).toList());
  }

  private View view() {
    return new View(
        id,
        orderId,
        refundId,
        code,
        modifiedAt,
        bookedTotal,
        shopTotal,
        shopTotal.subtract(bookedTotal));
  }

  private static Uni<Boolean> remember(Mutiny.Session session, Proposal proposal) {
    return session
        .createQuery(
            "select count(p) from Proposal p where p.connectionId = :connection"
                + " and p.orderId = :order and p.refundId = :refund and p.contentHash = :hash",
            Long.class)
        .setParameter("connection", proposal.connectionId)
        .setParameter("order", proposal.orderId)
        .setParameter("refund", proposal.refundId)
        .setParameter("hash", proposal.contentHash)
        .getSingleResult()
        .flatMap(
            known ->
                known > 0
                    ? Uni.createFrom().item(false)
                    : session.persist(proposal).replaceWith(true));
  }
}
