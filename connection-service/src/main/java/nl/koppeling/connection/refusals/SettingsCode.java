package nl.koppeling.connection.refusals;

/**
 * What can be wrong with settings, each with its usual status and what the owner can do about it.
 * Several entries may share one code on the wire: same refusal, another remedy.
 */
public enum SettingsCode implements Code {
  SETTINGS_UNREADABLE(
      400,
      "Dit veld of deze waarde bestaat niet in de instellingen.",
      "This field or value does not exist in settings."),
  SETTINGS_INVALID(
      422,
      "De instellingen zijn niet volledig of bevatten een onmogelijke waarde. Het voorvoegsel is hoogstens 10 tekens: A-Z, 0-9 en -;"
          + " de betaaltermijn 0 tot 999 dagen.",
      "The settings are incomplete or hold an impossible value. The prefix is at most 10 of A-Z, 0-9 and -; the payment term"
          + " 0 to 999 days."),
  LEDGER_MISSING(
      422,
      "Kies minstens een grootboekrekening voor producten.",
      "Choose at least one ledger account for products."),
  LEDGER_TWICE(
      422,
      "Voor dezelfde soort regel en btw zijn twee grootboekrekeningen gekozen.",
      "Two ledger accounts were chosen for the same kind of line and VAT."),
  LEDGER_UNKNOWN(
      422,
      "Deze grootboekrekening staat niet in de administratie. Kies een andere.",
      "This ledger account is not in the administration. Choose another."),
  LEDGER_INACTIVE(
      422,
      "Deze grootboekrekening is niet actief. Kies een andere of maak hem actief in SnelStart.",
      "This ledger account is inactive. Choose another or activate it in SnelStart."),
  LEDGER_VAT_KIND(
      422,
      "Deze grootboekrekening is niet voor omzet met deze btw. Kies een omzetrekening met de juiste btw-soort.",
      "This ledger account is not for revenue with this VAT. Choose a revenue account of the right VAT kind."),
  LEDGER_COST_CENTRE(
      422,
      "Deze grootboekrekening vraagt een kostenplaats. Kies er een, of een andere rekening.",
      "This ledger account asks for a cost centre. Choose one, or another account."),
  COST_CENTRE_UNKNOWN(
      422,
      "Deze kostenplaats staat niet (meer) in de administratie.",
      "This cost centre is not in the administration (any more)."),
  JOURNAL_UNKNOWN(
      422,
      "Dit dagboek staat niet in de administratie. Kies een ander.",
      "This journal is not in the administration. Choose another."),
  JOURNAL_INACTIVE(
      422,
      "Dit dagboek is niet actief. Kies een ander of maak het actief in SnelStart.",
      "This journal is inactive. Choose another or activate it in SnelStart."),
  JOURNAL_KIND(
      422,
      "Betalingen worden op een bankdagboek geboekt. Kies een dagboek van de soort Bank, een eigen dagboek voor de"
          + " betaalprovider.",
      "Payments are booked on a bank journal. Choose a journal of kind Bank, one of its own for the payment provider."),
  LEDGER_OSS_RATE(
      422,
      "Deze grootboekrekening is niet voor OSS-omzet met dit tarief. Kies een rekening met de functie 'Installatie/televerkoop"
          + " binnen de EU' en de juiste tariefcode (SR, RRH, RRL, PR of SRR).",
      "This ledger account is not for OSS revenue of this rate. Choose one with the function 'Installatie/televerkoop binnen de EU'"
          + " and the right rate code (SR, RRH, RRL, PR or SRR)."),
  LEDGER_GIFT_CARD(
      422,
      "Verkochte cadeaubonnen zijn een schuld. Kies bij ZERO een balansrekening met de functie Diversen.",
      "Gift cards sold are a debt. Choose, with ZERO, a balance sheet account with the function Diversen."),
  LEDGER_DONATION(
      422,
      "Donaties zijn onbelast. Kies bij ZERO een omzetrekening zonder btw of een resultaatrekening met de functie Diversen.",
      "Donations are untaxed. Choose, with ZERO, a revenue account without VAT or a profit and loss account with the function"
          + " Diversen."),
  CONDITION_INVALID(
      422,
      "Deze voorwaarde kan nooit gelden. Een product of categorie is een positief getal, een land twee hoofdletters (DE), een"
          + " belastingklasse of betaalmethode een naam zonder spaties.",
      "This condition can never apply. A product or category is a positive number, a country two capitals (DE), a tax class or"
          + " payment method a name without spaces."),
  JOURNAL_NOT_MEMORIAL(
      "JOURNAL_KIND",
      422,
      "Deze betaalmethode wordt met een memoriaalboeking afgeboekt. Kies een dagboek van de soort Memoriaal.",
      "This payment method is settled by a memorial booking. Choose a journal of kind Memoriaal."),
  JOURNAL_IS_BANK(
      422,
      "Dit lijkt het dagboek van uw eigen bankrekening. Daarop boekt de bankimport hetzelfde geld nog een keer. Maak in SnelStart"
          + " een eigen dagboek voor de betaalprovider en kies dat, of laat de factuur open.",
      "This looks like the journal of your own bank account. The bank import would book the same money there a second time. Make"
          + " a journal of its own for the payment provider in SnelStart and choose that, or leave the invoice open."),
  JOURNAL_TWICE(
      422,
      "Voor deze betaalmethode zijn twee regels gegeven.",
      "Two rules were given for this payment method."),
  CLEARING_LEDGER_UNKNOWN(
      422,
      "Deze tussenrekening staat niet in de administratie. Kies een andere.",
      "This clearing account is not in the administration. Choose another."),
  CLEARING_LEDGER_INACTIVE(
      422,
      "Deze tussenrekening is niet actief. Kies een andere of maak hem actief in SnelStart.",
      "This clearing account is inactive. Choose another or activate it in SnelStart."),
  CLEARING_LEDGER_KIND(
      422,
      "Op deze rekening kan geld van een betaalprovider niet wachten. Kies een tussenrekening betalingen, kruisposten of een"
          + " balansrekening met de functie Diversen.",
      "A payment provider's money cannot wait on this account. Choose a payments clearing account, Kruisposten or a balance sheet"
          + " account with the function Diversen."),
  KOR_ACTIVE_IN_SNELSTART(
      "KOR_DISAGREES",
      422,
      "Volgens SnelStart is de kleineondernemersregeling (KOR) actief. Zet de KOR hier ook aan, of pas het in SnelStart aan.",
      "SnelStart says KOR (the small-business scheme) is active. Switch KOR on here too, or change it in SnelStart."),
  KOR_INACTIVE_IN_SNELSTART(
      "KOR_DISAGREES",
      422,
      "Volgens SnelStart is de kleineondernemersregeling (KOR) niet actief. Zet de KOR hier ook uit, of pas het in SnelStart aan.",
      "SnelStart says KOR (the small-business scheme) is inactive. Switch KOR off here too, or change it in SnelStart."),
  KOR_LEDGER_MISSING(
      422,
      "Met de KOR is alle omzet zonder btw. Kies een grootboekrekening voor producten zonder btw.",
      "Under KOR all revenue is without VAT. Choose a ledger account for products without VAT."),
  OSS_OFF_IN_SNELSTART(
      422,
      "In SnelStart staat OSS (buitenlandse btw factureren) uit. Zet het daar eerst aan.",
      "OSS (invoicing foreign VAT) is off in SnelStart. Switch it on there first."),
  OSS_LEDGER_MISSING(
      422,
      "OSS staat aan, maar er is geen grootboekrekening voor producten met een OSS-tarief gekozen.",
      "OSS is on, but no ledger account was chosen for products at an OSS rate."),
  FOREIGN_VAT_LEDGER(
      422,
      "De rekening voor buitenlandse btw is die van SnelStart zelf. Laat dit veld leeg; staat er bij SnelStart geen actieve"
          + " rekening ingesteld, doe dat dan eerst.",
      "The account for foreign VAT is SnelStart's own. Leave this field empty; when no active account is set in SnelStart, set it"
          + " there first."),
  ORDER_TEMPLATE_MISSING(
      422,
      "Voor verkooporders is een verkoopordersjabloon nodig. Kies er een, of kies boekingen.",
      "Sales orders need a template. Choose one, or choose bookings."),
  ORDER_TEMPLATE_UNKNOWN(
      422,
      "Dit verkoopordersjabloon staat niet (meer) in de administratie. Kies een ander.",
      "This sales order template is not in the administration (any more). Choose another."),
  ORDER_TEMPLATE_INACTIVE(
      422,
      "Dit verkoopordersjabloon is niet actief. Kies een ander of maak het actief in SnelStart.",
      "This sales order template is inactive. Choose another or activate it in SnelStart."),
  ORDER_RIGHTS_MISSING(
      422,
      "Voor verkooporders mist de koppeling een recht in SnelStart. Koppel opnieuw met dit recht, controleer of uw abonnement"
          + " verkooporders en artikelen heeft, of kies boekingen.",
      "For sales orders the coupling lacks a right in SnelStart. Couple again with this right, check that your subscription has"
          + " sales orders and articles, or choose bookings.");

  private final String wire;
  private final int status;
  private final String nl;
  private final String en;

  SettingsCode(int status, String nl, String en) {
    this(null, status, nl, en);
  }

  SettingsCode(String wire, int status, String nl, String en) {
    this.wire = wire == null ? name() : wire;
    this.status = status;
    this.nl = nl;
    this.en = en;
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
