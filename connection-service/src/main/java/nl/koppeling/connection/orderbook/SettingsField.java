package nl.koppeling.connection.orderbook;

import java.util.UUID;
import nl.koppeling.events.Reason;

/** The field of the settings form that a reason asks to be changed. */
final class SettingsField {

  private SettingsField() {}

  /** The form, at the field when the reason tells which, else at its part. */
  static String path(UUID connectionId, Reason reason) {
    return "/app/connections/" + connectionId + "/setup/books#" + anchor(reason);
  }

  private static String anchor(Reason reason) {
    return switch (reason.code()) {
      case "LEDGER_INVALID" -> ledger(reason.figures().getOrDefault("field", ""));
      case "GIFT_CARD_UNMAPPED" -> "ledger.GIFT_CARD.ZERO";
      case "DONATION_UNMAPPED" -> "ledger.DONATION.ZERO";
      case "ZERO_RATE_UNEXPLAINED" -> "ledger.PRODUCT.ZERO";
      case "JOURNAL_UNMAPPED", "JOURNAL_INVALID", "CASH_ON_DELIVERY_UNDECIDED" -> "journals-head";
      case "OSS_NOT_ENABLED", "KOR_WITH_VAT" -> "vat-head";
      default -> "ledgers-head";
    };
  }

  private static String ledger(String field) {
    return field.matches("[A-Z_]+\\.[A-Z_]+") ? "ledger." + field : "ledgers-head";
  }
}
