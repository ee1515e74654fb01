package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A refund that only names an amount, divided over the rates in proportion to what is left of each
 * (VAT reference, decision V19 and example 14B); within a rate it goes to the goods.
 */
final class ProRataCredit {

  private ProRataCredit() {}

  static CreditComposer.Credit of(Cents amount, Remainder left) {
    Map<Remainder.Slot, Cents> net = new LinkedHashMap<>();
    SortedMap<Band, Cents> vat = new TreeMap<>();
    perBand(amount, left)
        .forEach(
            (band, gross) -> {
              Cents tax = vat(gross, band, left);
              if (!tax.isZero()) {
                vat.put(band, tax);
              }
              net.putAll(goods(gross.minus(tax), left, band));
            });
    return new CreditComposer.Credit(net, vat);
  }

  private static Map<Band, Cents> perBand(Cents amount, Remainder left) {
    Set<Band> bands = EnumSet.noneOf(Band.class);
    left.net().keySet().forEach(slot -> bands.add(slot.band()));
    BigDecimal all = left.total().exact();
    List<LargestRemainder.Share<Band>> shares = new ArrayList<>();
    for (Band band : bands) {
      BigDecimal gross = left.net(band).plus(left.vat(band)).exact();
      shares.add(
          new LargestRemainder.Share<>(
              band, amount.exact().multiply(gross).divide(all, MathContext.DECIMAL64), 1));
    }
    return LargestRemainder.spread(amount, shares, Comparator.naturalOrder());
  }

  private static Cents vat(Cents gross, Band band, Remainder left) {
    Cents tax = left.vat(band);
    BigDecimal all = left.net(band).plus(tax).exact();
    return tax.isZero() || all.signum() == 0
        ? Cents.ZERO
        : new Cents(
            gross
                .exact()
                .multiply(tax.exact())
                .divide(all, 0, RoundingMode.HALF_UP)
                .longValueExact());
  }

  private static Map<Remainder.Slot, Cents> goods(Cents net, Remainder left, Band band) {
    List<Remainder.Slot> slots = left.slots(band);
    List<Remainder.Slot> goods = slots.stream().filter(Remainder.Slot::goods).toList();
    Cents onGoods = Cents.sum(goods.stream().map(left.net()::get));
    List<Remainder.Slot> chosen = onGoods.compareTo(net) >= 0 ? goods : slots;
    Cents all = Cents.sum(chosen.stream().map(left.net()::get));
    if (all.isZero()) {
      return Map.of();
    }
    List<LargestRemainder.Share<Remainder.Slot>> shares =
        chosen.stream()
            .map(
                slot ->
                    new LargestRemainder.Share<>(
                        slot,
                        net.exact()
                            .multiply(left.net().get(slot).exact())
                            .divide(all.exact(), MathContext.DECIMAL64),
                        1))
            .toList();
    return LargestRemainder.spread(net, shares, Remainder.Slot.ORDER);
  }
}
