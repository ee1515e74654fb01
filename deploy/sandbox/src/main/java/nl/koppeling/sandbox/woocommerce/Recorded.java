package nl.koppeling.sandbox.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Bodies recorded from a real shop, by file name. */
final class Recorded {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Recorded() {}

  /** A recorded error body with its status. */
  static ShopAnswer error(String name, int status) {
    return new ShopAnswer(status, ShopAnswer.JSON, text("errors/" + name + ".json"), Map.of());
  }

  /** The recorded body of a bad parameter, with the parameter's own name in it. */
  static ShopAnswer badDate(String parameter) {
    String body = text("errors/bad-date.json").replace("modified_after", parameter);
    return new ShopAnswer(400, ShopAnswer.JSON, body, Map.of());
  }

  static ShopAnswer html(String name, int status) {
    return new ShopAnswer(status, "text/html; charset=utf-8", text("errors/" + name + ".txt"), Map.of());
  }

  static JsonNode json(String file) {
    try {
      return JSON.readTree(text(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static JsonNode parse(String body) throws IOException {
    return JSON.readTree(body);
  }

  private static String text(String file) {
    try (InputStream in = Recorded.class.getResourceAsStream("/woocommerce/" + file)) {
      if (in == null) {
        throw new IllegalStateException("no recording " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
