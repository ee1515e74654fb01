package nl.koppeling.ingest.orders;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nl.koppeling.events.Lane;
import nl.koppeling.events.Order;
import nl.koppeling.events.SealedBuyer;
import nl.koppeling.ingest.intake.RefundDetails;

/**
 * What events need beside the order's name.
 *
 * @param facts empty when the reading had none: then no sale can be told
 * @param buyer sealed only when it is told
 * @param refunds what the shop says of the order's refunds, by id
 */
record Telltale(
    Lane lane,
    Optional<Order> facts,
    Supplier<SealedBuyer> buyer,
    Map<Long, RefundDetails> refunds) {

  /** For readings that cannot lead to a sale. */
  static Telltale silent() {
    return new Telltale(
        Lane.LIVE,
        Optional.empty(),
        () -> {
          throw new IllegalStateException("no buyer is known of an order without facts");
        },
        Map.of());
  }
}
