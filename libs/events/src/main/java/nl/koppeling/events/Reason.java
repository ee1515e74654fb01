package nl.koppeling.events;

import java.util.Map;
import java.util.Objects;

/**
 * Why an order waits, is skipped or is parked, for a person to read.
 *
 * @param code stable, UPPER_SNAKE; the refusal codes are those of the VAT reference, section 6
 * @param nl one or two Dutch sentences for the shop owner: what is wrong and what to do
 * @param en the same in English
 * @param figures the amounts or names the texts speak of; never personal data
 */
public record Reason(String code, String nl, String en, Map<String, String> figures) {

  public Reason {
    if (code == null || !code.matches("[A-Z][A-Z0-9_]*")) {
      throw new IllegalArgumentException("a reason's code is UPPER_SNAKE, is " + code);
    }
    Objects.requireNonNull(nl, "nl");
    Objects.requireNonNull(en, "en");
    figures = figures == null ? Map.of() : Map.copyOf(figures);
  }

  public static Reason of(String code, String nl, String en) {
    return new Reason(code, nl, en, Map.of());
  }
}
