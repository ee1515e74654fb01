package nl.koppeling.ingest.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What a delivery's body says; only ever a hint which order to read. */
final class Delivery {

  private static final Pattern PING = Pattern.compile("webhook_id=\\d{1,18}");
  private static final int LONGEST_PING = 40;
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

  private Delivery() {}

  /** The unsigned call a shop makes when a webhook is created (WooCommerce reference 6). */
  static boolean isPing(byte[] body) {
    return body.length <= LONGEST_PING
        && PING.matcher(new String(body, StandardCharsets.US_ASCII)).matches();
  }

  /**
   * The order's id: the top-level {@code id}. Empty when there is none, as in the error objects a
   * shop delivers for deleted orders, or when the body is no JSON object.
   */
  static OptionalLong orderId(byte[] body) {
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return OptionalLong.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean id = parser.currentName().equals("id");
        JsonToken value = parser.nextToken();
        if (id) {
          return value == JsonToken.VALUE_NUMBER_INT && parser.getLongValue() > 0
              ? OptionalLong.of(parser.getLongValue())
              : OptionalLong.empty();
        }
        parser.skipChildren();
      }
      return OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
