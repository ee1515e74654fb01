package nl.koppeling.connection.web;

import java.util.Locale;
import java.util.Optional;

/** The languages of the pages. Dutch unless the reader chose or prefers English. */
public enum Language {
  NL("nl", Locale.forLanguageTag("nl-NL")),
  EN("en", Locale.forLanguageTag("en-GB"));

  private final String code;
  private final Locale locale;

  Language(String code, Locale locale) {
    this.code = code;
    this.locale = locale;
  }

  /** As in HTML and in the cookie. */
  public String code() {
    return code;
  }

  /** How amounts and dates are written. */
  public Locale locale() {
    return locale;
  }

  /** One of two texts. */
  public String pick(String nl, String en) {
    return this == NL ? nl : en;
  }

  /** The language with this code. */
  static Optional<Language> of(String code) {
    for (Language language : values()) {
      if (language.code.equals(code)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** The first language of an {@code Accept-Language} header that we speak. */
  static Language accepted(String header) {
    if (header == null || header.length() > 500) {
      return NL;
    }
    try {
      return Locale.LanguageRange.parse(header).stream()
          .filter(range -> range.getWeight() > 0)
          .map(range -> of(range.getRange().split("-")[0]))
          .flatMap(Optional::stream)
          .findFirst()
          .orElse(NL);
    } catch (IllegalArgumentException unreadable) {
      return NL;
    }
  }
}
