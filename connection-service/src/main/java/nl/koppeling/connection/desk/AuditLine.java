package nl.koppeling.connection.desk;

import java.util.List;
import nl.koppeling.connection.audit.AuditEntry;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.web.Page;

/**
 * Something that was done, ready to be shown.
 *
 * @param about what it was done to; may be empty
 */
public record AuditLine(
    String when, String who, String what, String about, List<AuditEntry.Change> changes) {

  static AuditLine of(AuditEntry entry, Caller.Person reader, Page page) {
    return new AuditLine(
        page.figures().moment(entry.at()),
        who(entry, reader, page),
        page.language().pick(entry.nl(), entry.en()),
        entry.about(),
        entry.changes());
  }

  private static String who(AuditEntry entry, Caller.Person reader, Page page) {
    return entry.actor().equals(reader.subject())
        ? page.text("audit_you")
        : page.text("audit_" + entry.role());
  }
}
