package nl.koppeling.ingest.orders;

import java.math.BigDecimal;
import nl.koppeling.events.OrderRef;
import nl.koppeling.ingest.intake.Dossier;

/** An order's row: its dossier, and what events need to name it. */
record OrderRow(OrderRef ref, BigDecimal total, Dossier dossier) {

  boolean accepted() {
    return dossier.acceptedSale().isPresent();
  }

  boolean told(long refundId) {
    return dossier.refundsTold().contains(refundId);
  }
}
