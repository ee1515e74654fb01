package nl.koppeling.sandbox.snelstart.api;

/** What one method on one path does. Runs alone in its administration: one call at a time. */
@FunctionalInterface
public interface Operation {

  /** Does it, or throws a {@code Refusal}. */
  Answer run(Call call);
}
