package nl.koppeling.connection.audit;

import java.time.Instant;
import java.util.List;

/**
 * Something that was done to a connection.
 *
 * @param id rises; the place in the log
 * @param at UTC
 * @param actor the subject of the person's token, or {@code system}
 * @param about what it was done to, for example {@code order 7}; may be empty
 * @param changes which fields changed, for settings and keys
 */
public record AuditEntry(
    long id,
    Instant at,
    String actor,
    Role role,
    Deed deed,
    String nl,
    String en,
    String about,
    List<Change> changes) {

  public AuditEntry {
    changes = List.copyOf(changes);
  }

  /** As what somebody did it. */
  public enum Role {
    OWNER,
    OPERATOR,
    /** The service itself, for example when a key leads to another administration. */
    SYSTEM
  }

  /**
   * One field that changed; a secret's values are not told.
   *
   * @param from empty when it was not there
   * @param to empty when it is no longer there
   */
  public record Change(String field, String from, String to) {

    /** A field whose values nobody may see. */
    public static Change ofSecret(String field) {
      return new Change(field, "***", "***");
    }
  }
}
