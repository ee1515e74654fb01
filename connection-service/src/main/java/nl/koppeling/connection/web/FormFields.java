package nl.koppeling.connection.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What somebody typed into a form, after it was seen to be a form of ours. Texts are without blanks
 * around and at most {@value #LONGEST} characters; a field that is absent is empty. May hold
 * secrets.
 */
@RequestScoped
public class FormFields {

  private static final int LONGEST = 10_000;

  private final Map<String, String> fields = new LinkedHashMap<>();

  void put(String name, String value) {
    fields.put(name, value == null || value.length() > LONGEST ? "" : value.strip());
  }

  /** What was typed. */
  public String text(String name) {
    return fields.getOrDefault(name, "");
  }

  /** A ticked box. */
  public boolean ticked(String name) {
    return !text(name).isEmpty();
  }

  public Set<String> names() {
    return Set.copyOf(fields.keySet());
  }

  @Override
  public String toString() {
    return "FormFields[***]";
  }
}
