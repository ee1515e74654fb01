package nl.koppeling.connection.wizard;

import java.util.Locale;
import java.util.UUID;
import nl.koppeling.connection.lifecycle.Connection;

/** The steps, in their order. */
enum Step {
  SHOP,
  START,
  ADMINISTRATION,
  BOOKS,
  PREVIEW,
  SWITCH_ON;

  /** Where the step is. */
  String path(UUID id) {
    return "/app/connections/" + id + "/setup/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The key of its text. */
  String label() {
    return "step_" + name();
  }

  /** True when everything it needs is there. */
  boolean open(Connection connection) {
    return switch (this) {
      case SHOP -> true;
      case START, ADMINISTRATION -> SHOP.done(connection);
      case BOOKS -> !(connection instanceof Connection.Draft);
      case PREVIEW, SWITCH_ON -> BOOKS.done(connection);
    };
  }

  /** True when it has nothing left to ask. */
  boolean done(Connection connection) {
    return switch (connection) {
      case Connection.Draft draft ->
          switch (this) {
            case SHOP -> draft.shop().isPresent();
            case START -> draft.shop().isPresent() && draft.administration().isPresent();
            default -> false;
          };
      case Connection.Proven proven ->
          switch (this) {
            case BOOKS -> proven.settings().isPresent();
            case PREVIEW, SWITCH_ON -> false;
            default -> true;
          };
      default -> true;
    };
  }

  /** Where the set-up goes on. */
  static Step next(Connection connection) {
    for (Step step : values()) {
      if (!step.done(connection)) {
        return step;
      }
    }
    return SWITCH_ON;
  }
}
