package nl.koppeling.invoice.posting;

import java.util.Map;
import nl.koppeling.events.Reason;

/**
 * The catalogue of reasons met outside the composer: what SnelStart refuses, what cannot be known,
 * what is not automated. Braces name figures; {message} is SnelStart's own Dutch sentence.
 */
public enum Obstacle {
  SALES_ORDER_OPEN(
      "Van deze bestelling staat verkooporder {order} in SnelStart. De factuur maakt u er daar zelf van; de betaling boeken wij niet, want er is nog geen factuur.",
      "Of this order sales order {order} stands in SnelStart. You make the invoice of it there yourself; we book no payment, because there is no invoice yet."),
  ORDER_TEMPLATE_MISSING(
      "Volgens de instellingen wordt van deze bestelling een verkooporder gemaakt, maar er is geen verkoopordersjabloon gekozen. Kies er een in de instellingen en probeer opnieuw.",
      "According to the settings this order becomes a sales order, but no template is chosen. Choose one in the settings and try again."),
  ORDER_REFERENCE_TAKEN(
      "In SnelStart staat al een verkooporder met referentie {number} die niet van ons is (order {order}). Hoort zij bij deze bestelling, dan is er niets meer te doen; zo niet, wijzig daar de referentie en probeer opnieuw.",
      "SnelStart already has a sales order with reference {number} that is not ours (order {order}). If it is of this order nothing is left to do; if not, change its reference there and try again."),
  ORDER_UNRESOLVED(
      "SnelStart gaf dagenlang geen duidelijk antwoord over de verkooporder met referentie {number}. Kijk in SnelStart of zij er staat en probeer opnieuw.",
      "SnelStart gave no clear answer on the sales order with reference {number} for days. Look in SnelStart whether it is there and try again."),
  ORDERED_DIFFERENTLY(
      "Verkooporder {order} (referentie {number}) staat in SnelStart met {found} in plaats van {expected}, of bij een andere klant. Controleer haar daar voordat u de factuur maakt.",
      "Sales order {order} (reference {number}) stands in SnelStart with {found} instead of {expected}, or with another customer. Check it there before you make the invoice."),
  ORDER_VAT_DIFFERS(
      "SnelStart rekent op verkooporder {order} (referentie {number}) {found} btw; de webshop rekende {expected}. Controleer in SnelStart de omzetgroep van de artikelen voordat u de factuur maakt.",
      "SnelStart computes {found} VAT on sales order {order} (reference {number}); the shop charged {expected}. Check the revenue group of the articles in SnelStart before you make the invoice."),
  ORDER_MADE_TWICE(
      "In SnelStart staan {found} verkooporders van ons met referentie {number}. Verwijder daar alle behalve order {order}.",
      "SnelStart has {found} sales orders of ours with reference {number}. Delete all of them there but order {order}."),
  ARTICLE_VAT_DIFFERS(
      "Artikel {article} staat in SnelStart in een omzetgroep met andere btw dan de webshop rekende ({band}). We wijzigen geen bestaande artikelen: pas het artikel of de webshop aan en probeer opnieuw.",
      "Article {article} is in a revenue group of SnelStart with other VAT than the shop charged ({band}). Existing articles are never changed: change the article or the shop and try again."),
  ARTICLE_INACTIVE(
      "Artikel {article} is in SnelStart niet actief. Maak het actief en probeer opnieuw.",
      "Article {article} is inactive in SnelStart. Activate it and try again."),
  ARTICLE_REFUSED(
      "SnelStart weigert artikel {article}: {message} Maak het artikel zelf aan en probeer opnieuw.",
      "SnelStart refuses article {article} ({code}). Make the article yourself and try again."),
  REFUND_OF_SALES_ORDER(
      "Terugbetaling {refund} hoort bij referentie {number}, waarvan een verkooporder is gemaakt en geen boeking. Pas de verkooporder aan of maak in SnelStart een creditfactuur.",
      "Refund {refund} belongs to reference {number}, of which a sales order was made and no booking. Change the sales order or make a credit invoice in SnelStart."),
  REFUND_OF_BOOKED_ELSEWHERE(
      "Terugbetaling {refund} hoort bij een bestelling die u zelf heeft geboekt. Boek ook de creditering zelf en meld dat hier met 'Elders geboekt'.",
      "Refund {refund} belongs to an order that you booked yourself. Book the credit yourself too and say so here with 'Booked elsewhere'."),
  REFUND_DELETED(
      "Terugbetaling {refund} is in de webshop verwijderd voordat zij was geboekt; er is niets te boeken.",
      "Refund {refund} was deleted in the shop before it was booked; there is nothing to book."),
  REFUND_OF_UNBOOKED(
      "Terugbetaling {refund} wacht tot de bestelling zelf is geboekt; daarna gaat zij vanzelf verder.",
      "Refund {refund} waits until the order itself is booked; it then goes on by itself."),
  REFUND_AFTER_ANOTHER(
      "Terugbetaling {refund} wacht op een eerdere terugbetaling van deze bestelling; daarna gaat zij vanzelf verder.",
      "Refund {refund} waits for an earlier refund of this order; it then goes on by itself."),
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
      "SnelStart weigert een grootboekrekening of kostenplaats uit de instellingen: {message} Gebruikt zijn: {ledgers}. Kies een andere en probeer opnieuw.",
      "SnelStart refuses a ledger account or cost centre of the settings ({code}). Used are: {ledgersEn}. Choose another and try again."),
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
