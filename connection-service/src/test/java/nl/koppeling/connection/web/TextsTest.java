package nl.koppeling.connection.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text is there in both languages, and every text that a page asks for exists. */
class TextsTest {

  private static final Pattern ASKED = Pattern.compile("\\{t:([A-Za-z0-9_]+)");
  private static final Pattern FILLED_IN = Pattern.compile("\\{\\d}");

  @Test
  void bothLanguagesSayTheSame() {
    assertThat(Texts.all(Language.NL).keySet()).isEqualTo(Texts.all(Language.EN).keySet());
    for (Object key : Texts.all(Language.NL).keySet()) {
      String nl = Texts.of(Language.NL, key.toString());
      String en = Texts.of(Language.EN, key.toString());
      assertThat(filledIn(nl)).as(key.toString()).isEqualTo(filledIn(en));
      assertThat(nl).as(key.toString()).isNotBlank();
      assertThat(en).as(key.toString()).isNotBlank();
    }
  }

  @Test
  void everyTextThatAPageAsksForExists() throws IOException {
    Set<String> asked = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher matcher = ASKED.matcher(Files.readString(file));
        while (matcher.find()) {
          asked.add(matcher.group(1));
        }
      }
    }
    assertThat(asked).hasSizeGreaterThan(100);
    assertThat(Texts.all(Language.NL).keySet()).containsAll(List.copyOf(asked));
  }

  private static Set<String> filledIn(String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = FILLED_IN.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
