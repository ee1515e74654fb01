package nl.koppeling.connection.wizard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.koppeling.connection.refusals.Code;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.refusals.SettingsCode;
import nl.koppeling.connection.web.Language;
import nl.koppeling.connection.web.Note;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.VatBand;

/**
 * What is wrong with settings, each at the field it is about; what belongs to no field is said at
 * the top.
 */
final class Objections {

  private final Map<String, String> byField = new HashMap<>();
  private final List<String> others = new ArrayList<>();
  private final Language language;

  private Objections(Language language) {
    this.language = language;
  }

  static Objections none(Language language) {
    return new Objections(language);
  }

  /** {@code methods}: the payment methods the form shows. */
  static Objections of(Refusal refusal, List<String> methods, Language language) {
    Objections objections = new Objections(language);
    if (refusal.details().isEmpty()) {
      objections.add(refusal.code(), "", methods);
    }
    refusal.details().forEach(detail -> objections.add(detail.code(), detail.what(), methods));
    return objections;
  }

  /** What is wrong with a field; empty when nothing is. */
  String at(String field) {
    return byField.getOrDefault(field, "");
  }

  boolean none() {
    return byField.isEmpty() && others.isEmpty();
  }

  /** How many fields have something, and what belongs to none of them. */
  Note note(String text) {
    return new Note("bad", text, others);
  }

  private void add(Code code, String about, List<String> methods) {
    String text = language.pick(code.nl(), code.en());
    String field = field(code, about, methods);
    if (field.isEmpty()) {
      others.add(about.isEmpty() ? text : about + ": " + text);
    } else {
      byField.merge(field, text, (one, other) -> one.equals(other) ? one : one + " " + other);
    }
  }

  private static String field(Code code, String about, List<String> methods) {
    String own = own(code, about);
    if (!own.isEmpty()) {
      return own;
    }
    for (Role role : Role.values()) {
      for (VatBand band : VatBand.values()) {
        String place = role + " " + band;
        if (about.equals(place) || about.startsWith(place + " ")) {
          return BooksForm.ledger(role, band);
        }
      }
    }
    for (String method : methods) {
      if (about.equals(method) || about.startsWith(method + " ")) {
        return code.wire().startsWith("CLEARING")
            ? BooksForm.clearing(method)
            : BooksForm.way(method);
      }
    }
    return code.wire().startsWith("JOURNAL") ? BooksForm.USUAL_JOURNAL : "";
  }

  private static String own(Code code, String about) {
    if (code == RefusalCode.PREFIX_TAKEN || code == RefusalCode.PREFIX_FIXED) {
      return BooksForm.PREFIX;
    }
    if (code == SettingsCode.SETTINGS_INVALID) {
      return about;
    }
    if (code == SettingsCode.LEDGER_MISSING) {
      return BooksForm.ledger(Role.PRODUCT, VatBand.HIGH);
    }
    if (code == SettingsCode.COST_CENTRE_UNKNOWN) {
      return BooksForm.COST_CENTRE;
    }
    boolean kor = code.wire().equals("KOR_DISAGREES");
    boolean oss =
        code == SettingsCode.OSS_OFF_IN_SNELSTART || code == SettingsCode.FOREIGN_VAT_LEDGER;
    return kor ? "kor" : oss ? BooksForm.OSS : "";
  }
}
