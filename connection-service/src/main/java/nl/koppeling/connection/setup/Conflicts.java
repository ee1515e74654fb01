package nl.koppeling.connection.setup;

import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;

/**
 * Two owners did the same at the same moment: the database's last word, in the words of a refusal.
 */
final class Conflicts {

  private Conflicts() {}

  static Throwable translate(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (message.contains("connection_shop_once")) {
        return Refusal.of(RefusalCode.SHOP_ALREADY_CONNECTED);
      }
      if (message.contains("connection_prefix_once")) {
        return Refusal.of(RefusalCode.PREFIX_TAKEN);
      }
    }
    return failure;
  }
}
