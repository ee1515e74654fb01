package nl.koppeling.sandbox.woocommerce.orders;

import java.util.List;
import nl.koppeling.sandbox.woocommerce.wire.ShopVersion;

/**
 * Something that happens to an order: whether it moves {@code date_modified}, and which webhooks it
 * rings (WooCommerce reference 5.3, the whole table).
 */
public enum Change {
  PLACED,
  STATUS,
  PARTIAL_REFUND,
  FULL_REFUND,
  REFUND_DELETED,
  /** A line's quantity or amount. */
  LINES,
  /** Address, transaction id, a meta value. */
  DETAILS,
  CUSTOMER_NOTE,
  /** Saved with the same values. */
  NOTHING,
  ORDER_NOTE,
  TRASHED,
  DELETED,
  RESTORED;

  /** Whether the modification date moves in a shop of this version. */
  public boolean moves(ShopVersion version) {
    return switch (this) {
      case REFUND_DELETED, ORDER_NOTE -> false;
      case LINES, DETAILS, NOTHING -> version.hpos();
      case PARTIAL_REFUND -> version.hpos() || version.atLeast(11, 0);
      case PLACED, STATUS, FULL_REFUND, CUSTOMER_NOTE, TRASHED, DELETED, RESTORED -> true;
    };
  }

  /** The topics it rings in a shop of this version. */
  public List<String> topics(ShopVersion version) {
    return switch (this) {
      case PLACED -> List.of("order.created", "order.updated");
      case REFUND_DELETED, ORDER_NOTE, DELETED -> List.of();
      case TRASHED -> List.of("order.deleted");
      case RESTORED -> version.hpos() ? List.of() : List.of("order.updated");
      default -> List.of("order.updated");
    };
  }
}
