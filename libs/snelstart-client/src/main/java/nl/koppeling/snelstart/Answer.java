package nl.koppeling.snelstart;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One raw answer.
 *
 * @param status HTTP status
 * @param retryAfter the header, or null
 * @param body bytes, empty when there is none
 */
record Answer(int status, String retryAfter, byte[] body) {

  boolean success() {
    return status >= 200 && status < 300;
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Whether the text of the body holds {@code words}, in any case of letters. */
  boolean mentions(String words) {
    return text().toLowerCase(Locale.ROOT).contains(words);
  }
}
