package nl.koppeling.connection.settings;

import nl.koppeling.events.BookingSettings.Condition;

/** Whether a condition can ever apply. */
final class Conditions {

  private Conditions() {}

  /** Ids of the shop are positive numbers; countries have two capital letters, as in orders. */
  static boolean wellFormed(Condition condition) {
    return switch (condition.kind()) {
      case PRODUCT, CATEGORY -> condition.value().matches("[1-9]\\d{0,17}");
      case COUNTRY -> condition.value().matches("[A-Z]{2}");
      case TAX_CLASS, PAYMENT_METHOD -> condition.value().matches("\\S{1,200}");
    };
  }

  static String text(Condition condition) {
    return condition.kind() + " " + condition.value();
  }
}
