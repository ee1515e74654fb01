package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** What deserves a look although it is booked (VAT reference 6, warnings). */
final class Notices {

  private static final BigDecimal HALF_CENT = new BigDecimal("0.5");
  private static final LocalDate ACCOMMODATION_AT_21 = LocalDate.of(2026, 1, 1);

  private Notices() {}

  static Set<Notice> of(Assembly assembly, SaleOrder order, Dates dates) {
    Set<Notice> notices = EnumSet.noneOf(Notice.class);
    Reconciler.Reconciled result = assembly.result();
    Treatment treatment = assembly.treatment();
    Territory territory = Territory.of(order);
    boolean business = order.vatNumber() && territory == Territory.EU;
    if (treatment == Treatment.DOMESTIC && (business || territory == Territory.OUTSIDE_EU)) {
      notices.add(Notice.DUTCH_VAT_ABROAD);
    }
    if (treatment == Treatment.INTRA_EU || treatment == Treatment.EXPORT) {
      notices.add(Notice.EVIDENCE_NEEDED);
    }
    if (result.residual().abs().compareTo(HALF_CENT) >= 0) {
      notices.add(Notice.ROUNDING_RESIDUAL);
    }
    Set<Band> goods = bands(result, LedgerRole.PRODUCT);
    Set<Band> shipping = bands(result, LedgerRole.SHIPPING);
    if (shipping.equals(EnumSet.of(Band.HIGH)) && goods.contains(Band.LOW)) {
      notices.add(Notice.SHIPPING_ALL_HIGH);
    }
    if (goods.size() > 1 && CouponSplit.of(order, result).differs()) {
      notices.add(Notice.COUPON_SPLIT);
    }
    if (goods.contains(Band.LOW)
        && !dates.tax().isBefore(ACCOMMODATION_AT_21)
        && accommodationAtLow(assembly, order)) {
      notices.add(Notice.ACCOMMODATION_LOW);
    }
    return notices;
  }

  private static boolean accommodationAtLow(Assembly assembly, SaleOrder order) {
    return order.lines().stream()
        .filter(l -> assembly.mapping().marked(Mapping.Mark.Kind.ACCOMMODATION, l))
        .anyMatch(
            l ->
                assembly.result().net().keySet().stream()
                    .anyMatch(c -> c.lineId() == l.id() && c.band() == Band.LOW));
  }

  private static Set<Band> bands(Reconciler.Reconciled result, LedgerRole role) {
    Set<Band> bands = EnumSet.noneOf(Band.class);
    for (Component component : result.net().keySet()) {
      if (component.role() == role) {
        bands.add(component.band());
      }
    }
    return bands;
  }
}
