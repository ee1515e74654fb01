package nl.koppeling.connection.desk;

import java.util.UUID;
import nl.koppeling.connection.board.Card;
import nl.koppeling.connection.lifecycle.Connection;

/**
 * What every page of the desk says of its connection.
 *
 * @param administration empty while it is being set up
 * @param settingUp the set-up is not finished: there are no orders to show
 */
public record Head(UUID id, String shop, String administration, boolean settingUp) {

  static Head of(Connection connection) {
    return new Head(
        connection.id(),
        Card.shop(connection),
        Card.administration(connection),
        connection instanceof Connection.Draft || connection instanceof Connection.Proven);
  }

  /** Where a part of the connection is, for example {@code settings}. */
  public String path(String part) {
    return "/app/connections/" + id + "/" + part;
  }
}
