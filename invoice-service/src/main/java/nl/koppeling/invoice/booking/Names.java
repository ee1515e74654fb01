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
    return with("-C" + refundId, invoiceNumber);
  }

  /**
   * The number of what takes back a sale: the first invoice's number, {@code -H} and the revision.
   */
  static String withdrawalNumber(Revision revision) {
    return with("-H" + revision.number(), revision.firstInvoiceNumber());
  }

  /** The number of a replaced sale; revision 1 is the second version, {@code -V2}. */
  static String replacementNumber(Revision revision) {
    return with("-V" + (revision.number() + 1), revision.firstInvoiceNumber());
  }

  /** The number of what takes back a credit; a credit is taken back at most once. */
  static String reversalNumber(String creditNumber) {
    return with("-H", creditNumber);
  }

  /** Shortened in front, so that the part that tells documents of one order apart stays. */
  private static String with(String tail, String invoiceNumber) {
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
    return markers(connectionId + ":" + orderId + ":" + refundId);
  }

  /** Markers of a credit taken from the sale of a revision; of the first they are as ever. */
  static Booking.Markers markers(UUID connectionId, long orderId, long refundId, int revision) {
    return revision == 0
        ? markers(connectionId, orderId, refundId)
        : markers(connectionId + ":" + orderId + ":" + refundId + ":" + revision);
  }

  /** Markers of a correction; {@code role} tells the documents of one revision apart. */
  static Booking.Markers markers(Revision revision, String role) {
    return markers(
        revision.connectionId() + ":" + revision.orderId() + ":" + role + ":" + revision.number());
  }

  private static Booking.Markers markers(String document) {
    byte[] hash = sha256(document);
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
