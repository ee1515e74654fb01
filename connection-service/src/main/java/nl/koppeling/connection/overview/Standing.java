package nl.koppeling.connection.overview;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.koppeling.events.Reason;

/**
 * How a document stands.
 *
 * @param number the order's number as the customer sees it
 * @param modifiedAt which version of the order this speaks of
 * @param total VAT included, negative for a credit
 * @param reasons why it is not booked, or not paid
 * @param notices what deserves a look although it is booked
 * @param invoiceNumber empty until booked; the reference of a sales order
 * @param salesOrderNumber what SnelStart calls the sales order that was made instead of a booking
 */
public record Standing(
    State state,
    Stage stage,
    String number,
    Instant modifiedAt,
    BigDecimal total,
    List<Reason> reasons,
    List<Reason> notices,
    String invoiceNumber,
    Optional<UUID> bookingId,
    Optional<Integer> salesOrderNumber) {

  /** From seen to paid. */
  public enum State {
    WAITING,
    SKIPPED,
    PARKED,
    ACCEPTED,
    LINKED,
    BOOKED,
    SETTLED,
    ORDERED
  }

  public Standing {
    reasons = List.copyOf(reasons);
    notices = List.copyOf(notices);
  }

  /** Not a sales order. */
  Standing(
      State state,
      Stage stage,
      String number,
      Instant modifiedAt,
      BigDecimal total,
      List<Reason> reasons,
      List<Reason> notices,
      String invoiceNumber,
      Optional<UUID> bookingId) {
    this(
        state,
        stage,
        number,
        modifiedAt,
        total,
        reasons,
        notices,
        invoiceNumber,
        bookingId,
        Optional.empty());
  }

  /**
   * How it stands after hearing something else of the same document:
   *
   * <ul>
   *   <li>once in the books it stays there; a park there is why it is not paid yet, or what is
   *       wrong with a sales order;
   *   <li>news of an older version of the order is no news, of a newer one is;
   *   <li>of one version, the later stage knows better, and a stage's own last word counts.
   * </ul>
   */
  Standing after(Standing heard) {
    if (stage.inTheBooks() || heard.stage.inTheBooks()) {
      return inTheBooks(heard);
    }
    int newer = heard.modifiedAt.compareTo(modifiedAt);
    return newer > 0 || (newer == 0 && heard.stage.compareTo(stage) >= 0) ? heard : this;
  }

  /** With a notice about a document that corrects this one; nothing else changes. */
  Standing noting(Correcting correcting) {
    List<Reason> noted = new ArrayList<>(notices);
    noted.removeIf(correcting::replaces);
    noted.add(correcting.notice());
    return new Standing(
        state, stage, number, modifiedAt, total, reasons, noted, invoiceNumber, bookingId);
  }

  private Standing inTheBooks(Standing heard) {
    if (heard.stage.compareTo(stage) >= 0) {
      return heard.knowing(this);
    }
    if (heard.stage == Stage.BOOKED) {
      return knowing(heard);
    }
    boolean unfinished =
        stage != Stage.SETTLED && heard.stage == Stage.INVOICE && heard.state == State.PARKED;
    return unfinished ? because(heard.reasons) : this;
  }

  private Standing knowing(Standing other) {
    return new Standing(
        state,
        stage,
        number,
        modifiedAt,
        total,
        reasons,
        notices.isEmpty() ? other.notices : notices,
        invoiceNumber.isEmpty() ? other.invoiceNumber : invoiceNumber,
        bookingId.or(other::bookingId),
        salesOrderNumber.or(other::salesOrderNumber));
  }

  private Standing because(List<Reason> why) {
    return new Standing(
        state,
        stage,
        number,
        modifiedAt,
        total,
        why,
        notices,
        invoiceNumber,
        bookingId,
        salesOrderNumber);
  }

  /** The codes of the reasons. */
  Set<String> codes() {
    return reasons.stream().map(Reason::code).collect(Collectors.toUnmodifiableSet());
  }
}
