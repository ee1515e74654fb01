package nl.koppeling.invoice.booking;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One reason why an order is not booked, with the figures it speaks of.
 *
 * @param figures amounts, codes and names of settings; never personal data
 */
public record Refusal(RefusalCode code, Map<String, String> figures) {

  public Refusal {
    figures = Collections.unmodifiableMap(new TreeMap<>(figures));
  }

  static Refusal of(RefusalCode code) {
    return new Refusal(code, Map.of());
  }

  static Refusal of(RefusalCode code, String name, String value) {
    return new Refusal(code, Map.of(name, value));
  }

  /** For the owner, in Dutch. */
  public String nl() {
    return filled(code.nl());
  }

  /** For the owner, in English. */
  public String en() {
    return filled(code.en());
  }

  private String filled(String template) {
    String text = template;
    for (Map.Entry<String, String> figure : figures.entrySet()) {
      text = text.replace("{" + figure.getKey() + "}", figure.getValue());
    }
    return text;
  }
}
