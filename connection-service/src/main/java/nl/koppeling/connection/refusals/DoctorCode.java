package nl.koppeling.connection.refusals;

/** What the examination finds that no step of the set-up refuses, and what to do. */
public enum DoctorCode implements Code {
  SHOP_NAME_UNKNOWN(
      422,
      "Het adres van de winkel bestaat niet (DNS). Is het domein verlopen of verhuisd? Vraag de hosting, of maak een"
          + " koppeling met het nieuwe adres.",
      "The shop's address does not exist (DNS). Did the domain expire or move? Ask the hosting, or make a connection with"
          + " the new address."),
  SHOP_CERTIFICATE_BAD(
      422,
      "Het certificaat van de winkel is verlopen, voor een ander adres, of niet te vertrouwen. Laat de hosting het"
          + " vernieuwen.",
      "The shop's certificate is expired, for another address, or not to be trusted. Let the hosting renew it."),
  PLAIN_PERMALINKS(
      422,
      "De permalinks staan op 'Eenvoudig'. Dat werkt, langs een omweg; kies onder WordPress > Instellingen > Permalinks"
          + " liever 'Berichtnaam'.",
      "Permalinks are 'Plain'. That works, by a detour; better choose 'Post name' under WordPress > Settings > Permalinks."),
  SHOP_HEADER_STRIPPED(
      422,
      "De hosting geeft de Authorization-header niet door. Dat werkt, met een handtekening; vraag de hosting liever de header"
          + " door te geven. Werkt de koppeling niet? Vul de sleutel dan opnieuw in.",
      "The hosting does not pass the Authorization header on. That works, with a signature; better ask the hosting to pass it"
          + " on. If the connection does not work, enter the key again."),
  SHOP_HTTPS_UNSEEN(
      422,
      "WordPress weet niet dat de winkel https gebruikt (een proxy ervoor vertelt het niet). Dat werkt, met een handtekening;"
          + " vraag de hosting X-Forwarded-Proto door te geven. Werkt de koppeling niet? Vul de sleutel dan opnieuw in.",
      "WordPress does not know that the shop uses https (a proxy in front does not tell). That works, with a signature; ask"
          + " the hosting to pass X-Forwarded-Proto on. If the connection does not work, enter the key again."),
  SHOP_KEY_IN_ADDRESS(
      422,
      "De hosting geeft de Authorization-header niet door en een handtekening klopt er niet, dus gaat de sleutel in het adres"
          + " mee. Zo komt hij in logboeken van de hosting terecht. Vraag de hosting de header door te geven en vul daarna een"
          + " nieuwe sleutel in.",
      "The hosting does not pass the Authorization header on and a signature does not hold there, so the key travels in the"
          + " address. That way it ends up in the hosting's logs. Ask the hosting to pass the header on, then enter a new key."),
  SHOP_KEY_READS_ONLY(
      422,
      "De sleutel mag alleen lezen. Bestellingen worden dan elke minuut opgehaald in plaats van direct gemeld. Maak een"
          + " sleutel met lees- en schrijfrechten en vul die bij de koppeling in.",
      "The key may only read. Orders are then fetched every minute instead of told at once. Make a key with read/write"
          + " permission and enter it for the connection."),
  ORDER_NOTES_NOT_ALLOWED(
      422,
      "De sleutel mag alleen lezen. De notities met het factuurnummer waar u om vroeg, worden daarom niet geschreven, en"
          + " bestellingen worden elke minuut opgehaald in plaats van direct gemeld. Maak een sleutel met lees- en"
          + " schrijfrechten en vul die bij de koppeling in.",
      "The key may only read. The notes with the invoice number that you asked for are therefore not written, and orders are"
          + " fetched every minute instead of told at once. Make a key with read/write permission and enter it for the"
          + " connection."),
  SHOP_VERSION_HIDDEN(
      422,
      "De sleutel mag de versie van WooCommerce niet zien. Maak de sleutel voor een beheerder als iets niet werkt.",
      "The key may not see the version of WooCommerce. Make the key for an administrator if something does not work."),
  WEBHOOKS_UNREADABLE(
      422,
      "De lijst van webhooks is niet te lezen. Bestellingen worden elke minuut opgehaald; probeer het later opnieuw.",
      "The list of webhooks cannot be read. Orders are fetched every minute; try again later."),
  WEBHOOK_MISSING(
      422,
      "Deze webhook ontbreekt in de winkel. Hij wordt binnen een kwartier vanzelf gemaakt; tot dan worden bestellingen"
          + " elke minuut opgehaald.",
      "This webhook is missing in the shop. It is made by itself within a quarter of an hour; until then orders are fetched"
          + " every minute."),
  WEBHOOK_DISABLED(
      422,
      "De winkel heeft deze webhook uitgezet, meestal na een reeks mislukte meldingen. Hij wordt binnen een kwartier vanzelf"
          + " weer aangezet; er gaat niets verloren.",
      "The shop switched this webhook off, usually after a series of failures. It is switched on again by itself within a"
          + " quarter of an hour; nothing is lost."),
  WEBHOOK_PAUSED(
      422,
      "Deze webhook is in de winkel met de hand gepauzeerd. Zet hem weer op Actief onder WooCommerce > Instellingen >"
          + " Geavanceerd > Webhooks, of laat het zo: bestellingen worden elke minuut opgehaald.",
      "This webhook was paused by hand in the shop. Set it to Active under WooCommerce > Settings > Advanced > Webhooks, or"
          + " leave it: orders are fetched every minute."),
  WEBHOOK_ELSEWHERE(
      422,
      "Deze webhook meldt aan een ander adres dan het onze. Verwijder hem in de winkel; de juiste wordt vanzelf gemaakt.",
      "This webhook tells another address than ours. Remove it in the shop; the right one is made by itself."),
  PERIOD_CLOSED(
      422,
      "Er staan bestellingen stil omdat hun periode in SnelStart is afgesloten of aangegeven. Open de periode in SnelStart en"
          + " probeer ze opnieuw, of kies in de instellingen vanaf welke dag wordt geboekt.",
      "Orders stand still because their period is closed or declared in SnelStart. Open the period in SnelStart and try them"
          + " again, or choose in the settings from which day on is booked."),
  EXAMINED_JUST_NOW(
      429,
      "Deze koppeling is net onderzocht. Wacht een halve minuut en probeer het opnieuw.",
      "This connection was examined just now. Wait half a minute and try again.");

  private final int status;
  private final String nl;
  private final String en;

  DoctorCode(int status, String nl, String en) {
    this.status = status;
    this.nl = nl;
    this.en = en;
  }

  @Override
  public String wire() {
    return name();
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
