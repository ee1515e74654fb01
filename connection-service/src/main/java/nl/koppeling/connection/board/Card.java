package nl.koppeling.connection.board;

import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.web.Page;

/**
 * A connection in the list.
 *
 * @param administration empty while it is being set up
 * @param state as a person says it
 * @param tone {@code good}, {@code wait} or {@code bad}; chooses the looks
 * @param path where it leads
 */
public record Card(String shop, String administration, String state, String tone, String path) {

  static Card of(Connection connection, Page page) {
    return new Card(
        shop(connection),
        administration(connection),
        state(connection, page),
        tone(connection),
        path(connection));
  }

  /** The shop's address without what every address has. */
  public static String shop(Connection connection) {
    return connection.particulars().shop().home().toString().replaceFirst("^https?://", "");
  }

  /** The administration's name; empty while there is none. */
  public static String administration(Connection connection) {
    return switch (connection) {
      case Connection.Draft draft -> draft.administration().map(a -> a.name()).orElse("");
      case Connection.Proven proven -> proven.findings().administration().name();
      case Connection.Active active -> active.findings().administration().name();
      case Connection.Paused paused -> paused.findings().administration().name();
      case Connection.Removed removed -> "";
    };
  }

  /** What it does, as a person says it. */
  static String state(Connection connection, Page page) {
    return page.text(inShadow(connection) ? "state_SHADOW" : "state_" + connection.state());
  }

  /** It reads along and books nothing. */
  static boolean inShadow(Connection connection) {
    return connection instanceof Connection.Active && connection.particulars().shadow();
  }

  static String tone(Connection connection) {
    return switch (connection) {
      case Connection.Active active -> active.particulars().shadow() ? "wait" : "good";
      case Connection.Paused paused ->
          paused.cause() == Connection.PauseCause.OWNER ? "wait" : "bad";
      default -> "wait";
    };
  }

  private static String path(Connection connection) {
    return switch (connection) {
      case Connection.Draft draft -> "/app/connections/" + draft.id() + "/setup";
      case Connection.Proven proven -> "/app/connections/" + proven.id() + "/setup";
      default -> "/app/connections/" + connection.id();
    };
  }
}
