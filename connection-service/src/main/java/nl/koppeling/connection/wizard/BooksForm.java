package nl.koppeling.connection.wizard;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.SettingsCode;
import nl.koppeling.connection.web.FormFields;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.Choices;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.Taxation;
import nl.koppeling.events.BookingSettings.VatBand;

/**
 * The form of ledgers, journals and VAT, as settings. What the form does not show (rules with a
 * condition, marks, the rarer choices) stays as it was.
 */
final class BooksForm {

  static final String PREFIX = "invoicePrefix";
  static final String DAYS = "paymentTermDays";
  static final String USUAL_JOURNAL = "defaultJournal";
  static final String OSS = "ossSince";
  static final String COST_CENTRE = "costCentre";

  private final FormFields form;
  private final Optional<BookingSettings> before;

  BooksForm(FormFields form, Optional<BookingSettings> before) {
    this.form = form;
    this.before = before;
  }

  /** The name of the field for a ledger. */
  static String ledger(Role role, VatBand band) {
    return "ledger." + role + "." + band;
  }

  static String way(String method) {
    return "way." + method;
  }

  static String clearing(String method) {
    return "clearing." + method;
  }

  /** The settings; refuses what cannot be, with the field it is in. */
  BookingSettings read() {
    return new BookingSettings(
        prefix(),
        days(),
        ledgers(),
        journals(),
        id(USUAL_JOURNAL),
        id(COST_CENTRE),
        taxation(),
        choices(),
        before.map(BookingSettings::marks).orElse(List.of()));
  }

  private String prefix() {
    String prefix = form.text(PREFIX).toUpperCase(Locale.ROOT);
    if (!prefix.matches("[A-Z0-9-]{0,10}")) {
      throw Refusal.of(SettingsCode.SETTINGS_INVALID, PREFIX);
    }
    return prefix;
  }

  private int days() {
    String days = form.text(DAYS);
    if (!days.matches("\\d{1,3}")) {
      throw Refusal.of(SettingsCode.SETTINGS_INVALID, DAYS);
    }
    return Integer.parseInt(days);
  }

  private List<LedgerRule> ledgers() {
    List<LedgerRule> rules = new ArrayList<>();
    for (VatBand band : VatBand.values()) {
      for (Role role : Role.values()) {
        id(ledger(role, band)).ifPresent(id -> rules.add(new LedgerRule(role, band, id, 0)));
      }
    }
    before.stream()
        .flatMap(settings -> settings.ledgers().stream())
        .filter(rule -> rule.when().isPresent())
        .forEach(rules::add);
    return rules;
  }

  private List<JournalRule> journals() {
    return form.names().stream()
        .filter(name -> name.startsWith(way("")))
        .map(name -> name.substring(way("").length()))
        .sorted()
        .flatMap(method -> journal(method).stream())
        .toList();
  }

  private Optional<JournalRule> journal(String method) {
    String[] way = form.text(way(method)).split(":", 2);
    return switch (way[0]) {
      case "open" ->
          Optional.of(
              new JournalRule(
                  method, JournalRule.Way.LEFT_OPEN, Optional.empty(), Optional.empty()));
      case "bank" -> Optional.of(new JournalRule(method, uuid(way[1], way(method))));
      case "memorial" ->
          Optional.of(
              new JournalRule(
                  method,
                  JournalRule.Way.MEMORIAL,
                  Optional.of(uuid(way[1], way(method))),
                  id(clearing(method))));
      default -> Optional.empty();
    };
  }

  private Taxation taxation() {
    Taxation was = before.map(BookingSettings::taxation).orElse(Taxation.DUTCH);
    return new Taxation(
        date(), Optional.empty(), form.ticked("kor"), was.euKor(), form.ticked("invoiceSystem"));
  }

  private Optional<LocalDate> date() {
    String day = form.text(OSS);
    try {
      return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
    } catch (DateTimeException e) {
      throw Refusal.of(SettingsCode.SETTINGS_INVALID, OSS);
    }
  }

  private Choices choices() {
    Choices was = before.map(BookingSettings::choices).orElse(Choices.USUAL);
    return new Choices(
        form.ticked("discountsApart"),
        was.refundsProRata(),
        was.pluginInvoiceNumbers(),
        was.booksOpenFrom(),
        guests(),
        was.form(),
        was.orderTemplate());
  }

  private Choices.Guests guests() {
    return switch (form.text("guests")) {
      case "COLLECTIVE" -> Choices.Guests.COLLECTIVE;
      case "PARKED" -> Choices.Guests.PARKED;
      default -> Choices.Guests.OWN;
    };
  }

  private Optional<UUID> id(String field) {
    String text = form.text(field);
    return text.isEmpty() ? Optional.empty() : Optional.of(uuid(text, field));
  }

  private static UUID uuid(String text, String field) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(SettingsCode.SETTINGS_INVALID, field);
    }
  }
}
