package nl.koppeling.ingest.intake;

import java.util.List;
import nl.koppeling.events.Buyer;
import nl.koppeling.events.Order;
import nl.koppeling.events.OrderVersion;

/**
 * An order in the words of the events.
 *
 * @param saleHash equal for two versions that lead to the same sales booking
 */
public record Translation(
    long orderId,
    String number,
    OrderVersion version,
    String saleHash,
    Order facts,
    Buyer buyer,
    List<WooOrder.Refund> refunds) {

  public Translation {
    refunds = List.copyOf(refunds);
  }
}
