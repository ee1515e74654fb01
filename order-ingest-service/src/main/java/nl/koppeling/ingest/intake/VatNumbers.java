package nl.koppeling.ingest.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Finds the buyer's VAT number among the plugin data. WooCommerce has no field for it and every
 * plugin names it differently (WooCommerce reference 4), so the keys are a list that can be
 * extended.
 */
public final class VatNumbers {

  /** The keys of the common plugins, the more specific ones first. */
  public static final List<String> COMMON_KEYS =
      List.of(
          "_billing_vat_number",
          "billing_vat_number",
          "_billing_eu_vat_number",
          "billing_eu_vat_number",
          "_vat_number",
          "vat_number",
          "_eu_vat_number",
          "_billing_vat",
          "billing_vat",
          "_billing_vat_id",
          "billing_vat_id",
          "_vat_id",
          "vat_id",
          "_billing_btw_nummer",
          "billing_btw_nummer",
          "_billing_btw",
          "billing_btw",
          "_wc_billing/woocommerce-eu-vat-number/vat_number",
          "_wc_other/woocommerce-eu-vat-number/vat_number",
          "_yweu_billing_vat",
          "yweu_billing_vat");

  private static final Pattern NOISE = Pattern.compile("[\\s.\\-/]");
  private static final Pattern NUMBER = Pattern.compile("(?=.*\\d.*\\d)[A-Z0-9+*]{6,15}");

  private final List<String> keys;

  public VatNumbers(List<String> keys) {
    this.keys = keys.stream().map(k -> k.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * The number without blanks and dots, in capitals; empty when there is none. Texts such as
   * "n.v.t." are no number.
   */
  String find(Map<String, String> metaTexts) {
    return keys.stream()
        .map(metaTexts::get)
        .filter(Objects::nonNull)
        .map(text -> NOISE.matcher(text).replaceAll("").toUpperCase(Locale.ROOT))
        .filter(text -> NUMBER.matcher(text).matches())
        .findFirst()
        .orElse("");
  }
}
