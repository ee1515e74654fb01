package nl.koppeling.invoice.posting;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
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

  @Id private UUID id;

  @Column(name = "connection_id")
  private UUID connectionId;

  @Column(name = "order_id")
  private long orderId;

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

  private Proposal(Posting sent, OrderVersion later, BigDecimal shopTotal) {
    this.id = UUID.randomUUID();
    this.connectionId = sent.key().connectionId();
    this.orderId = sent.key().orderId();
    this.contentHash = later.contentHash();
    this.modifiedAt = later.modifiedAt();
    this.bookedTotal = sent.total();
    this.shopTotal = shopTotal;
  }

  /** Remembers it once per content; true when it is new. */
  public static Uni<Boolean> remember(
      Mutiny.Session session, Posting sent, OrderVersion later, BigDecimal shopTotal) {
    return session
        .createQuery(
            "select count(p) from Proposal p where p.connectionId = :connection"
                + " and p.orderId = :order and p.contentHash = :hash",
            Long.class)
        .setParameter("connection", sent.key().connectionId())
        .setParameter("order", sent.key().orderId())
        .setParameter("hash", later.contentHash())
        .getSingleResult()
        .flatMap(
            known ->
                known > 0
                    ? Uni.createFrom().item(false)
                    : session.persist(new Proposal(sent, later, shopTotal)).replaceWith(true));
  }
}
