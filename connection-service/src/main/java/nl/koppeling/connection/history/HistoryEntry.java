package nl.koppeling.connection.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.Document;
import nl.koppeling.events.Reason;

/**
 * One thing that was said of a document. Holds nothing that points at the buyer.
 *
 * @param at when it was said (UTC)
 * @param station who said it
 * @param event the event's name, for example {@code OrderBooked}
 * @param modifiedAt which version of the order it speaks of (UTC)
 */
public record HistoryEntry(
    Instant at, Station station, String event, Document document, Instant modifiedAt, Facts facts) {

  /**
   * What was said; empty where the event does not speak of it.
   *
   * @param amount VAT included, as the event gives it
   * @param vat VAT in {@code amount}
   * @param reasons why it waits, is skipped or parked
   * @param notices what deserves a look although it is booked
   * @param bookingId the sales booking
   * @param paymentId the entry that settled it
   * @param relationCreated a relation was made for this order
   */
  public record Facts(
      Optional<BigDecimal> amount,
      Optional<BigDecimal> vat,
      List<Reason> reasons,
      List<Reason> notices,
      String invoiceNumber,
      Optional<LocalDate> invoiceDate,
      Optional<UUID> bookingId,
      Optional<UUID> paymentId,
      boolean relationCreated) {

    /** Nothing said. */
    static final Facts NONE =
        new Facts(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);

    public Facts {
      amount = amount == null ? Optional.empty() : amount;
      vat = vat == null ? Optional.empty() : vat;
      reasons = reasons == null ? List.of() : List.copyOf(reasons);
      notices = notices == null ? List.of() : List.copyOf(notices);
      invoiceNumber = invoiceNumber == null ? "" : invoiceNumber;
      invoiceDate = invoiceDate == null ? Optional.empty() : invoiceDate;
      bookingId = bookingId == null ? Optional.empty() : bookingId;
      paymentId = paymentId == null ? Optional.empty() : paymentId;
    }

    static Facts of(BigDecimal amount, List<Reason> reasons) {
      return new Facts(
          Optional.ofNullable(amount),
          Optional.empty(),
          reasons,
          List.of(),
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);
    }

    Facts withVat(BigDecimal vatInAmount) {
      return new Facts(
          amount,
          Optional.ofNullable(vatInAmount),
          reasons,
          notices,
          invoiceNumber,
          invoiceDate,
          bookingId,
          paymentId,
          relationCreated);
    }
  }
}
