package nl.koppeling.connection.refusals;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;

/** The caller's language: Dutch unless English is preferred. */
public final class Languages {

  private Languages() {}

  /** True when English is preferred to Dutch. */
  public static boolean english(HttpHeaders headers) {
    return headers.getAcceptableLanguages().stream()
        .map(Locale::getLanguage)
        .filter(language -> language.equals("nl") || language.equals("en"))
        .findFirst()
        .filter("en"::equals)
        .isPresent();
  }
}
