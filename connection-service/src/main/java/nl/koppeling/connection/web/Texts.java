package nl.koppeling.connection.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The texts of the pages: a file for each part in each language ({@code texts/pages_nl.properties}
 * and so on), which hold the same keys; a key stands once. {@code {0}} and so on stand for what is
 * filled in; nothing else is special.
 */
public final class Texts {

  private static final List<String> PARTS =
      List.of("pages", "orders", "desk", "preview", "backfill", "oversight", "readback");

  private static final Map<Language, Properties> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, read(language));
    }
  }

  private Texts() {}

  /**
   * A text.
   *
   * @throws IllegalArgumentException for a key that does not exist
   */
  public static String of(Language language, String key, Object... filledIn) {
    String text = ALL.get(language).getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text with key " + key);
    }
    for (int i = 0; i < filledIn.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(filledIn[i]));
    }
    return text;
  }

  /** A text, or the other one when there is none with this key. */
  public static String orElse(Language language, String key, String otherwise) {
    return ALL.get(language).getProperty(key, otherwise);
  }

  static Properties all(Language language) {
    return ALL.get(language);
  }

  private static Properties read(Language language) {
    Properties all = new Properties();
    for (String part : PARTS) {
      for (Map.Entry<Object, Object> text : read(part, language).entrySet()) {
        if (all.putIfAbsent(text.getKey(), text.getValue()) != null) {
          throw new IllegalStateException("two texts with key " + text.getKey());
        }
      }
    }
    return all;
  }

  private static Properties read(String part, Language language) {
    String name = "/texts/" + part + "_" + language.code() + ".properties";
    try (Reader in =
        new InputStreamReader(Texts.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      Properties texts = new Properties();
      texts.load(in);
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
