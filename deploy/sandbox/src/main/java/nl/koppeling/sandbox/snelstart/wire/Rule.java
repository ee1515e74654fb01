package nl.koppeling.sandbox.snelstart.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The business rules the sandbox enforces, by SnelStart's own codes (SnelStart API reference 12.2).
 * The texts are the sandbox's; SnelStart's own Dutch texts are not public in full, so nobody may
 * branch on them.
 */
public enum Rule {
  ALG_0100("Het id moet leeg zijn bij aanmaken"),
  ALG_0101("Het id in de url en in het model verschillen"),
  ALG_0106("De aanvraag heeft geen inhoud"),

  BOE_0001("De boeking is niet gevonden"),
  BOE_0008("De grootboekrekening is niet actief"),
  BOE_0019("De kostenplaats bestaat niet"),
  BOE_0021("Het factuurnummer bestaat al"),
  BOE_0022("De kostenplaats is verplicht bij deze grootboekrekening"),
  BOE_0023("De boeking heeft geen boekingsregels"),
  BOE_0024("Het kasdagboek is niet actief"),
  BOE_0025("Het kasdagboek bestaat niet"),
  BOE_0026("De kostenplaats is niet actief"),
  BOE_0027("Bedrag ontvangen en bedrag uitgegeven zijn beide gevuld"),
  BOE_0028("Een regel of boeking zonder bedrag is niet toegestaan"),
  BOE_0033("De datum ligt meer dan vijf jaar voor het boekjaar"),
  BOE_0037("De grootboekrekening bestaat niet"),
  BOE_0039("De boeking is niet in balans"),
  BOE_0042("De datum valt in een geblokkeerde periode"),
  BOE_0046("De boeking is verwerkt in een btw-aangifte"),
  BOE_0051("De periode is gecontroleerd door de accountant"),
  BOE_0054("De klant is niet actief"),
  BOE_0058("Het factuurnummer ontbreekt of is langer dan 25 tekens"),
  BOE_0060("De relatie is geen klant"),
  BOE_0061("De grootboekrekening is hier niet toegestaan"),
  BOE_0062("Verlegde btw kan niet met andere btw-soorten samen"),
  BOE_0068("Het boekstuk is langer dan 25 tekens"),
  BOE_0069("De btw is niet geldig"),
  BOE_0070("De boekingsdatum is niet geldig"),
  BOE_0071("De omschrijving is langer dan 250 tekens"),
  BOE_0076("Debet of credit moet 0 zijn"),
  BOE_0077("Het dagboek kan niet gewijzigd worden"),
  BOE_0080("De EU-grootboekrekening past niet bij deze klant"),
  BOE_0081("Een grootboekrekening met de benodigde functie ontbreekt"),
  BOE_0082("De btw-soort ontbreekt of past niet bij de grootboekrekening"),
  BOE_0083("De boeking heeft betalingen en kan niet verwijderd worden"),
  BOE_0084("De omschrijving is verplicht"),
  BOE_0085("Het grootboeknummer ontbreekt of is ongeldig"),
  BOE_0086("Het grootboeknummer bestaat al"),
  BOE_0087("Deze grootboekfunctie mag maar een keer voorkomen"),
  BOE_0088("De omschrijving van de grootboekrekening ontbreekt of is langer dan 50 tekens"),
  BOE_0090("Deze grootboekfunctie kan niet via de API gemaakt worden"),
  BOE_0094("Een memoriaalboeking heeft minstens twee journaalposten nodig"),
  BOE_0095("Het memoriaaldagboek bestaat niet"),
  BOE_0096("Het dagboek bestaat niet"),

  REL_0001("De relatiesoort is leeg"),
  REL_0002("Aanmaningsoort is alleen voor klanten"),
  REL_0003("De krediettermijn valt buiten -365 en 1000 dagen"),
  REL_0004("Factuurkorting is alleen voor klanten"),
  REL_0005("De relatie is niet gevonden"),
  REL_0006("Het KvK-nummer is niet geldig"),
  REL_0007("De naam is leeg of langer dan 50 tekens"),
  REL_0008("De relatiecode is al in gebruik"),
  REL_0009("Voor bankieren is een IBAN nodig"),
  REL_0010("De BIC is niet geldig"),
  REL_0011("De IBAN is niet geldig"),
  REL_0012("Het mobiele nummer is langer dan 25 tekens"),
  REL_0013("Het telefoonnummer is langer dan 25 tekens"),
  REL_0014("Bankieren is alleen voor leveranciers"),
  REL_0015("De website is geen geldige url"),
  REL_0016("Incassosoort is alleen voor klanten"),
  REL_0017("De factuurrelatie bestaat niet"),
  REL_0018("De factuurrelatie is geen klant"),
  REL_0020("De contactpersoon van het vestigingsadres is langer dan 50 tekens"),
  REL_0021("De straat van het vestigingsadres is langer dan 50 tekens"),
  REL_0022("De postcode van het vestigingsadres is langer dan 25 tekens"),
  REL_0023("De plaats van het vestigingsadres is langer dan 50 tekens"),
  REL_0025("De contactpersoon van het correspondentieadres is langer dan 50 tekens"),
  REL_0026("De straat van het correspondentieadres is langer dan 50 tekens"),
  REL_0027("De postcode van het correspondentieadres is langer dan 25 tekens"),
  REL_0028("De plaats van het correspondentieadres is langer dan 50 tekens"),
  REL_0047("Het id in de url en in het model verschillen"),
  REL_0048("Een eigen relatie kan niet gemaakt of gewijzigd worden"),
  REL_0049("De relatie heeft openstaande facturen"),
  REL_0050("De relatie heeft openstaande orders"),
  REL_0055("Het land van het vestigingsadres bestaat niet"),
  REL_0056("Het land van het correspondentieadres bestaat niet"),
  REL_0057("Het btw-nummer is te kort"),
  REL_0058("Het btw-nummer is te lang"),
  REL_0059("Het btw-nummer bevat ongeldige tekens"),
  REL_0060("Het adres is niet volledig"),
  REL_0061("Het e-mailadres is niet geldig"),
  REL_0062("Kredietlimiet is alleen voor klanten"),
  REL_0063("Het id moet leeg zijn bij aanmaken"),
  REL_0064("De relatiesoort kan niet gewijzigd worden"),
  REL_0065("Een relatie kan niet klant en leverancier tegelijk zijn"),
  REL_0067("Een systeemrelatie kan niet verwijderd worden"),
  REL_0084("De lijst van e-mailadressen is niet geldig"),
  REL_0085("Het e-mailadres is langer dan 250 tekens"),
  REL_0086("Het OIN is niet geldig"),
  REL_0087("Het btw-nummer past niet bij het land"),
  REL_0088("Het btw-nummer is niet geldig"),

  ART_0001("Het artikel is niet gevonden"),
  ART_0002("De artikelcode ontbreekt"),
  ART_0003("De artikelcode bestaat al"),
  ART_0004("De artikelcode is te lang"),
  ART_0006("De omschrijving ontbreekt"),
  ART_0007("De omschrijving is langer dan 250 tekens"),
  ART_0008("De artikelomzetgroep ontbreekt"),
  ART_0009("De artikelomzetgroep bestaat niet"),

  VOR_0001("De verkooporder is niet gevonden"),
  VOR_0002("De relatie van de order is geen klant"),
  VOR_0005("Het ordernummer moet leeg zijn bij aanmaken"),
  VOR_0006("De contactpersoon van het adres is te lang"),
  VOR_0007("De straat van het adres is te lang"),
  VOR_0008("De postcode van het adres is te lang"),
  VOR_0009("De plaats van het adres is te lang"),
  VOR_0010("Het land van het adres bestaat niet"),
  VOR_0011("De orderreferentie is langer dan 50 tekens"),
  /** SnelStart refuses this too, but under which code is not known. */
  VOR_0012("De processtatus kan niet via de API gezet worden"),

  BLG_0001("Het document is niet gevonden"),
  BLG_0005("Het bovenliggende record is niet gevonden"),
  BLG_0006("Het document is groter dan 10 MB"),
  BLG_0007("De bestandsnaam ontbreekt"),
  BLG_0011("Het document is leeg"),
  BLG_0016("De bestandsnaam bevat ongeldige tekens"),
  BLG_0017("De bestandsnaam is te lang"),

  KPL_0001("De kostenplaats is niet gevonden"),
  KPL_0002("Het nummer van de kostenplaats is niet geldig"),
  KPL_0003("Het nummer van de kostenplaats bestaat al"),
  KPL_0004("De omschrijving van de kostenplaats ontbreekt of is langer dan 50 tekens"),
  KPL_0005("De kostenplaats is in gebruik");

  private final String text;

  Rule(String text) {
    this.text = text;
  }

  /** SnelStart's code, such as {@code BOE-0021}. */
  public String code() {
    return name().replace('_', '-');
  }

  ObjectNode json() {
    return Json.object().put("errorCode", code()).put("message", text).putNull("details");
  }
}
