package nl.koppeling.connection.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.web.Page;

/**
 * The frame around a step.
 *
 * @param base where the steps of this connection are
 * @param editable true: it is still being set up; false: it works, and a step is being looked at
 *     again
 */
public record Wizard(UUID id, String base, String shop, boolean editable, List<Link> steps) {

  /** A step in the row at the top; without a path when it cannot be gone to yet. */
  public record Link(int number, String label, String path, boolean current, boolean done) {}

  static Wizard of(Connection connection, Step current, Page page) {
    List<Link> links = new ArrayList<>();
    for (Step step : Step.values()) {
      links.add(
          new Link(
              step.ordinal() + 1,
              page.text(step.label()),
              step.open(connection) ? step.path(connection.id()) : "",
              step == current,
              step.done(connection)));
    }
    return new Wizard(
        connection.id(),
        "/app/connections/" + connection.id() + "/setup",
        connection.particulars().shop().home().toString().replaceFirst("^https?://", ""),
        connection instanceof Connection.Draft || connection instanceof Connection.Proven,
        List.copyOf(links));
  }
}
