package nl.koppeling.ingest.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a refund says beside its amount.
 *
 * @param madeAt UTC: its own date, which may lie in another VAT period than the order's
 * @param lines what was refunded, positive when money goes back; empty when it only names an amount
 */
public record RefundDetails(Optional<Instant> madeAt, List<Line> lines) {

  /** Nothing more than the amount is known. */
  public static final RefundDetails NONE = new RefundDetails(Optional.empty(), List.of());

  public RefundDetails {
    lines = List.copyOf(lines);
  }

  /**
   * The refunded part of one line, excluding VAT.
   *
   * @param lineId the line of the order it takes back, 0 when the shop does not say
   */
  public record Line(
      WooOrder.LineKind kind,
      long lineId,
      BigDecimal net,
      BigDecimal tax,
      List<WooOrder.LineRate> rates) {
    public Line {
      rates = List.copyOf(rates);
    }
  }
}
