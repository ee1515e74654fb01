package nl.koppeling.invoice.oversight;

import java.util.Map;
import nl.koppeling.events.Reason;

/**
 * What an owner is told about a month, a quarter or a year (VAT reference 6, warnings). Braces name
 * figures; amounts are euros.
 */
public enum Warning {
  /** W1, per quarter. */
  SHIPPING_ALL_HIGH(
      "W1",
      "In kwartaal {quarter} van {year} droegen bij {orders} bestellingen alle verzendkosten het hoge tarief terwijl er ook producten met het lage tarief waren: u betaalde ongeveer € {amount} meer btw dan nodig. Een plugin die verzendkosten splitst voorkomt dat.",
      "In quarter {quarter} of {year} all shipping of {orders} orders bore the high rate although there were products at the low rate too: you paid about € {amount} more VAT than needed. A plugin that splits shipping prevents that."),
  /** W2, per quarter. */
  COUPON_SPLIT(
      "W2",
      "In kwartaal {quarter} van {year} zijn kortingsbonnen bij {orders} bestellingen anders over de btw-tarieven verdeeld dan naar waarde. Er is daardoor € {amount} meer btw gerekend (een minteken betekent minder).",
      "In quarter {quarter} of {year} the coupons of {orders} orders were divided over the VAT rates otherwise than by value. By that € {amount} more VAT was charged (a minus means less)."),
  /** W3, at 70 and 90 %. */
  OSS_THRESHOLD(
      "W3",
      "De verkopen aan consumenten in andere EU-landen kwamen in {year} op € {amount} (zonder btw): {percent} % van de grens van € {limit}. Boven de grens geldt de btw van het land van de klant. Regel op tijd de éénloketregeling (OSS) en de tarieven in de webshop.",
      "Sales to consumers in other EU countries reached € {amount} (excluding VAT) in {year}: {percent} % of the threshold of € {limit}. Above it the VAT of the customer's country applies. Arrange the one-stop shop (OSS) and the shop's rates in time."),
  /** W3, at 100 %. */
  OSS_THRESHOLD_PASSED(
      "W3",
      "De verkopen aan consumenten in andere EU-landen kwamen in {year} op € {amount} (zonder btw) en in {previous} op € {before}; de grens van € {limit} is bereikt. Boven de grens geldt de btw van het land van de klant: regel de éénloketregeling (OSS) en de tarieven in de webshop nu.",
      "Sales to consumers in other EU countries reached € {amount} (excluding VAT) in {year} and € {before} in {previous}; the threshold of € {limit} is reached. Above it the VAT of the customer's country applies: arrange the one-stop shop (OSS) and the shop's rates now."),
  /** W6, per quarter. */
  EVIDENCE_NEEDED(
      "W6",
      "In kwartaal {quarter} van {year} zijn {orders} bestellingen tegen 0 % geboekt. Bewaar van elk het bewijs dat de goederen Nederland verlieten.",
      "In quarter {quarter} of {year} {orders} orders were booked at 0 %. Keep of each the evidence that the goods left the Netherlands."),
  /** W7, per month. */
  ROUNDING_RESIDUAL(
      "W7",
      "In maand {month} van {year} weken bij {orders} bestellingen de regels samen € {amount} af van het totaal. Met zes decimalen hoort dat bijna niets te zijn.",
      "In month {month} of {year} the lines of {orders} orders differed from the totals by € {amount} together. With six decimals that should be next to nothing."),
  /** W8, per quarter. */
  ROUNDING_MIXED(
      "W8",
      "In kwartaal {quarter} van {year} rondde de webshop de btw bij {lines} bestellingen per regel af en bij {subtotals} op het totaal. De Belastingdienst vraagt één methode: controleer in WooCommerce de instelling 'Btw afronden op subtotaalniveau'.",
      "In quarter {quarter} of {year} the shop rounded VAT per line in {lines} orders and at the subtotal in {subtotals}. The tax office asks for one method: check the setting 'Round tax at subtotal level' in WooCommerce.");

  private final String reference;
  private final String nl;
  private final String en;

  Warning(String reference, String nl, String en) {
    this.reference = reference;
    this.nl = nl;
    this.en = en;
  }

  /** Its name in the VAT reference, W1 to W8. */
  public String reference() {
    return reference;
  }

  /** The warning with its figures; never personal data. */
  public Reason with(Map<String, String> figures) {
    return new Reason(name(), filled(nl, figures), filled(en, figures), figures);
  }

  private static String filled(String template, Map<String, String> figures) {
    String text = template;
    for (Map.Entry<String, String> figure : figures.entrySet()) {
      text = text.replace("{" + figure.getKey() + "}", figure.getValue());
    }
    return text;
  }
}
