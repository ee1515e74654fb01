package nl.koppeling.connection.export;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import nl.koppeling.connection.audit.AuditEntry;
import nl.koppeling.connection.files.Csv;

/** The file {@code audit.csv}: who did what, the newest first; moments in UTC. */
final class AuditFile {

  private static final List<String> NL =
      List.of("Moment (UTC)", "Wie", "Rol", "Wat", "Betreft", "Wijzigingen");
  private static final List<String> EN =
      List.of("Moment (UTC)", "Who", "Role", "What", "About", "Changes");

  private AuditFile() {}

  static String of(List<AuditEntry> entries, boolean english) {
    Csv csv = Csv.inEnglish(english).line(english ? EN : NL);
    entries.forEach(
        entry ->
            csv.line(
                Arrays.asList(
                    entry.at(),
                    entry.actor(),
                    entry.role(),
                    english ? entry.en() : entry.nl(),
                    entry.about(),
                    entry.changes().stream()
                        .map(c -> c.field() + ": " + c.from() + " > " + c.to())
                        .collect(Collectors.joining(" | ")))));
    return csv.toString();
  }
}
