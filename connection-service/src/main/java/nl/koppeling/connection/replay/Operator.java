package nl.koppeling.connection.replay;

import java.util.Objects;

/**
 * An operator who asked for or allowed something.
 *
 * @param subject of the token; two operators are two subjects
 * @param name to be shown to other operators
 */
record Operator(String subject, String name) {
  Operator {
    Objects.requireNonNull(subject, "subject");
    name = name == null || name.isBlank() ? subject : name;
  }

  boolean is(Operator other) {
    return subject.equals(other.subject);
  }
}
