package nl.koppeling.connection.settings;

import static nl.koppeling.connection.refusals.SettingsCode.ORDER_RIGHTS_MISSING;
import static nl.koppeling.connection.refusals.SettingsCode.ORDER_TEMPLATE_INACTIVE;
import static nl.koppeling.connection.refusals.SettingsCode.ORDER_TEMPLATE_MISSING;
import static nl.koppeling.connection.refusals.SettingsCode.ORDER_TEMPLATE_UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.refusals.Refusal.Detail;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.Choices;
import nl.koppeling.snelstart.OrderTemplate;

/** Holds the choice for sales orders against templates and rights. Bookings need neither. */
record OrderFormCheck(Shelf shelf) {

  List<Detail> objections(BookingSettings settings) {
    List<Detail> found = new ArrayList<>();
    Choices choices = settings.choices();
    if (choices.form() != Choices.Form.SALES_ORDER) {
      return found;
    }
    shelf.missingRights().stream()
        .sorted()
        .forEach(right -> found.add(new Detail(ORDER_RIGHTS_MISSING, right)));
    choices
        .orderTemplate()
        .ifPresentOrElse(
            id -> template(id).ifPresent(found::add),
            () -> found.add(new Detail(ORDER_TEMPLATE_MISSING, "choices.orderTemplate")));
    return found;
  }

  private Optional<Detail> template(UUID id) {
    Optional<OrderTemplate> chosen =
        shelf.templates().stream().filter(t -> t.id().equals(id)).findFirst();
    if (chosen.isEmpty()) {
      return Optional.of(new Detail(ORDER_TEMPLATE_UNKNOWN, id.toString()));
    }
    return chosen
        .filter(OrderTemplate::inactive)
        .map(t -> new Detail(ORDER_TEMPLATE_INACTIVE, t.description()));
  }
}
