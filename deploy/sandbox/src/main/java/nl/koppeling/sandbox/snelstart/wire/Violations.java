package nl.koppeling.sandbox.snelstart.wire;

import java.util.EnumSet;
import java.util.Set;

/**
 * The rules one request broke, gathered stage by stage: a stage that found something ends the
 * request, so that a missing customer is not also reported as a wrong country.
 */
public final class Violations {

  private final Set<Rule> broken = EnumSet.noneOf(Rule.class);

  /** Notes the rule when the condition holds. */
  public void when(boolean condition, Rule rule) {
    if (condition) {
      broken.add(rule);
    }
  }

  /** Notes the rule when a text is longer than allowed; a missing text never is. */
  public void whenLonger(String text, int limit, Rule rule) {
    when(text != null && text.length() > limit, rule);
  }

  /** Ends a stage: refuses with every rule noted so far, if any. */
  public void endStage() {
    if (!broken.isEmpty()) {
      throw new Refusal(400, Json.array(broken.stream().toList(), Rule::json));
    }
  }
}
