package nl.koppeling.connection.refusals;

import java.util.Arrays;
import java.util.Optional;

/**
 * The codes, each with its usual status and what the owner can do about it. Several entries may
 * share one code on the wire: same refusal, another remedy (WooCommerce reference 3; SnelStart API
 * reference 2.4).
 */
public enum RefusalCode implements Code {
  SHOP_ADDRESS_INVALID(
      422,
      "Dit is geen webadres van een winkel. Vul het adres in zoals in de browser, bijvoorbeeld https://winkel.nl.",
      "This is not the address of a shop. Enter it as in the browser, for example https://shop.nl."),
  SHOP_ADDRESS_REFUSED(
      422,
      "Dit adres is niet toegestaan. De winkel moet met https en op een openbaar adres te bereiken zijn.",
      "This address is not allowed. The shop must be reachable over https at a public address."),
  SHOP_UNREACHABLE(
      422,
      "De winkel antwoordt niet. Controleer het adres en of de winkel online is, en probeer het opnieuw.",
      "The shop does not answer. Check the address and whether the shop is online, and try again."),
  SHOP_MAINTENANCE(
      422,
      "De winkel is in onderhoud. Probeer het over een paar minuten opnieuw.",
      "The shop is in maintenance. Try again in a few minutes."),
  SHOP_BUSY(
      422,
      "De hosting van de winkel weigert omdat er te veel verzoeken zijn. Probeer het over een paar minuten opnieuw.",
      "The shop's hosting refuses because there are too many requests. Try again in a few minutes."),
  SHOP_FAULT(
      422,
      "De winkel geeft een fout (500). Kijk in het foutenlogboek van WordPress of vraag de hosting.",
      "The shop answers with a fault (500). Look in WordPress' error log or ask the hosting."),
  SHOP_REDIRECTS(
      422,
      "De winkel stuurt door naar een ander adres. Vul precies het adres in dat bij WordPress > Instellingen > Algemeen staat"
          + " (met of zonder www).",
      "The shop redirects to another address. Enter exactly the address under WordPress > Settings > General (with or without www)."),
  SHOP_NOT_WOOCOMMERCE(
      422,
      "Op dit adres antwoordt geen WooCommerce. Controleer het adres (ook een submap), of WooCommerce aan staat, of de"
          + " permalinks niet op 'Eenvoudig' staan, en of geen beveiliging de REST API tegenhoudt.",
      "There is no WooCommerce at this address. Check the address (a subfolder too), that WooCommerce is active, that permalinks"
          + " are not 'Plain', and that no security plugin blocks the REST API."),
  SHOP_BLOCKED(
      422,
      "Een firewall of beveiligingsplugin houdt ons tegen (403). Laat daar /wp-json/wc/ toe, of de afzender"
          + " 'Koppeling/1.0'; bij een dienst als Cloudflare kan de hosting dat voor u doen.",
      "A firewall or security plugin keeps us out (403). Allow /wp-json/wc/ there, or the sender 'Koppeling/1.0'; with a"
          + " service like Cloudflare the hosting can do that for you."),
  SHOP_PHP_MESSAGES(
      422,
      "De winkel zet foutmeldingen van PHP in haar antwoord. Zet WP_DEBUG_DISPLAY uit in wp-config.php, of vraag de hosting"
          + " display_errors uit te zetten.",
      "The shop prints messages of PHP into its answer. Switch WP_DEBUG_DISPLAY off in wp-config.php, or ask the hosting to"
          + " switch display_errors off."),
  SHOP_CACHED(
      422,
      "Een paginacache antwoordt in plaats van de winkel. Sluit /wp-json/ uit van de cache van de plugin of de hosting.",
      "A page cache answers instead of the shop. Exclude /wp-json/ from the cache of the plugin or the hosting."),
  SHOP_ELSEWHERE(
      422,
      "Dit is niet het eigen adres van de winkel: zij noemt zelf een ander. Vul dat adres in, zodat de winkel niet twee keer"
          + " gekoppeld wordt. Het staat bij WordPress > Instellingen > Algemeen.",
      "This is not the shop's own address: it names another itself. Enter that address, so that the shop is not connected"
          + " twice. It is under WordPress > Settings > General."),
  SHOP_TOO_OLD(
      422,
      "Deze versie van WooCommerce is te oud om orders betrouwbaar te vinden. Werk bij naar 5.8 of nieuwer.",
      "This version of WooCommerce is too old to find orders reliably. Update to 5.8 or newer."),
  SHOP_KEY_INVALID(
      422,
      "Dit zijn geen sleutels van WooCommerce. Ze beginnen met ck_ en cs_; kopieer ze in hun geheel.",
      "These are not WooCommerce keys. They begin with ck_ and cs_; copy them whole."),
  SHOP_KEY_REFUSED(
      422,
      "De winkel kent deze sleutel niet. Maak een nieuwe onder WooCommerce > Instellingen > Geavanceerd > REST API met"
          + " lees- en schrijfrechten. Is de sleutel goed? Dan houdt de hosting de Authorization-header tegen, of weet WordPress"
          + " achter een proxy niet dat de winkel https gebruikt.",
      "The shop does not know this key. Make a new one under WooCommerce > Settings > Advanced > REST API with read/write"
          + " permission. If the key is right, the hosting strips the Authorization header, or WordPress behind a proxy does not"
          + " know that the shop uses https."),
  SHOP_SECRET_REFUSED(
      "SHOP_KEY_REFUSED",
      422,
      "De winkel kent de sleutel, maar weigert het geheim of de sleutel mag niet lezen. Maak een nieuwe met lees- en"
          + " schrijfrechten en kopieer beide delen.",
      "The shop knows the key but refuses its secret, or the key may not read. Make a new one with read/write permission and"
          + " copy both parts."),
  SHOP_BEHIND_PASSWORD(
      "SHOP_KEY_REFUSED",
      422,
      "Er staat een wachtwoord voor de hele winkel (bijvoorbeeld een testomgeving). Haal dat weg voor /wp-json/wc.",
      "A password guards the whole shop (for example a staging site). Remove it for /wp-json/wc."),
  SHOP_PERMISSION_MISSING(
      422,
      "De gebruiker van deze sleutel mag geen orders zien. Maak de sleutel voor een beheerder of winkelmanager.",
      "The user of this key may not see orders. Make the key for an administrator or shop manager."),
  SHOP_ALREADY_CONNECTED(
      409,
      "Deze winkel is al gekoppeld, ook als dat onder een ander adres was. Verwijder eerst de andere koppeling.",
      "This shop is connected already, even if that was under another address. Remove the other connection first."),
  ADMINISTRATION_KEY_INVALID(
      422,
      "Dit is geen koppelsleutel. Kopieer hem in zijn geheel uit SnelStart Web > Koppelingen.",
      "This is not a coupling key. Copy the whole of it from SnelStart Web > Koppelingen."),
  ADMINISTRATION_KEY_REFUSED(
      422,
      "SnelStart weigert de koppelsleutel. Maak in SnelStart Web onder Koppelingen een nieuwe en vul die in.",
      "SnelStart refuses the coupling key (koppelsleutel). Make a new one in SnelStart Web under Koppelingen and enter it."),
  ADMINISTRATION_CHANGED(
      422,
      "De koppelsleutel hoort bij een andere administratie dan bij het koppelen. Er wordt niets geboekt. Vul een sleutel van"
          + " de eerste administratie in, of maak een nieuwe koppeling.",
      "The coupling key belongs to another administration than when connecting. Nothing is booked. Enter a key of the first"
          + " administration, or make a new connection."),
  ADMINISTRATION_DISCONNECTED(
      409,
      "De koppeling is in SnelStart beëindigd. Er wordt niets geboekt. Koppel dezelfde administratie opnieuw; dan gaat het werk"
          + " vanzelf verder.",
      "The coupling was ended in SnelStart. Nothing is booked. Couple the same administration again; then work goes on by itself."),
  SCOPES_MISSING(
      422,
      "De koppeling heeft in SnelStart niet alle rechten, of het pakket mist een onderdeel. Koppel opnieuw met alle gevraagde rechten.",
      "The coupling lacks rights in SnelStart, or the licence lacks a module. Couple again with all rights asked for."),
  SUBSCRIPTION_KEY_REFUSED(
      422,
      "SnelStart weigert onze eigen toegang. U kunt hier niets aan doen; de beheerder is gewaarschuwd.",
      "SnelStart refuses our own access. There is nothing you can do; the operator has been warned."),
  SNELSTART_UNAVAILABLE(
      503,
      "SnelStart antwoordt nu niet. Probeer het over een minuut opnieuw.",
      "SnelStart does not answer now. Try again in a minute."),
  START_FROM_INVALID(
      422,
      "De begindatum is geen datum (2026-01-31) of tijdstip (2026-01-31T00:00:00Z).",
      "The start is not a date (2026-01-31) or a moment (2026-01-31T00:00:00Z)."),
  NOT_IN_SHADOW(
      409,
      "Deze koppeling kijkt niet mee: zij boekt, of staat nog niet aan.",
      "This connection does not look along: it books, or is not on yet."),
  START_FROM_OUTSIDE(
      422,
      "Kies een dag vanaf de begindatum van deze koppeling, en niet in de toekomst.",
      "Choose a day from this connection's start date on, and not in the future."),
  PREFIX_TAKEN(
      409,
      "Dit voorvoegsel geeft dezelfde factuurnummers als een andere winkel in deze administratie. Kies een ander.",
      "This prefix gives the same invoice numbers as another shop in this administration. Choose another."),
  PREFIX_FIXED(
      409,
      "Het voorvoegsel ligt vast zodra er geboekt kan zijn: met een ander voorvoegsel zou een order twee keer geboekt kunnen worden.",
      "The prefix is fixed once something may have been booked: with another one an order could be booked twice."),
  CONNECTION_UNKNOWN(404, "Deze koppeling bestaat niet.", "This connection does not exist."),
  CONNECTION_PAUSED(409, "Deze koppeling is gepauzeerd.", "This connection is paused."),
  CONNECTION_NOT_PROVEN(
      409,
      "Deze koppeling is nog niet getest. Test eerst de sleutels.",
      "This connection is not proven yet. Prove the keys first."),
  SETTINGS_MISSING(409, "Bevestig eerst de instellingen.", "Confirm the settings first."),
  STEP_NOT_POSSIBLE(
      409,
      "Dit kan niet in de toestand waarin de koppeling nu is.",
      "This cannot be done in the state the connection is in now."),
  CHANGED_MEANWHILE(
      409,
      "De koppeling is intussen veranderd. Probeer het opnieuw.",
      "The connection has changed meanwhile. Try again."),
  REFERENCE_UNKNOWN(
      404,
      "Deze verwijzing is onbekend of verlopen. Begin opnieuw vanuit Koppeling.",
      "This reference is unknown or has expired. Begin again from Koppeling."),
  CREDENTIALS_MISSING(
      422,
      "Vul de sleutels van de winkel, de koppelsleutel, of beide in.",
      "Enter the shop's keys, the coupling key, or both."),
  TOO_MANY_REQUESTS(
      429,
      "Dit ging te vaak achter elkaar. Wacht even en probeer het dan opnieuw.",
      "This was too often in a short time. Wait a moment, then try again."),
  REQUEST_INVALID(400, "Dit verzoek is niet te lezen.", "This request cannot be read.");

  private final String wire;
  private final int status;
  private final String nl;
  private final String en;

  RefusalCode(int status, String nl, String en) {
    this(null, status, nl, en);
  }

  RefusalCode(String wire, int status, String nl, String en) {
    this.wire = wire == null ? name() : wire;
    this.status = status;
    this.nl = nl;
    this.en = en;
  }

  /** The code with this name, as {@link Refusal#name} gives it; empty for any other text. */
  public static Optional<RefusalCode> named(String name) {
    return Arrays.stream(values()).filter(code -> code.name().equals(name)).findFirst();
  }

  @Override
  public String wire() {
    return wire;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String nl() {
    return nl;
  }

  @Override
  public String en() {
    return en;
  }
}
