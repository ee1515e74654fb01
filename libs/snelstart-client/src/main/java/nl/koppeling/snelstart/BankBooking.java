package nl.koppeling.snelstart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A bank booking as SnelStart holds it (bankboeking, SnelStart API reference 7.12).
 *
 * @param voucherNumber boekstuk, empty when absent; not unique
 * @param description empty when absent
 * @param received euros in
 * @param paidOut euros out
 * @param salesBookingIds the sales bookings its lines settle
 */
public record BankBooking(
    UUID id,
    LocalDate date,
    UUID journalId,
    String voucherNumber,
    String description,
    BigDecimal received,
    BigDecimal paidOut,
    List<UUID> salesBookingIds) {

  /** Copies the list. */
  public BankBooking {
    salesBookingIds = List.copyOf(salesBookingIds);
  }
}
