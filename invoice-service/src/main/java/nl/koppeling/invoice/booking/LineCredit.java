package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A refund that names its lines. Rounding is cumulative (VAT reference 6, R2): what this credit
 * gets is the exact amount refunded so far minus what earlier credits already gave, so that a chain
 * of refunds never drifts away from the exact amounts.
 */
final class LineCredit {

  private final Remainder left;
  private final Map<Remainder.Slot, BigDecimal> net = new LinkedHashMap<>();
  private final SortedMap<Band, BigDecimal> tax = new TreeMap<>();
  private int lines;

  private LineCredit(Remainder left) {
    this.left = left;
  }

  /** Empty when the lines do not tell what the amount is for. */
  static Optional<CreditComposer.Credit> of(
      Refund refund, Remainder left, List<CreditComposer.Earlier> earlier) {
    LineCredit credit = new LineCredit(left);
    boolean clear =
        !refund.lines().isEmpty() && fits(refund) && refund.lines().stream().allMatch(credit::add);
    if (!clear) {
      return Optional.empty();
    }
    earlier.forEach(credit::subtractDrift);
    return credit.rounded(Cents.exactly(refund.amount()));
  }

  /** R5: the lines must add up to the amount, give or take rounding. */
  private static boolean fits(Refund refund) {
    BigDecimal sum =
        refund.lines().stream()
            .map(l -> l.net().add(l.tax()))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .movePointRight(2);
    return !Reconciler.beyond(sum, Cents.exactly(refund.amount()), refund.lines().size());
  }

  /** Puts a line on the slots of the line it takes back, in proportion to what was booked there. */
  private boolean add(Refund.Line line) {
    Map<Remainder.Slot, Cents> booked = booked(line.lineId());
    BigDecimal all = Cents.sum(booked.values().stream()).exact();
    if (all.signum() == 0) {
      return line.net().signum() == 0 && line.tax().signum() == 0;
    }
    BigDecimal taxes = taxWeight(booked);
    if (taxes.signum() == 0 && line.tax().signum() != 0) {
      return false;
    }
    lines++;
    booked.forEach(
        (slot, cents) -> {
          BigDecimal share =
              line.net()
                  .movePointRight(2)
                  .multiply(cents.exact())
                  .divide(all, MathContext.DECIMAL64);
          net.merge(slot, share, BigDecimal::add);
          if (taxes.signum() != 0) {
            tax.merge(
                slot.band(),
                line.tax()
                    .movePointRight(2)
                    .multiply(taxWeight(slot, cents))
                    .divide(taxes, MathContext.DECIMAL64),
                BigDecimal::add);
          }
        });
    return true;
  }

  private Map<Remainder.Slot, Cents> booked(long lineId) {
    Map<Remainder.Slot, Cents> booked = new LinkedHashMap<>();
    for (Booking.Line line : left.sale().lines()) {
      if (lineId != 0 && line.origin().filter(o -> o.lineId() == lineId).isPresent()) {
        booked.merge(Remainder.Slot.of(line), line.net(), Cents::plus);
      }
    }
    return booked;
  }

  private BigDecimal taxWeight(Map<Remainder.Slot, Cents> booked) {
    return booked.entrySet().stream()
        .map(e -> taxWeight(e.getKey(), e.getValue()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The VAT that was booked with a slot: its part of the band's VAT, by turnover. */
  private BigDecimal taxWeight(Remainder.Slot slot, Cents cents) {
    Booking sale = left.sale();
    BigDecimal vat =
        Cents.sum(sale.vat().stream().filter(v -> v.band() == slot.band()).map(Booking.Vat::amount))
            .exact();
    BigDecimal base =
        Cents.sum(sale.lines().stream().filter(l -> l.band() == slot.band()).map(Booking.Line::net))
            .exact();
    return vat.signum() == 0 || base.signum() == 0
        ? BigDecimal.ZERO
        : vat.multiply(cents.exact()).divide(base, MathContext.DECIMAL64);
  }

  /** Adds what an earlier refund was exactly, minus what its credit booked. */
  private void subtractDrift(CreditComposer.Earlier earlier) {
    LineCredit exact = new LineCredit(left);
    boolean clear =
        !earlier.refund().lines().isEmpty()
            && fits(earlier.refund())
            && earlier.refund().lines().stream().allMatch(exact::add);
    if (!clear) {
      return; // it was divided, or taken over as a whole: it has no exact amounts per line
    }
    // Only where this refund books too: elsewhere there is nothing to put a cent on.
    net.replaceAll(
        (slot, amount) ->
            exact.net.containsKey(slot)
                ? amount.add(exact.net.get(slot)).add(credited(earlier.credit(), slot))
                : amount);
    tax.replaceAll(
        (band, amount) ->
            exact.tax.containsKey(band)
                ? amount.add(exact.tax.get(band)).add(credited(earlier.credit(), band))
                : amount);
  }

  private static BigDecimal credited(Booking credit, Remainder.Slot slot) {
    return Cents.sum(
            credit.lines().stream()
                .filter(l -> Remainder.Slot.of(l).equals(slot))
                .map(Booking.Line::net))
        .exact();
  }

  private static BigDecimal credited(Booking credit, Band band) {
    return Cents.sum(credit.vat().stream().filter(v -> v.band() == band).map(Booking.Vat::amount))
        .exact();
  }

  /** Whole cents that add up to the amount: VAT first, then what is left over the slots. */
  private Optional<CreditComposer.Credit> rounded(Cents amount) {
    BigDecimal exactTax = tax.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    Cents totalTax = new Cents(exactTax.setScale(0, RoundingMode.HALF_UP).longValueExact());
    BigDecimal exactNet = net.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    Cents totalNet = amount.minus(totalTax);
    if (net.isEmpty() || Reconciler.beyond(exactNet, totalNet, lines + 1)) {
      return Optional.empty();
    }
    SortedMap<Band, Cents> vat = new TreeMap<>();
    if (!tax.isEmpty()) {
      vat.putAll(LargestRemainder.spread(totalTax, shares(tax), Comparator.<Band>naturalOrder()));
    }
    return Optional.of(
        new CreditComposer.Credit(
            LargestRemainder.spread(totalNet, shares(net), Remainder.Slot.ORDER), vat));
  }

  private static <K> List<LargestRemainder.Share<K>> shares(Map<K, BigDecimal> exact) {
    List<LargestRemainder.Share<K>> shares = new ArrayList<>();
    exact.forEach((key, amount) -> shares.add(new LargestRemainder.Share<>(key, amount, 1)));
    return shares;
  }
}
