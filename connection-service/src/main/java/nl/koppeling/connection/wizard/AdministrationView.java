package nl.koppeling.connection.wizard;

import java.util.Optional;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.Findings;

/**
 * What is known of an administration.
 *
 * @param offered SnelStart's own page can be used; otherwise a key is pasted
 * @param waiting the owner came back from SnelStart and its word has not arrived
 * @param found its key works
 * @param confirmed the owner said that it is the right one
 * @param kor the small-business scheme is on
 */
public record AdministrationView(
    boolean offered,
    boolean waiting,
    boolean found,
    boolean confirmed,
    String name,
    String company,
    String vatNumber,
    boolean kor) {

  static AdministrationView of(Connection connection, boolean offered, boolean waiting) {
    Optional<Findings.Administration> found =
        switch (connection) {
          case Connection.Draft draft -> draft.administration();
          case Connection.Proven proven -> Optional.of(proven.findings().administration());
          case Connection.Active active -> Optional.of(active.findings().administration());
          case Connection.Paused paused -> Optional.of(paused.findings().administration());
          case Connection.Removed removed -> Optional.empty();
        };
    return new AdministrationView(
        offered,
        waiting && found.isEmpty(),
        found.isPresent(),
        !(connection instanceof Connection.Draft),
        found.map(Findings.Administration::name).orElse(""),
        found.map(Findings.Administration::companyName).orElse(""),
        found.map(Findings.Administration::vatNumber).orElse(""),
        found.map(Findings.Administration::smallBusinessScheme).orElse(false));
  }
}
