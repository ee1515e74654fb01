package nl.koppeling.connection.order;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.koppeling.connection.overview.Standing;
import nl.koppeling.events.Reason;

/**
 * What can be done about one reason.
 *
 * @param code the reason's code
 * @param nl the remedy in Dutch
 * @param en the remedy in English
 */
public record Remedy(String code, Action action, String nl, String en) {

  /** By the codes of the services; a code that is not here is tried again after a look. */
  private static final Map<String, Action> ACTIONS =
      Map.ofEntries(
          Map.entry("NOT_PAID", Action.WAIT),
          Map.entry("NOT_COMPLETED", Action.WAIT),
          Map.entry("VIES_UNAVAILABLE", Action.WAIT),
          Map.entry("REFUND_OF_UNBOOKED", Action.WAIT),
          Map.entry("REFUND_AFTER_ANOTHER", Action.WAIT),
          Map.entry("BOOKED_ELSEWHERE", Action.NONE),
          Map.entry("CANCELLED", Action.NONE),
          Map.entry("FAILED", Action.NONE),
          Map.entry("TRASHED", Action.NONE),
          Map.entry("DELETED", Action.NONE),
          Map.entry("DRAFT", Action.NONE),
          Map.entry("BEFORE_START", Action.NONE),
          Map.entry("REFUNDED_BEFORE_SALE", Action.NONE),
          Map.entry("METHOD_NOT_BOOKED", Action.NONE),
          Map.entry("REFUND_DELETED", Action.NONE),
          Map.entry("SKIPPED_ZERO", Action.NONE),
          Map.entry("REFUND_INCOMPLETE", Action.CORRECT_IN_SHOP),
          Map.entry("CANCELLED_AFTER_SALE", Action.CORRECT_IN_SHOP),
          Map.entry("ORDER_UNREADABLE", Action.CORRECT_IN_SHOP),
          Map.entry("GUEST_WITHOUT_EMAIL", Action.CORRECT_IN_SHOP),
          Map.entry("BUYER_EMAIL_INVALID", Action.CORRECT_IN_SHOP),
          Map.entry("BUYER_UNREADABLE", Action.CORRECT_IN_SHOP),
          Map.entry("RELATION_ADDRESS_MISSING", Action.CORRECT_IN_SHOP),
          Map.entry("RELATION_VAT_NUMBER_REFUSED", Action.CORRECT_IN_SHOP),
          Map.entry("PAYMENT_DATE_MISSING", Action.CORRECT_IN_SHOP),
          Map.entry("COMPOUND_TAX", Action.CORRECT_IN_SHOP),
          Map.entry("RATE_UNKNOWN", Action.CORRECT_IN_SHOP),
          Map.entry("RATE_NOT_VALID_ON_DATE", Action.CORRECT_IN_SHOP),
          Map.entry("RATE_MISMATCH", Action.CORRECT_IN_SHOP),
          Map.entry("RATE_TOTAL_MISMATCH", Action.CORRECT_IN_SHOP),
          Map.entry("TAX_TOTAL_MISMATCH", Action.CORRECT_IN_SHOP),
          Map.entry("NET_TOTAL_MISMATCH", Action.CORRECT_IN_SHOP),
          Map.entry("AMOUNT_PRECISION", Action.CORRECT_IN_SHOP),
          Map.entry("NEGATIVE_ORDER", Action.CORRECT_IN_SHOP),
          Map.entry("DESTINATION_UNKNOWN", Action.CORRECT_IN_SHOP),
          Map.entry("ICL_WITHOUT_VALID_VAT_ID", Action.CORRECT_IN_SHOP),
          Map.entry("INVOICE_NUMBER_MISSING", Action.CORRECT_IN_SHOP),
          Map.entry("REFUND_EXCEEDS", Action.CORRECT_IN_SHOP),
          Map.entry("REFUND_WITHOUT_SPLIT", Action.CONSENT),
          Map.entry("ZERO_RATE_UNEXPLAINED", Action.CHANGE_SETTINGS),
          Map.entry("LEDGER_INVALID", Action.CHANGE_SETTINGS),
          Map.entry("OSS_NOT_ENABLED", Action.CHANGE_SETTINGS),
          Map.entry("KOR_WITH_VAT", Action.CHANGE_SETTINGS),
          Map.entry("GIFT_CARD_UNMAPPED", Action.CHANGE_SETTINGS),
          Map.entry("DONATION_UNMAPPED", Action.CHANGE_SETTINGS),
          Map.entry("SALES_ORDER_NOT_AUTOMATED", Action.CHANGE_SETTINGS),
          Map.entry("CASH_ON_DELIVERY_UNDECIDED", Action.CHANGE_SETTINGS),
          Map.entry("ORDER_TEMPLATE_MISSING", Action.CHANGE_SETTINGS),
          Map.entry("JOURNAL_UNMAPPED", Action.CHANGE_SETTINGS),
          Map.entry("JOURNAL_INVALID", Action.CHANGE_SETTINGS),
          Map.entry("NUMBER_TAKEN", Action.CORRECT_IN_SNELSTART),
          Map.entry("UNRESOLVED", Action.CORRECT_IN_SNELSTART),
          Map.entry("BOOKED_DIFFERENTLY", Action.CORRECT_IN_SNELSTART),
          Map.entry("BOOKING_MISSING", Action.CORRECT_IN_SNELSTART),
          Map.entry("PAID_AMOUNT_DIFFERS", Action.CORRECT_IN_SNELSTART),
          Map.entry("PERIOD_CLOSED", Action.CORRECT_IN_SNELSTART),
          Map.entry("RELATION_INVALID", Action.CORRECT_IN_SNELSTART),
          Map.entry("RELATION_REFUSED", Action.CORRECT_IN_SNELSTART),
          Map.entry("NOT_ALLOWED", Action.CORRECT_IN_SNELSTART),
          Map.entry("ADMINISTRATION_KEY_REFUSED", Action.REPLACE_KEYS),
          Map.entry("CURRENCY", Action.BOOK_YOURSELF),
          Map.entry("COMPONENT_SPLIT", Action.BOOK_YOURSELF),
          Map.entry("OSS_EXPECTED", Action.BOOK_YOURSELF),
          Map.entry("OSS_TOLERANCE", Action.BOOK_YOURSELF),
          Map.entry("MARGIN_SCHEME", Action.BOOK_YOURSELF),
          Map.entry("DOMESTIC_REVERSE_CHARGE", Action.BOOK_YOURSELF),
          Map.entry("SERVICE_OUTSIDE_EU", Action.BOOK_YOURSELF),
          Map.entry("SPECIAL_AREA", Action.BOOK_YOURSELF),
          Map.entry("NI_UNSUPPORTED", Action.BOOK_YOURSELF),
          Map.entry("IDENTITY", Action.BOOK_YOURSELF),
          Map.entry("REFUND_OF_SALES_ORDER", Action.BOOK_YOURSELF),
          Map.entry("REFUND_OF_BOOKED_ELSEWHERE", Action.BOOK_YOURSELF),
          Map.entry("AMOUNTS_REFUSED", Action.BOOK_YOURSELF));

  /** The codes whose remedy is this. */
  static Set<String> codes(Action action) {
    return ACTIONS.entrySet().stream()
        .filter(entry -> entry.getValue() == action)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  static Remedy of(Reason reason, Standing.State state) {
    Action usual = state == Standing.State.SKIPPED ? Action.NONE : Action.TRY_AGAIN;
    Action action = ACTIONS.getOrDefault(reason.code(), usual);
    return new Remedy(reason.code(), action, action.nl(), action.en());
  }
}
