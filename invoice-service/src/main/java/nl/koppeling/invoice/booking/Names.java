package nl.koppeling.invoice.booking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Numbers of our documents, computed from the order alone, so that a database restored to an
 * earlier moment still names the same order the same (reliability reference 4.2).
 */
public final class Names {

  private static final int LIMIT = 25;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Names() {}

  /**
   * The invoice number: that of the shop's invoice plugin when the owner wants it, else prefix and
   * the number the customer knows, or the order's id when that number does not fit or has nothing
   * usable in it.
   */
  static Checked<String> invoiceNumber(Mapping mapping, SaleOrder order) {
    if (mapping.choices().pluginInvoiceNumbers()) {
      return order
          .particulars()
          .pluginNumber()
          .map(Names::plain)
          .filter(number -> usable(number, LIMIT))
          .<Checked<String>>map(Checked.Passed::new)
          .orElseGet(() -> Checked.refused(Refusal.of(RefusalCode.INVOICE_NUMBER_MISSING)));
    }
    String prefix = mapping.invoicePrefix();
    String number = plain(order.number());
    return new Checked.Passed<>(
        prefix
            + (usable(number, LIMIT - prefix.length()) ? number : String.valueOf(order.orderId())));
  }

  /**
   * The number of a credit: the invoice's number, {@code -C} and the refund's id; shortened in
   * front when it does not fit, so that the part that tells credits apart stays.
   */
  static String creditNumber(String invoiceNumber, long refundId) {
    String tail = "-C" + refundId;
    int room = LIMIT - tail.length();
    return (invoiceNumber.length() <= room
            ? invoiceNumber
            : invoiceNumber.substring(invoiceNumber.length() - room))
        + tail;
  }

  private static String plain(String number) {
    return number.replaceAll("[^A-Za-z0-9._/-]+", "-").replaceAll("^-+|-+$", "");
  }

  private static boolean usable(String number, int room) {
    return number.matches(".*[A-Za-z0-9].*") && number.length() <= room;
  }

  /** Markers of the sale of an order; a credit names its refund, the sale names 0. */
  public static Booking.Markers markers(UUID connectionId, long orderId, long refundId) {
    byte[] hash = sha256(connectionId + ":" + orderId + ":" + refundId);
    String code = base32(hash, LIMIT - 1);
    return new Booking.Markers("S" + code, "P" + code);
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String base32(byte[] bytes, int characters) {
    StringBuilder text = new StringBuilder(characters);
    int buffer = 0;
    int bits = 0;
    for (int i = 0; text.length() < characters; i++) {
      buffer = (buffer << 8 | bytes[i] & 0xff) & 0xfffff;
      bits += 8;
      while (bits >= 5 && text.length() < characters) {
        bits -= 5;
        text.append(BASE32.charAt(buffer >> bits & 31));
      }
    }
    return text.toString();
  }
}
