package nl.koppeling.ingest.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds the number that the shop's invoice plugin gave; every plugin names it differently. */
public final class InvoiceNumbers {

  /** The keys of the common plugins. */
  public static final List<String> COMMON_KEYS =
      List.of(
          "_wcpdf_invoice_number",
          "wf_invoice_number",
          "_invoice_number",
          "_wcj_invoicing_invoice_number_id",
          "_bewpi_invoice_number");

  private static final int LONGEST = 40;

  private final List<String> keys;

  public InvoiceNumbers(List<String> keys) {
    this.keys = keys.stream().map(k -> k.toLowerCase(Locale.ROOT)).toList();
  }

  /** The number, at most 40 printable characters; empty when there is none. */
  Optional<String> find(Map<String, String> metaTexts) {
    return keys.stream()
        .map(metaTexts::get)
        .filter(Objects::nonNull)
        .map(String::strip)
        .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
        .filter(text -> text.chars().noneMatch(Character::isISOControl))
        .findFirst();
  }
}
