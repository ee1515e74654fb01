package nl.koppeling.ingest.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import nl.koppeling.shop.ShopAnswer;
import nl.koppeling.shop.ShopClient;

/**
 * Reads and writes at a shop. Every outcome but the document asked for is a {@link ShopTrouble};
 * above all a 200 with something that is not the expected JSON is never taken for "nothing there".
 */
@ApplicationScoped
public class Shops {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final ShopClient client;

  Shops(ShopClient client) {
    this.client = client;
  }

  /**
   * A list.
   *
   * @param total how many there are over all pages, when the shop says so
   * @param totalPages how many pages, when the shop says so
   */
  public record Listing(List<JsonNode> elements, OptionalInt total, OptionalInt totalPages) {}

  /** Reads one thing. */
  public Uni<JsonNode> one(Access access, String path, Map<String, String> query) {
    return client
        .get(access.address(), access.key(), path, query)
        .map(answer -> object(json(answer)));
  }

  /** Reads a list. */
  public Uni<Listing> list(Access access, String path, Map<String, String> query) {
    return client.get(access.address(), access.key(), path, query).map(Shops::listing);
  }

  /** Makes something. */
  public Uni<JsonNode> post(Access access, String path, Object body) {
    return client
        .post(access.address(), access.key(), path, text(body))
        .map(answer -> object(json(answer)));
  }

  /** Changes something. */
  public Uni<JsonNode> put(Access access, String path, Object body) {
    return client
        .put(access.address(), access.key(), path, text(body))
        .map(answer -> object(json(answer)));
  }

  /** Removes something for good. */
  public Uni<JsonNode> delete(Access access, String path) {
    return client
        .delete(access.address(), access.key(), path, Map.of("force", "true"))
        .map(answer -> object(json(answer)));
  }

  private static Listing listing(ShopAnswer answer) {
    JsonNode list = json(answer);
    if (!list.isArray() || !(answer instanceof ShopAnswer.Json json)) {
      throw notWhatWasAsked();
    }
    List<JsonNode> elements = new ArrayList<>(list.size());
    list.forEach(elements::add);
    return new Listing(elements, json.total(), json.totalPages());
  }

  private static JsonNode object(JsonNode json) {
    if (!json.isObject()) {
      throw notWhatWasAsked();
    }
    return json;
  }

  private static JsonNode json(ShopAnswer answer) {
    if (!(answer instanceof ShopAnswer.Json json)) {
      throw new ShopTrouble(answer);
    }
    try {
      return JSON.readTree(json.body());
    } catch (JsonProcessingException e) {
      throw notWhatWasAsked();
    }
  }

  /** A document that is JSON, but not of this kind. */
  public static ShopTrouble notWhatWasAsked() {
    return new ShopTrouble(
        new ShopAnswer.Unavailable(ShopAnswer.Unavailable.Kind.HTML_INSTEAD_OF_JSON));
  }

  private static String text(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a request body can always be written", e);
    }
  }
}
