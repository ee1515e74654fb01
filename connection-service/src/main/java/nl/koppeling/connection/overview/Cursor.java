package nl.koppeling.connection.overview;

import java.time.DateTimeException;
import java.time.LocalDate;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;

/**
 * Where a page of the list ended: the day, order and refund (0 for the sale) of its last document.
 * Written {@code 2026-11-24,1042,0}.
 */
public record Cursor(LocalDate day, long orderId, long refundId) {

  /** The place after this document. */
  public static Cursor after(DocumentView last) {
    return new Cursor(last.day(), last.orderId(), last.document().refundId());
  }

  /**
   * Reads a cursor.
   *
   * @throws Refusal with status 400 when it is none
   */
  public static Cursor parse(String text) {
    String[] parts = text.split(",", -1);
    try {
      if (parts.length == 3) {
        return new Cursor(
            LocalDate.parse(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
      }
    } catch (DateTimeException | NumberFormatException notOurs) {
      throw Refusal.of(OrderCode.SEARCH_INVALID, "after");
    }
    throw Refusal.of(OrderCode.SEARCH_INVALID, "after");
  }

  @Override
  public String toString() {
    return day + "," + orderId + "," + refundId;
  }
}
