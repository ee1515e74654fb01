package nl.koppeling.ingest.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import nl.koppeling.ingest.reading.OrderReader;
import nl.koppeling.ingest.reading.Reading;

/** The recorded answers of a real shop. */
public final class Recorded {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Recorded() {}

  public static String text(String file) {
    try (InputStream in = Recorded.class.getResourceAsStream("/woocommerce/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A recorded order as JSON, free to be changed. */
  public static ObjectNode orderJson(String file, long id) {
    return StreamSupport.stream(json(text(file)).spliterator(), false)
        .filter(o -> o.path("id").asLong() == id)
        .map(o -> (ObjectNode) o)
        .findFirst()
        .orElseThrow();
  }

  public static ObjectNode orderJson(long id) {
    return orderJson("orders/orders-dp6.json", id);
  }

  static WooOrder order(JsonNode json) {
    return ((Reading.Readable) OrderReader.read(json)).order();
  }

  static WooOrder order(long id) {
    return order(orderJson(id));
  }

  static List<WooOrder> orders(String file) {
    return StreamSupport.stream(json(text(file)).spliterator(), false)
        .map(Recorded::order)
        .toList();
  }

  /** The recorded shop stands in the Netherlands. */
  static ShopFacts shop() {
    Map<Long, ShopFacts.Rate> rates = new HashMap<>();
    for (JsonNode rate : json(text("misc/taxes.json"))) {
      rates.put(
          rate.path("id").asLong(),
          new ShopFacts.Rate(
              rate.path("country").asText(), new BigDecimal(rate.path("rate").asText())));
    }
    return new ShopFacts(Optional.of("NL"), rates);
  }
}
