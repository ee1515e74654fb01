package nl.koppeling.snelstart;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A relation as SnelStart knows it (relatie, SnelStart API reference 7.1). Holds personal data:
 * {@link #toString()} shows the id only.
 *
 * @param code customer number; negative codes are system rows
 * @param email one address, or several with {@code ;} between them; empty when absent
 * @param inactive true: soft-deleted, cannot be booked on (BOE-0054)
 * @param countryId land of the business address (vestigingsAdres)
 */
public record Relation(
    UUID id,
    int code,
    String name,
    String email,
    Set<RelationKind> kinds,
    boolean inactive,
    Optional<String> vatNumber,
    Optional<UUID> countryId) {

  /** Copies the set. */
  public Relation {
    kinds = Set.copyOf(kinds);
  }

  /**
   * One of the rows every administration ships with (own record, unknown supplier, unknown
   * customer); never match those.
   */
  public boolean system() {
    return code < 0 || kinds.contains(RelationKind.OWN);
  }

  @Override
  public String toString() {
    return "Relation[" + id + "]";
  }
}
