package nl.koppeling.connection.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.stream.Collectors;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.SettingsCode;

/**
 * Reads settings as somebody typed them: what we do not know is refused with its place, while
 * events and stored settings are read leniently. A field that was misspelled would otherwise be a
 * choice nobody made.
 */
public final class SettingsForm {

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private SettingsForm() {}

  /**
   * The settings of a kind.
   *
   * @throws Refusal with status 400 for an unknown field or value, with 422 for a value that cannot
   *     be; each names the place, for example {@code ledgers[3].band}
   */
  public static <T> T read(JsonNode settings, Class<T> kind) {
    if (settings == null || !settings.isObject()) {
      throw Refusal.of(SettingsCode.SETTINGS_INVALID);
    }
    try {
      return STRICT.treeToValue(settings, kind);
    } catch (ValueInstantiationException impossible) {
      throw Refusal.of(SettingsCode.SETTINGS_INVALID, place(impossible) + reason(impossible));
    } catch (JsonMappingException unknown) {
      throw Refusal.of(SettingsCode.SETTINGS_UNREADABLE, place(unknown));
    } catch (JsonProcessingException e) {
      throw Refusal.of(SettingsCode.SETTINGS_UNREADABLE);
    }
  }

  private static String place(JsonMappingException failure) {
    String path =
        failure.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getFieldName())
            .collect(Collectors.joining());
    return path.isEmpty() ? "settings" : path.startsWith(".") ? path.substring(1) : path;
  }

  /** Our own constructor's words; those of anybody else say nothing to an owner. */
  private static String reason(ValueInstantiationException failure) {
    return failure.getCause() instanceof IllegalArgumentException ours
        ? ": " + ours.getMessage()
        : "";
  }
}
