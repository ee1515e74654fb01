package nl.koppeling.ingest.intake;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.koppeling.events.OrderVersion;

/**
 * One reading of an order.
 *
 * @param identity which order this really is; empty when the reading does not say
 * @param saleHash equal for two readings that lead to the same sales booking
 * @param listedRefunds the refunds that the shop's own list of them names, when it was asked: some
 *     versions leave refunds out of the order, so only this list proves that one is gone
 */
public record Seen(
    OrderVersion version,
    String saleHash,
    Optional<Identity> identity,
    Eligibility eligibility,
    List<WooOrder.Refund> refunds,
    Optional<Set<Long>> listedRefunds) {

  public Seen {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(saleHash, "saleHash");
    Objects.requireNonNull(eligibility, "eligibility");
    refunds = refunds.stream().sorted(Comparator.comparingLong(WooOrder.Refund::id)).toList();
    listedRefunds = listedRefunds.map(Set::copyOf);
  }

  /** The same reading under other terms. */
  public Seen judged(Eligibility other) {
    return new Seen(version, saleHash, identity, other, refunds, listedRefunds);
  }

  /** The same reading, as late as what is known when the shop says it is from before. */
  public Seen notBefore(OrderVersion known) {
    return version.modifiedAt().isBefore(known.modifiedAt())
        ? new Seen(
            new OrderVersion(known.modifiedAt(), version.contentHash()),
            saleHash,
            identity,
            eligibility,
            refunds,
            listedRefunds)
        : this;
  }

  /**
   * A shop that is restored from a backup uses its order ids again for other orders. The order key
   * is random per order; the date of creation, which an owner may edit, only counts when there is
   * no key.
   *
   * @param orderKeyHash keyed hash of the order key, empty when the shop gave none
   * @param createdAt UTC
   */
  public record Identity(String orderKeyHash, Instant createdAt) {

    boolean differsFrom(Identity other) {
      return orderKeyHash.isEmpty() || other.orderKeyHash.isEmpty()
          ? !createdAt.equals(other.createdAt)
          : !orderKeyHash.equals(other.orderKeyHash);
    }
  }
}
