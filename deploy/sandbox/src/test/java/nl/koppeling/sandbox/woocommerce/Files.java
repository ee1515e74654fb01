package nl.koppeling.sandbox.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import nl.koppeling.sandbox.woocommerce.wire.Json;

/** Recorded files, by name under {@code /woocommerce}. */
final class Files {

  private Files() {}

  static String text(String name) {
    try (InputStream in = Files.class.getResourceAsStream("/woocommerce/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String name) {
    return Json.parse(text(name));
  }
}
