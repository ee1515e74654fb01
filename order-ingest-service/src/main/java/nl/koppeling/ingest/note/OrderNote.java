package nl.koppeling.ingest.note;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import nl.koppeling.events.Document;

/**
 * One note: the number of one document of one order.
 *
 * @param number the invoice number in SnelStart
 * @param attempts how often the shop was asked without a clear answer
 */
record OrderNote(
    UUID connectionId,
    long orderId,
    Document document,
    String number,
    NoteState state,
    int attempts) {

  private static final int MARK_BYTES = 10;

  OrderNote as(NoteState next) {
    return new OrderNote(connectionId, orderId, document, number, next, attempts);
  }

  OrderNote afterAnotherAttempt() {
    return new OrderNote(connectionId, orderId, document, number, state, attempts + 1);
  }

  /** What the shop's people read; plain text, since the shop shows it as HTML. */
  String text() {
    String what =
        switch (document.kind()) {
          case SALE, REPLACEMENT, REVERSAL -> "factuur ";
          case CREDIT, WITHDRAWAL -> "creditfactuur ";
        };
    return "Geboekt in SnelStart: " + what + number.replaceAll("[<>&]", "") + " " + mark();
  }

  /** Names connection, order and document to us and nothing to anybody else. */
  String mark() {
    String what =
        "%s:%d:%s:%d:%d"
            .formatted(
                connectionId, orderId, document.kind(), document.refundId(), document.revision());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
      return "[koppeling " + HexFormat.of().formatHex(hash, 0, MARK_BYTES) + "]";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
