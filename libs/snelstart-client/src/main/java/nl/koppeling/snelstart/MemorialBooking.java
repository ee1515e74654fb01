package nl.koppeling.snelstart;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A memorial booking (memoriaalboeking, SnelStart API reference 7.13).
 *
 * @param voucherNumber empty when absent
 */
public record MemorialBooking(UUID id, LocalDate date, UUID journalId, String voucherNumber) {}
