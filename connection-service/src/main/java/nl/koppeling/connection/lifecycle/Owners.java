package nl.koppeling.connection.lifecycle;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who owns a connection, by the subjects of their tokens; all have the same rights. Never nobody.
 */
public record Owners(Set<String> subjects) {

  public Owners {
    subjects = Set.copyOf(subjects);
    if (subjects.isEmpty() || subjects.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a connection has an owner");
    }
  }

  public static Owners of(String subject) {
    return new Owners(Set.of(subject));
  }

  public boolean has(String subject) {
    return subjects.contains(subject);
  }

  /** Without one of them; empty when nobody would be left. */
  public Optional<Owners> without(String subject) {
    Set<String> left = new HashSet<>(subjects);
    left.remove(subject);
    return left.isEmpty() ? Optional.empty() : Optional.of(new Owners(left));
  }
}
