package nl.koppeling.connection.overview;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** A document's key: connection, order and refund (0 for the sale). */
class OverviewId implements Serializable {
  private static final long serialVersionUID = 1L;

  UUID connectionId;
  long orderId;
  long refundId;

  OverviewId() {}

  OverviewId(UUID connectionId, long orderId, long refundId) {
    this.connectionId = connectionId;
    this.orderId = orderId;
    this.refundId = refundId;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OverviewId that
        && orderId == that.orderId
        && refundId == that.refundId
        && Objects.equals(connectionId, that.connectionId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(connectionId, orderId, refundId);
  }
}
