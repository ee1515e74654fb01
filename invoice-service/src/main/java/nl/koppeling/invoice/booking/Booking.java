package nl.koppeling.invoice.booking;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A sales booking (verkoopboeking) in balance: lines and VAT add up to the total exactly.
 *
 * @param invoiceNumber at most 25 characters, unique per administration
 * @param invoiceDate day of payment in Amsterdam; the payment is booked on it as well
 * @param description at most 250 code points, nothing that points at a person
 * @param markers what our documents are recognised by
 * @param total VAT included
 * @param lines none of zero; in the order of the shop's lines
 * @param vat at most one per band, none of zero, in the order of the bands
 * @param notices what the owner may want to know although it is booked
 * @param fingerprint SHA-256 over everything above and the mapping's version, in hexadecimal
 */
public record Booking(
    String invoiceNumber,
    LocalDate invoiceDate,
    String description,
    Markers markers,
    int paymentTermDays,
    Cents total,
    List<Line> lines,
    List<Vat> vat,
    Set<Notice> notices,
    String fingerprint) {

  /** Refuses what is not in balance: that would be a flaw of the composer. */
  public Booking {
    lines = List.copyOf(lines);
    vat = List.copyOf(vat);
    notices = Set.copyOf(notices);
    if (lines.isEmpty() || lines.stream().anyMatch(l -> l.net().isZero())) {
      throw new IllegalArgumentException("a booking has lines, and none of zero");
    }
    if (vat.stream().anyMatch(v -> v.amount().isZero() || !v.band().taxed())) {
      throw new IllegalArgumentException("VAT is of a taxed band and not zero");
    }
    Cents net = lines.stream().map(Line::net).reduce(Cents.ZERO, Cents::plus);
    if (!net.plus(sum(vat)).equals(total)) {
      throw new IllegalArgumentException(
          "not in balance: " + net + " + " + sum(vat) + " <> " + total);
    }
  }

  /** All VAT. */
  public Cents totalVat() {
    return sum(vat);
  }

  private static Cents sum(List<Vat> vat) {
    return vat.stream().map(Vat::amount).reduce(Cents.ZERO, Cents::plus);
  }

  /**
   * One line of turnover (boekingsregel).
   *
   * @param description at most 250 code points
   * @param net excluding VAT; negative for a discount
   */
  public record Line(
      String description, UUID ledger, Optional<UUID> costCentre, Band band, Cents net) {}

  /** The VAT of the whole booking in one band (btw-regel). */
  public record Vat(Band band, Cents amount) {}

  /**
   * Voucher numbers (boekstuk) of our two documents: 25 characters each, the same for the same
   * order for ever.
   */
  public record Markers(String sale, String payment) {}

  /** What is booked as charged, though it deserves a look (VAT reference 6, warnings). */
  public enum Notice {
    /** W1: all shipping in the high band though goods are mixed. */
    SHIPPING_ALL_HIGH,
    /** W4: Dutch VAT charged although 0 % may have been possible. */
    DUTCH_VAT_ABROAD,
    /** W7: the shop's lines missed its total by half a cent or more. */
    ROUNDING_RESIDUAL
  }
}
