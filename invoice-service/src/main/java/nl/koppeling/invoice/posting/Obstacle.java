package nl.koppeling.invoice.posting;

import java.util.Map;
import nl.koppeling.events.Reason;

/**
 * The catalogue of reasons met outside the composer: what SnelStart refuses, what cannot be known,
 * what is not automated. Braces name figures; {message} is SnelStart's own Dutch sentence.
 */
public enum Obstacle {
  SALES_ORDER_NOT_AUTOMATED(
      "Volgens de instellingen moet van deze bestelling een verkooporder worden gemaakt; dat doen we nog niet automatisch. Kies in de instellingen voor boekingen en probeer opnieuw, of maak de verkooporder zelf.",
      "According to the settings this order is to become a sales order; that is not automated yet. Choose bookings in the settings and try again, or make the sales order yourself."),
  REFUND_DELETED(
      "Terugbetaling {refund} is in de webshop verwijderd voordat zij was geboekt; er is niets te boeken.",
      "Refund {refund} was deleted in the shop before it was booked; there is nothing to book."),
  CHANGE_NOT_KEPT(
      "De latere versie van deze bestelling is niet bewaard, dus zij kan niet voor u worden geboekt. Corrigeer de boeking zelf in SnelStart en wijs deze wijziging af.",
      "The later version of this order was not kept, so it cannot be booked for you. Correct the booking in SnelStart yourself and decline this change."),
  NOTHING_TO_WITHDRAW(
      "Van factuur {number} is niets meer over om te crediteren.",
      "Nothing is left of invoice {number} to credit."),
  CREDITED_ANEW(
      "Terugbetaling {refund} wordt nu verrekend met de nieuwe versie van de bestelling.",
      "Refund {refund} is now credited from the new version of the order."),
  CASH_ON_DELIVERY_UNDECIDED(
      "Betaalmethode '{method}' is onder rembours: WooCommerce noemt dat betaald zodra de bestelling is afgerond. Kies in de instellingen of u dat als betaald laat boeken (op welk dagboek) of de factuur open laat staan, en probeer opnieuw.",
      "Payment method '{method}' is cash on delivery: WooCommerce calls it paid as soon as the order is completed. Choose in the settings whether it is booked as paid (on which journal) or the invoice is left open, and try again."),
  NUMBER_TAKEN(
      "Factuurnummer {number} bestaat al in SnelStart of hoort al bij een andere bestelling, met een andere inhoud ({found}). Kies een ander voorvoegsel of controleer die factuur, en probeer opnieuw.",
      "Invoice number {number} already exists in SnelStart or belongs to another order, with other content ({found}). Choose another prefix or check that invoice, and try again."),
  UNRESOLVED(
      "SnelStart gaf dagenlang geen duidelijk antwoord over factuur {number}. Kijk in SnelStart of de factuur er staat en probeer opnieuw.",
      "SnelStart gave no clear answer on invoice {number} for days. Look in SnelStart whether the invoice is there and try again."),
  BOOKED_DIFFERENTLY(
      "SnelStart heeft factuur {number} geboekt met {found} in plaats van {expected}. Controleer de factuur in SnelStart.",
      "SnelStart booked invoice {number} with {found} instead of {expected}. Check the invoice in SnelStart."),
  BOOKING_MISSING(
      "Factuur {number} staat niet meer in SnelStart, dus is er niets om te betalen. Is zij verwijderd?",
      "Invoice {number} is no longer in SnelStart, so there is nothing to settle. Was it deleted?"),
  PAID_AMOUNT_DIFFERS(
      "Op factuur {number} van {expected} staat nog {found} open; dat is niet het hele bedrag. Controleer de betalingen in SnelStart.",
      "Invoice {number} of {expected} has {found} outstanding; that is not the whole amount. Check the payments in SnelStart."),
  JOURNAL_UNMAPPED(
      "De factuur is geboekt, maar voor betaalmethode '{method}' is geen dagboek gekozen. Kies er een in de instellingen en probeer opnieuw.",
      "The invoice is booked, but no journal is chosen for payment method '{method}'. Choose one in the settings and try again."),
  JOURNAL_INVALID(
      "SnelStart weigert het dagboek voor betaalmethode '{method}': {message} Kies een ander dagboek en probeer opnieuw.",
      "SnelStart refuses the journal for payment method '{method}' ({code}). Choose another journal and try again."),
  PERIOD_CLOSED(
      "De periode van {date} is in SnelStart afgesloten of al aangegeven: {message} Open de periode en probeer opnieuw.",
      "The period of {date} is closed or declared in SnelStart ({code}). Open the period and try again."),
  LEDGER_INVALID(
      "SnelStart weigert een grootboekrekening of kostenplaats uit de instellingen: {message} Kies een andere en probeer opnieuw.",
      "SnelStart refuses a ledger account or cost centre of the settings ({code}). Choose another and try again."),
  RELATION_INVALID(
      "SnelStart weigert de klant van deze bestelling ({code}). Maak de klant in SnelStart weer actief en probeer opnieuw.",
      "SnelStart refuses this order's customer ({code}). Make the customer active again in SnelStart and try again."),
  AMOUNTS_REFUSED(
      "SnelStart vindt de bedragen of de btw niet kloppen: {message} Boek deze bestelling zelf en meld het ons.",
      "SnelStart does not accept the amounts or the VAT ({code}). Book this order yourself and tell us."),
  SNELSTART_REFUSED(
      "SnelStart weigert deze boeking: {message}", "SnelStart refuses this booking ({code})."),
  NOT_ALLOWED(
      "Onze koppeling mag in deze administratie niet boeken. Controleer in SnelStart het abonnement en de rechten van de koppeling.",
      "Our connection may not book in this administration. Check the subscription and the connection's rights in SnelStart."),
  ADMINISTRATION_KEY_REFUSED(
      "SnelStart accepteert de koppelsleutel niet meer. Koppel de administratie opnieuw; daarna gaat het boeken vanzelf verder.",
      "SnelStart no longer accepts the connection's key. Connect the administration again; booking then resumes by itself.");

  private final String nl;
  private final String en;

  Obstacle(String nl, String en) {
    this.nl = nl;
    this.en = en;
  }

  /** The reason with its figures; never personal data. */
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
