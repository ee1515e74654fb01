package nl.koppeling.sandbox.woocommerce.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a real shop was recorded to say, by file name. */
public final class Recordings {

  /** The recorded shop's own address, which stands in links; replaced when served. */
  public static final String HOME = "https://127.0.0.1:8448";

  private Recordings() {}

  /** A recorded error body with its status. */
  public static Answer error(String name, int status) {
    return Answer.text(status, text("errors/" + name + ".json").strip());
  }

  /** A recorded page. */
  public static Answer page(String name, int status) {
    return Answer.html(status, text("errors/" + name + ".txt"));
  }

  /** A recorded document. */
  public static JsonNode json(String file) {
    return Json.parse(text(file));
  }

  /** A recorded document that is there for some only. */
  public static Optional<JsonNode> find(String file) {
    return read(file).map(Json::parse);
  }

  private static String text(String file) {
    return read(file).orElseThrow(() -> new IllegalStateException("no recording " + file));
  }

  private static Optional<String> read(String file) {
    try (InputStream in = Recordings.class.getResourceAsStream("/woocommerce/" + file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
