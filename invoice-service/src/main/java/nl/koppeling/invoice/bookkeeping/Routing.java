package nl.koppeling.invoice.bookkeeping;

import java.util.Optional;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.invoice.booking.Booking;
import nl.koppeling.invoice.posting.Plan;
import nl.koppeling.invoice.posting.Route;

/** Where the owner wants a payment to be booked. */
sealed interface Routing {

  record To(Route route) implements Routing {}

  /** Somebody else books the money. */
  record LeftOpen() implements Routing {}

  /** The owner has not said. */
  record Unknown(String method) implements Routing {}

  static Routing of(BookingSettings settings, Plan plan, Booking.Payment payment) {
    String method =
        payment.means() == Booking.Payment.Means.GIFT_CARD
            ? JournalRule.GIFT_CARD
            : plan.paymentMethod();
    Optional<JournalRule> rule =
        payment.means() == Booking.Payment.Means.GIFT_CARD
            ? settings.journals().stream().filter(r -> r.paymentMethod().equals(method)).findFirst()
            : settings.settlement(method);
    return rule.map(Routing::of).orElseGet(() -> new Unknown(method));
  }

  private static Routing of(JournalRule rule) {
    return switch (rule.way()) {
      case LEFT_OPEN -> new LeftOpen();
      case BANK -> new To(Route.bank(rule.journalId().orElseThrow()));
      case MEMORIAL ->
          new To(
              new Route(Route.Way.MEMORIAL, rule.journalId().orElseThrow(), rule.clearingLedger()));
    };
  }
}
