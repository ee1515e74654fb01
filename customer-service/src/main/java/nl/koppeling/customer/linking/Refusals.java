package nl.koppeling.customer.linking;

import java.util.Map;
import nl.koppeling.events.Reason;

/** Why an order cannot get a relation, for the shop owner. */
public final class Refusals {

  private Refusals() {}

  static Reason withoutEmail() {
    return Reason.of(
        "GUEST_WITHOUT_EMAIL",
        "Deze bestelling heeft geen e-mailadres, dus de klant kan niet worden bepaald. Vul in de"
            + " webwinkel een e-mailadres in, of kies bij de instellingen op wiens naam zulke"
            + " bestellingen worden geboekt.",
        "This order has no e-mail address, so the customer cannot be determined. Fill in an e-mail"
            + " address in the shop, or choose in the settings on whose name such orders are booked.");
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

  /**
   * The register gave no verdict; the order is tried again by itself.
   *
   * @param prefix the member state's prefix
   * @param why what it said instead
   */
  public static Reason viesUnavailable(String prefix, String why) {
    return new Reason(
        "VIES_UNAVAILABLE",
        "Het btw-nummer van de klant kan nu niet worden gecontroleerd, omdat het Europese register"
            + " (VIES) geen antwoord geeft. De bestelling wordt vanzelf opnieuw geprobeerd.",
        "The customer's VAT number cannot be checked now, because the European register (VIES) gives"
            + " no answer. The order is tried again by itself.",
        Map.of("country", prefix, "answer", why));
  }

  /** SnelStart does not take the VAT number the tax stands on. */
  public static Reason vatNumberRefused(String code) {
    return new Reason(
        "RELATION_VAT_NUMBER_REFUSED",
        "Er is geen btw berekend op grond van het btw-nummer van de klant, maar SnelStart neemt dat"
            + " nummer niet aan. Controleer het nummer en het land bij de bestelling, of maak de"
            + " klant met dit btw-nummer zelf aan in SnelStart.",
        "No VAT was charged because of the customer's VAT number, but SnelStart does not accept that"
            + " number. Check the number and the country on the order, or make the customer with"
            + " this VAT number in SnelStart yourself.",
        Map.of("code", code));
  }

  /**
   * SnelStart must know the buyer in a certain country and cannot.
   *
   * @param prefix the VAT prefix of that country
   */
  public static Reason withoutAddressThere(String prefix) {
    return new Reason(
        "RELATION_ADDRESS_MISSING",
        "Voor de btw moet de klant in SnelStart een adres hebben in het land van deze verkoop, en de"
            + " bestelling heeft daar geen volledig adres. Vul in de webwinkel straat, postcode,"
            + " plaats en land in, of maak de klant zelf aan in SnelStart.",
        "For the VAT the customer must have an address in SnelStart in the country of this sale, and"
            + " the order has no complete address there. Fill in street, postcode, city and country"
            + " in the shop, or make the customer in SnelStart yourself.",
        Map.of("country", prefix));
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
