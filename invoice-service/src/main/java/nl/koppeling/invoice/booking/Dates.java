package nl.koppeling.invoice.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The days of a document, in Amsterdam (VAT reference 4).
 *
 * @param tax the day of the tax: its rates count
 * @param booked the day it is booked on; later than {@code tax} when the owner's books were closed
 */
record Dates(LocalDate tax, LocalDate booked) {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  /**
   * Cash system: the day of payment, else of completion. Invoice system: the earlier of the two.
   */
  static Checked<Dates> of(SaleOrder order, Mapping mapping) {
    Optional<Instant> moment =
        mapping.schemes().invoiceSystem()
            ? Stream.of(order.paidAt(), order.completedAt())
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
            : order.paidAt().or(order::completedAt);
    return moment
        .<Checked<Dates>>map(m -> new Checked.Passed<>(of(m, mapping)))
        .orElseGet(() -> Checked.refused(Refusal.of(RefusalCode.PAYMENT_DATE_MISSING)));
  }

  /** The days of something that happened at a moment (UTC). */
  static Dates of(Instant moment, Mapping mapping) {
    LocalDate day = LocalDate.ofInstant(moment, AMSTERDAM);
    Optional<LocalDate> open = mapping.choices().booksOpenFrom();
    return new Dates(day, open.filter(day::isBefore).orElse(day));
  }

  /** What is added to a description when the document is booked on another day than its own. */
  String remark() {
    return tax.equals(booked) ? "" : ", datum " + tax;
  }
}
