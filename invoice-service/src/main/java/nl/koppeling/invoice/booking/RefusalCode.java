package nl.koppeling.invoice.booking;

/**
 * The catalogue of reasons why an order is not booked (VAT reference 6, "when to refuse"). Each
 * says in Dutch and English what is wrong and what to do; braces name figures of the refusal.
 */
public enum RefusalCode {
  CURRENCY(
      "Deze bestelling is in {currency}; SnelStart boekt alleen euro's. Boek haar zelf tegen de koers van de betaaldag.",
      "This order is in {currency}; SnelStart books euros only. Book it yourself at the day's rate."),
  AMOUNT_PRECISION(
      "Het totaal {total} of de btw {tax} heeft delen van centen. Stel in WooCommerce twee decimalen in.",
      "The total {total} or the VAT {tax} holds fractions of a cent. Set WooCommerce to two decimals."),
  PAYMENT_DATE_MISSING(
      "De bestelling heeft geen betaaldatum en geen afronddatum, dus is de factuurdatum onbekend. Zet haar in de webshop opnieuw op afgerond.",
      "The order has neither a payment date nor a completion date, so the invoice date is unknown. Complete it again in the shop."),
  COMPOUND_TAX(
      "Belastingtarief {rate} wordt over andere belasting berekend. Nederlandse btw kent dat niet: zet 'samengesteld' uit in WooCommerce.",
      "Tax rate {rate} is calculated over other tax. Dutch VAT knows no such thing: turn 'compound' off in WooCommerce."),
  RATE_UNKNOWN(
      "Belastingtarief {rate} van {percent} % (land: {country}) is geen Nederlands btw-tarief dat we met zekerheid kennen. Controleer de belastingtarieven en hun land in WooCommerce.",
      "Tax rate {rate} of {percent} % (country: {country}) is not a Dutch VAT rate we know with certainty. Check the tax rates and their country in WooCommerce."),
  RATE_NOT_VALID_ON_DATE(
      "{percent} % was op {date} geen geldig Nederlands btw-tarief. Controleer de tarieven in WooCommerce en corrigeer de bestelling.",
      "{percent} % was not a valid Dutch VAT rate on {date}. Check the rates in WooCommerce and correct the order."),
  RATE_MISMATCH(
      "Op regel {line} hoort bij {net} en {percent} % geen btw van {tax}. Controleer de regel in de webshop.",
      "On line {line} a VAT of {tax} does not fit {net} at {percent} %. Check the line in the shop."),
  RATE_TOTAL_MISMATCH(
      "De btw van {tax} past niet bij een omzet van {net} tegen {percent} %. Controleer de bedragen van de bestelling.",
      "The VAT of {tax} does not fit a turnover of {net} at {percent} %. Check the order's amounts."),
  TAX_TOTAL_MISMATCH(
      "De btw op de regels is {found}, maar de bestelling zegt {expected}. Laat de webshop de bestelling opnieuw berekenen.",
      "The VAT on the lines is {found}, but the order says {expected}. Let the shop recalculate the order."),
  NET_TOTAL_MISMATCH(
      "De regels zijn samen {found} exclusief btw, maar het totaal vraagt {expected}. Is er met een cadeaubon betaald of is een bedrag met de hand gewijzigd? Laat de webshop de bestelling opnieuw berekenen, of boek haar zelf.",
      "The lines add up to {found} excluding VAT, but the total asks for {expected}. Was a gift card used or an amount changed by hand? Let the shop recalculate the order, or book it yourself."),
  COMPONENT_SPLIT(
      "Regel {line} van {net} draagt btw van meer tarieven, en de btw wijst op {found}. We kunnen haar niet met zekerheid splitsen: boek deze bestelling zelf.",
      "Line {line} of {net} bears VAT of several rates, and the VAT points at {found}. We cannot split it with certainty: book this order yourself."),
  NEGATIVE_ORDER(
      "Het totaal is negatief ({total}). Maak in WooCommerce een terugbetaling in plaats van een negatieve bestelling.",
      "The total is negative ({total}). Make a refund in WooCommerce instead of a negative order."),
  ZERO_RATE_UNEXPLAINED(
      "Regel {line} van {net} heeft geen btw en we weten niet waarom. Stel voor {role} een grootboekrekening voor 0 % in en geef de regel in WooCommerce een 0 %-tarief, of boek de bestelling zelf.",
      "Line {line} of {net} bears no VAT and we do not know why. Choose a 0 % ledger account for {roleEn} and give the line a 0 % rate in WooCommerce, or book the order yourself."),
  LEDGER_INVALID(
      "Er is geen grootboekrekening gekozen voor {role} met btw {band}. Kies die in de instellingen en probeer opnieuw.",
      "No ledger account is chosen for {roleEn} in VAT band {bandEn}. Choose one in the settings and try again."),
  DESTINATION_UNKNOWN(
      "De bestelling heeft geen land van levering en het tarief zegt niet van welk land het is. Vul het adres aan in de webshop.",
      "The order has no country of delivery and its rate does not say which country it belongs to. Complete the address in the shop."),
  ICL_WITHOUT_VALID_VAT_ID(
      "Levering naar {country} zonder btw: dat mag alleen aan een bedrijf met een btw-nummer dat geldig is volgens VIES, en dat ontbreekt. Vul het btw-nummer aan in de webshop, of boek de bestelling zelf met btw.",
      "Delivery to {country} without VAT: allowed only to a business whose VAT number is valid in VIES, and there is none. Add the VAT number in the shop, or book the order yourself with VAT."),
  OSS_NOT_ENABLED(
      "Er is btw van {country} gerekend ({percent} %). Buitenlandse btw (OSS) staat voor deze koppeling niet aan. Zet OSS aan in SnelStart en in de instellingen, of reken Nederlandse btw.",
      "VAT of {country} was charged ({percent} %). Foreign VAT (OSS) is not enabled for this connection. Turn OSS on in SnelStart and in the settings, or charge Dutch VAT."),
  OSS_EXPECTED(
      "OSS staat aan, maar op deze bestelling naar {country} is Nederlandse btw gerekend. Controleer de belastinginstellingen van de webshop en boek deze bestelling zelf.",
      "OSS is on, but Dutch VAT was charged on this order to {country}. Check the shop's tax settings and book this order yourself."),
  OSS_TOLERANCE(
      "De buitenlandse btw van {tax} wijkt meer af van {net} tegen {percent} % dan SnelStart toestaat (1 cent per regel). Controleer de bedragen of boek deze bestelling zelf.",
      "The foreign VAT of {tax} differs more from {net} at {percent} % than SnelStart allows (1 cent a line). Check the amounts or book this order yourself."),
  KOR_WITH_VAT(
      "De kleineondernemersregeling (KOR) staat aan, maar de webshop rekende {tax} btw. Zet btw uit in de webshop, of de KOR uit in de instellingen.",
      "The small-business scheme (KOR) is on, but the shop charged {tax} VAT. Turn VAT off in the shop, or KOR off in the settings."),
  MARGIN_SCHEME(
      "In deze bestelling zit een product onder de margeregeling. De inkoopprijs staat niet op de bestelling: boek haar zelf.",
      "This order holds a product under the margin scheme. Its purchase price is not on the order: book it yourself."),
  DOMESTIC_REVERSE_CHARGE(
      "In deze bestelling zit een product waarvan de btw is verlegd. Dat boeken we niet automatisch: boek deze bestelling zelf.",
      "This order holds a product with reverse-charged VAT. That is not booked automatically: book this order yourself."),
  SERVICE_OUTSIDE_EU(
      "Deze bestelling naar {country} bevat een dienst voor een klant buiten de EU; die hoort meestal niet in de Nederlandse aangifte. Boek haar zelf.",
      "This order to {country} holds a service for a customer outside the EU; it usually does not belong in the Dutch return. Book it yourself."),
  SPECIAL_AREA(
      "Levering naar {country}, een gebied met eigen btw-regels. Boek deze bestelling zelf.",
      "Delivery to {countryEn}, an area with VAT rules of its own. Book this order yourself."),
  NI_UNSUPPORTED(
      "Levering naar Noord-Ierland heeft eigen btw-regels. Boek deze bestelling zelf.",
      "Delivery to Northern Ireland has VAT rules of its own. Book this order yourself."),
  GIFT_CARD_UNMAPPED(
      "Bij {net} is een cadeaubon in het spel (regel {line}). Geef in de instellingen aan welk product een cadeaubon is, op welke grootboekrekening hij staat en hoe een ingewisselde bon wordt afgeboekt.",
      "A gift card plays a part in {net} (line {line}). Say in the settings which product is a gift card, on which ledger account it stands and how a redeemed card is settled."),
  GIFT_CARD_DISCOUNTED(
      "Regel {line} is een cadeaubon van {value} die voor {net} is verkocht. Hoeveel u daarvan schuldig bent en wat korting is, staat niet op de bestelling: boek haar zelf.",
      "Line {line} is a gift card of {value} sold for {net}. How much of that you owe and what is discount is not on the order: book it yourself."),
  DONATION_UNMAPPED(
      "Regel {line} van {net} lijkt een gift of fooi zonder btw. Geef in de instellingen aan welk product dat is en op welke grootboekrekening het hoort.",
      "Line {line} of {net} looks like a gift or tip without VAT. Say in the settings which product that is and on which ledger account it belongs."),
  INVOICE_NUMBER_MISSING(
      "Volgens de instellingen geeft een plugin in de webshop het factuurnummer, maar op deze bestelling staat er geen. Maak de factuur in de webshop en probeer opnieuw.",
      "According to the settings a plugin of the shop gives the invoice number, but there is none on this order. Make the invoice in the shop and try again."),
  REFUND_EXCEEDS(
      "De terugbetaling van {amount} is meer dan er van de geboekte factuur over is ({left}). Controleer de terugbetalingen in de webshop.",
      "The refund of {amount} is more than is left of the booked invoice ({left}). Check the refunds in the shop."),
  REFUND_WITHOUT_SPLIT(
      "De terugbetaling van {amount} noemt geen regels, dus is niet te zien welke btw erbij hoort. Geef in de webshop regels op, of sta in de instellingen verdeling naar verhouding toe.",
      "The refund of {amount} names no lines, so its VAT cannot be seen. Name lines in the shop, or allow a division in proportion in the settings."),
  ORDER_FORM_NOT_DUTCH(
      "Van deze bestelling (land: {country}) kan geen verkooporder worden gemaakt: SnelStart rekent daarop zelf de btw uit artikel en adres, en alleen van Nederlandse btw op een levering in Nederland is de uitkomst zeker. Kies in de instellingen boekingen en probeer opnieuw, of maak de verkooporder zelf.",
      "No sales order can be made of this order (country: {country}): SnelStart computes its VAT itself from article and address, and only Dutch VAT on a delivery in the Netherlands is certain. Choose bookings in the settings and try again, or make the sales order yourself."),
  ORDER_FORM_PAID_BY_CARD(
      "Van deze bestelling is {amount} met een cadeaubon betaald. Op een verkooporder kan dat niet worden afgeboekt. Kies in de instellingen boekingen en probeer opnieuw, of maak de verkooporder zelf.",
      "Of this order {amount} was paid with a gift card. That cannot be settled on a sales order. Choose bookings in the settings and try again, or make the sales order yourself."),
  ORDER_FORM_GIFT_CARD_SOLD(
      "Regel {line} van {net} is een verkochte cadeaubon: een schuld, terwijl een verkooporder alles als omzet van een artikelgroep boekt. Kies in de instellingen boekingen en probeer opnieuw, of maak de verkooporder zelf.",
      "Line {line} of {net} is a gift card sold: a debt, while a sales order books everything as turnover of a revenue group. Choose bookings in the settings and try again, or make the sales order yourself."),
  ORDER_FORM_DISCOUNT(
      "Regel {line} van {net} is een korting als eigen regel. Of SnelStart een negatieve regel op een verkooporder aanneemt is niet zeker. Zet in de instellingen 'kortingen apart' uit of kies boekingen, en probeer opnieuw; of maak de verkooporder zelf.",
      "Line {line} of {net} is a discount on a line of its own. Whether SnelStart takes a negative line on a sales order is not certain. Turn 'discounts apart' off in the settings or choose bookings, and try again; or make the sales order yourself."),
  ORDER_FORM_TOO_LONG(
      "Deze bestelling heeft {lines} regels; een verkooporder maken we tot 250. Kies in de instellingen boekingen en probeer opnieuw, of maak de verkooporder zelf.",
      "This order has {lines} lines; sales orders are made up to 250. Choose bookings in the settings and try again, or make the sales order yourself."),
  REVENUE_GROUP_MISSING(
      "In SnelStart is geen artikelomzetgroep met {band} btw. Maak die daar aan en probeer opnieuw.",
      "SnelStart has no revenue group (artikelomzetgroep) with {bandEn} VAT. Make one there and try again."),
  ARTICLE_CODE_UNFIT(
      "Artikelcode {article} past niet in SnelStart (hoogstens {limit} tekens). Maak in SnelStart de artikelcode langer, of kies in de instellingen boekingen, en probeer opnieuw.",
      "Article code {article} does not fit SnelStart (at most {limit} characters). Allow longer article codes in SnelStart, or choose bookings in the settings, and try again."),
  ARTICLE_TWO_RATES(
      "Artikel {article} is in deze bestelling met twee btw-tarieven verkocht ({one} en {other}); een artikel in SnelStart heeft er één. Maak de verkooporder zelf, of kies in de instellingen boekingen en probeer opnieuw.",
      "Article {article} was sold at two VAT rates in this order ({one} and {other}); an article in SnelStart has one. Make the sales order yourself, or choose bookings in the settings and try again."),
  SKIPPED_ZERO(
      "Deze bestelling is gratis: er is niets te boeken.",
      "This order is free: there is nothing to book.");

  private final String nl;
  private final String en;

  RefusalCode(String nl, String en) {
    this.nl = nl;
    this.en = en;
  }

  String nl() {
    return nl;
  }

  String en() {
    return en;
  }
}
