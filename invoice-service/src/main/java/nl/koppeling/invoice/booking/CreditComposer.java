package nl.koppeling.invoice.booking;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Turns a refund into a credit booking: booked cents with the opposite sign, on the same ledger
 * accounts and under the same VAT, also when rates have changed since (VAT reference 6, refunds R1
 * to R8). The last refund takes all that is left, so a fully refunded order ends at 0.00 on every
 * ledger account.
 */
public final class CreditComposer {

  private CreditComposer() {}

  /** An earlier refund and the credit it became. */
  public record Earlier(Refund refund, Booking credit) {}

  /**
   * Composes; the same arguments always give the same result.
   *
   * @param sale the booking of the order, as it was sent
   * @param earlier the credits of the order so far, in the order of their booking
   */
  public static Composition compose(
      Refund refund, Booking sale, List<Earlier> earlier, Mapping mapping, Facts facts) {
    return compose(refund, 0, sale, earlier, mapping, facts);
  }

  /**
   * Composes from the sale of a later revision; that sale's number tells the credits apart, and so
   * do markers of their own.
   *
   * @param revision of the sale, 0 for the first
   */
  public static Composition compose(
      Refund refund,
      int revision,
      Booking sale,
      List<Earlier> earlier,
      Mapping mapping,
      Facts facts) {
    Remainder left = Remainder.of(sale, earlier.stream().map(Earlier::credit).toList());
    Checked<Credit> credit = credit(refund, left, earlier, mapping);
    return switch (credit) {
      case Checked.Passed<Credit> passed ->
          new Composition.Book(
              counted(
                  booking(refund, revision, sale, passed.value(), mapping, facts),
                  Dates.of(refund.refundedAt(), mapping),
                  sale,
                  earlier));
      case Checked.Refused<Credit> refused -> new Composition.Park(refused.reasons());
    };
  }

  /** What goes back, positive: cents per slot and VAT per band. */
  record Credit(Map<Remainder.Slot, Cents> net, SortedMap<Band, Cents> vat) {

    Cents total() {
      return Cents.sum(net.values().stream()).plus(Cents.sum(vat.values().stream()));
    }

    /** A cent or two of nothing but VAT becomes turnover: a booking needs a line (BOE-0023). */
    Credit withLine(Remainder left) {
      if (net.values().stream().anyMatch(c -> !c.isZero()) || vat.isEmpty()) {
        return this;
      }
      Map<Remainder.Slot, Cents> line = new HashMap<>();
      left.slots(vat.firstKey()).stream()
          .max(Comparator.comparing(left.net()::get))
          .ifPresent(slot -> line.put(slot, total()));
      return line.isEmpty() ? this : new Credit(line, new TreeMap<>());
    }
  }

  private static Checked<Credit> credit(
      Refund refund, Remainder left, List<Earlier> earlier, Mapping mapping) {
    if (!Cents.whole(refund.amount())) {
      return Checked.refused(
          new Refusal(
              RefusalCode.AMOUNT_PRECISION,
              Map.of("total", refund.amount().toPlainString(), "tax", "?")));
    }
    Cents amount = Cents.exactly(refund.amount());
    if (amount.compareTo(left.total()) > 0) {
      return exceeds(amount, left);
    }
    if (amount.equals(left.total())) { // R4
      return new Checked.Passed<>(new Credit(left.net(), left.vat()));
    }
    return LineCredit.of(refund, left, earlier)
        .or(
            () -> // R5
            mapping.choices().refundsProRata()
                    ? Optional.of(ProRataCredit.of(amount, left))
                    : Optional.empty())
        .<Checked<Credit>>map(exact -> capped(exact, amount, left))
        .orElseGet(
            () ->
                Checked.refused(
                    Refusal.of(RefusalCode.REFUND_WITHOUT_SPLIT, "amount", amount.toString())));
  }

  /** R3: nothing goes below zero; what rounding put too much in one place moves to another. */
  private static Checked<Credit> capped(Credit exact, Cents amount, Remainder left) {
    return Caps.fit(exact.withLine(left), left)
        .filter(credit -> credit.total().equals(amount))
        .filter(credit -> credit.net().values().stream().anyMatch(c -> !c.isZero()))
        .<Checked<Credit>>map(Checked.Passed::new)
        .orElseGet(() -> exceeds(amount, left));
  }

  private static Checked<Credit> exceeds(Cents amount, Remainder left) {
    return Checked.refused(
        new Refusal(
            RefusalCode.REFUND_EXCEEDS,
            Map.of("amount", amount.toString(), "left", left.total().toString())));
  }

  private static Booking counted(Booking credit, Dates dates, Booking sale, List<Earlier> earlier) {
    List<Booking> before = earlier.stream().map(Earlier::credit).toList();
    return credit.counted(CreditFigures.of(credit, dates.tax(), sale, before));
  }

  private static Booking booking(
      Refund refund, int revision, Booking sale, Credit credit, Mapping mapping, Facts facts) {
    Dates dates = Dates.of(refund.refundedAt(), mapping);
    Cents total = credit.total().negate();
    return new Booking(
            Names.creditNumber(sale.invoiceNumber(), refund.refundId()),
            dates.booked(),
            Descriptions.credit(sale, refund, dates),
            Names.markers(facts.connectionId(), refund.orderId(), refund.refundId(), revision),
            sale.paymentTermDays(),
            total,
            lines(sale, credit),
            vat(sale, credit),
            List.of(new Booking.Payment(Booking.Payment.Means.METHOD, total)),
            sale.treatment(),
            Set.of(),
            "")
        .sealed(Set.of(), mapping);
  }

  static List<Booking.Line> lines(Booking sale, Credit credit) {
    List<Booking.Line> lines = turnover(sale, credit);
    return lines.isEmpty() ? upAndDown(sale, credit) : lines;
  }

  /**
   * The last of a sale may be a cent of nothing but VAT. A booking needs a line (BOE-0023), and
   * every ledger account has to end at 0.00: a cent up and a cent down.
   */
  private static List<Booking.Line> upAndDown(Booking sale, Credit credit) {
    Booking.Line like =
        sale.lines().stream()
            .filter(l -> !credit.vat().getOrDefault(l.band(), Cents.ZERO).isZero())
            .findFirst()
            .orElseThrow();
    return List.of(with(like, new Cents(1)), with(like, new Cents(-1)));
  }

  private static Booking.Line with(Booking.Line like, Cents net) {
    return new Booking.Line(
        like.description(), like.ledger(), like.costCentre(), like.band(), net, like.origin());
  }

  private static List<Booking.Line> turnover(Booking sale, Credit credit) {
    return sale.lines().stream()
        .map(Remainder.Slot::of)
        .distinct()
        .filter(slot -> !credit.net().getOrDefault(slot, Cents.ZERO).isZero())
        .map(
            slot -> {
              Booking.Line like =
                  sale.lines().stream()
                      .filter(l -> Remainder.Slot.of(l).equals(slot))
                      .findFirst()
                      .orElseThrow();
              return with(like, credit.net().get(slot).negate());
            })
        .toList();
  }

  static List<Booking.Vat> vat(Booking sale, Credit credit) {
    return credit.vat().entrySet().stream()
        .filter(e -> !e.getValue().isZero())
        .map(e -> new Booking.Vat(e.getKey(), e.getValue().negate(), ledger(sale, e.getKey())))
        .toList();
  }

  private static Optional<UUID> ledger(Booking sale, Band band) {
    return sale.vat().stream()
        .filter(v -> v.band() == band)
        .findFirst()
        .flatMap(Booking.Vat::ledger);
  }
}
