package nl.koppeling.invoice.booking;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A sales booking (verkoopboeking) in balance: lines and VAT add up to the total exactly.
 *
 * @param invoiceNumber at most 25 characters, unique per administration
 * @param invoiceDate day in Amsterdam; the payment is booked on it as well
 * @param description at most 250 code points, nothing that points at a person
 * @param markers what our documents are recognised by
 * @param total VAT included; negative for a credit
 * @param lines none of zero; in the order of the shop's lines
 * @param vat at most one per band, none of zero, in the order of the bands
 * @param payments what settles it; adds up to the total
 * @param treatment why it bears the VAT it bears
 * @param notices what the owner may want to know although it is booked
 * @param fingerprint SHA-256 over everything above and the mapping's version, in hexadecimal
 * @param figures what it adds to the figures over many orders; empty when it was composed before
 *     they were kept. No part of the fingerprint: nothing of them is sent
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
    List<Payment> payments,
    Treatment treatment,
    Set<Notice> notices,
    String fingerprint,
    Optional<Figures> figures) {

  /** Refuses what is not in balance: that would be a flaw of the composer. */
  public Booking {
    lines = List.copyOf(lines);
    vat = List.copyOf(vat);
    payments = List.copyOf(payments);
    figures = figures == null ? Optional.empty() : figures;
    notices = notices.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(notices));
    if (lines.isEmpty() || lines.stream().anyMatch(l -> l.net().isZero())) {
      throw new IllegalArgumentException("a booking has lines, and none of zero");
    }
    if (vat.stream().anyMatch(v -> v.amount().isZero() || !v.band().taxed())) {
      throw new IllegalArgumentException("VAT is of a taxed band and not zero");
    }
    Cents net = Cents.sum(lines.stream().map(Line::net));
    Cents tax = Cents.sum(vat.stream().map(Vat::amount));
    if (!net.plus(tax).equals(total)) {
      throw new IllegalArgumentException("not in balance: " + net + " + " + tax + " <> " + total);
    }
    if (!Cents.sum(payments.stream().map(Payment::amount)).equals(total)
        || payments.stream().anyMatch(p -> p.amount().isZero())) {
      throw new IllegalArgumentException("payments add up to the total, and none is zero");
    }
  }

  /** A booking of which the figures are not known. */
  public Booking(
      String invoiceNumber,
      LocalDate invoiceDate,
      String description,
      Markers markers,
      int paymentTermDays,
      Cents total,
      List<Line> lines,
      List<Vat> vat,
      List<Payment> payments,
      Treatment treatment,
      Set<Notice> notices,
      String fingerprint) {
    this(
        invoiceNumber,
        invoiceDate,
        description,
        markers,
        paymentTermDays,
        total,
        lines,
        vat,
        payments,
        treatment,
        notices,
        fingerprint,
        Optional.empty());
  }

  /** The same booking with what it adds to the figures over many orders. */
  Booking counted(Optional<Figures> counts) {
    return new Booking(
        invoiceNumber,
        invoiceDate,
        description,
        markers,
        paymentTermDays,
        total,
        lines,
        vat,
        payments,
        treatment,
        notices,
        fingerprint,
        counts);
  }

  /** The same booking with its notices, and a fingerprint over what is booked. */
  Booking sealed(Set<Notice> notes, Mapping mapping) {
    return new Booking(
        invoiceNumber,
        invoiceDate,
        description,
        markers,
        paymentTermDays,
        total,
        lines,
        vat,
        payments,
        treatment,
        notes,
        Fingerprint.of(this, mapping),
        figures);
  }

  /** All VAT. */
  public Cents totalVat() {
    return Cents.sum(vat.stream().map(Vat::amount));
  }

  /**
   * One line of turnover (boekingsregel).
   *
   * @param description at most 250 code points
   * @param net excluding VAT; negative for a discount and on a credit
   * @param origin the shop's line it stands for, or empty when several were put together
   */
  public record Line(
      String description,
      UUID ledger,
      Optional<UUID> costCentre,
      Band band,
      Cents net,
      Optional<Origin> origin) {}

  /**
   * The shop's line behind a line of the booking.
   *
   * @param lineId the line's id in the shop
   */
  public record Origin(LedgerRole role, long lineId) {}

  /**
   * The VAT of the whole booking in one band. Dutch VAT is a btw-regel; VAT of the one-stop shop is
   * a line on a ledger account of its own (SnelStart API reference 8.4).
   *
   * @param ledger present exactly for an OSS band
   */
  public record Vat(Band band, Cents amount, Optional<UUID> ledger) {
    public Vat {
      if (band.oss() != ledger.isPresent()) {
        throw new IllegalArgumentException("VAT of the one-stop shop has a ledger account");
      }
    }
  }

  /** What settles a part of the booking. */
  public record Payment(Means means, Cents amount) {

    /** With what it was paid. */
    public enum Means {
      /** The order's own payment method. */
      METHOD,
      GIFT_CARD
    }
  }

  /**
   * Voucher numbers (boekstuk) of our documents: 25 characters each, the same for the same order
   * for ever.
   */
  public record Markers(String sale, String payment) {

    /** The marker of a payment: the second means of payment has one of its own. */
    public String of(Payment.Means means) {
      return means == Payment.Means.METHOD ? payment : "G" + payment.substring(1);
    }
  }
}
