package nl.koppeling.customer.linking;

import java.util.Map;
import nl.koppeling.events.Reason;

/** Why an order cannot get a relation, for the shop owner. */
public final class Refusals {

  private Refusals() {}

  static Reason withoutEmail() {
    return Reason.of(
        "BUYER_WITHOUT_EMAIL",
        "Deze bestelling heeft geen e-mailadres, dus de klant kan niet worden bepaald."
            + " Vul in de webwinkel een e-mailadres in bij de bestelling.",
        "This order has no e-mail address, so the customer cannot be determined."
            + " Fill in an e-mail address on the order in the shop.");
  }

  static Reason emailInvalid() {
    return Reason.of(
        "BUYER_EMAIL_INVALID",
        "Het e-mailadres van deze bestelling is geen geldig adres."
            + " Verbeter het in de webwinkel.",
        "The e-mail address of this order is not a valid address. Correct it in the shop.");
  }

  static Reason unreadable() {
    return Reason.of(
        "BUYER_UNREADABLE",
        "De versleutelde klantgegevens van deze bestelling kunnen niet worden geopend."
            + " Sla de bestelling in de webwinkel opnieuw op.",
        "The sealed customer data of this order cannot be opened. Save the order in the shop again.");
  }

  /** The sale into another member state stands on a VAT number that cannot be one. */
  public static Reason vatNumberUnusable() {
    return Reason.of(
        "BUYER_VAT_NUMBER_INVALID",
        "Er is geen btw berekend, maar het btw-nummer van de klant is niet bruikbaar."
            + " Controleer het btw-nummer in de webwinkel.",
        "No VAT was charged, but the customer's VAT number is not usable."
            + " Check the VAT number in the shop.");
  }

  /**
   * SnelStart refused the relation.
   *
   * @param code SnelStart's code
   * @param message SnelStart's text, with nothing in it that points at the buyer
   */
  public static Reason relationRefused(String code, String message) {
    return new Reason(
        "RELATION_REFUSED",
        "SnelStart neemt deze klant niet aan. Verbeter de gegevens bij de bestelling,"
            + " of maak de klant met dit e-mailadres zelf aan in SnelStart.",
        "SnelStart does not accept this customer. Correct the data on the order,"
            + " or make the customer with this e-mail address in SnelStart yourself.",
        Map.of("code", code, "message", message));
  }
}
