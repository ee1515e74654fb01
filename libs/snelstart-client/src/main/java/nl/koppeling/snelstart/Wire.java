package nl.koppeling.snelstart;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What we send, letter by letter as SnelStart spells it (SnelStart API reference 7.1, 7.3, 7.12). A
 * field that may be left out is left out when null; no record has an id of its own, because a POST
 * may not carry one (ALG-0100).
 */
final class Wire {

  private Wire() {}

  record Ref(UUID id) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Relatie(
      List<String> relatiesoort,
      String naam,
      String email,
      String telefoon,
      Adres vestigingsAdres,
      String btwNummer,
      String memo) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Adres(String contactpersoon, String straat, String postcode, String plaats, Ref land) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Verkoopboeking(
      String factuurnummer,
      String factuurdatum,
      Ref klant,
      String omschrijving,
      String boekstuk,
      int betalingstermijn,
      BigDecimal factuurbedrag,
      List<Boekingsregel> boekingsregels,
      List<BtwRegel> btw) {}

  record Boekingsregel(
      String omschrijving, Ref grootboek, Ref kostenplaats, BigDecimal bedrag, String btwSoort) {}

  record BtwRegel(String btwSoort, BigDecimal btwBedrag) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Bankboeking(
      String datum,
      Ref dagboek,
      String boekstuk,
      String omschrijving,
      BigDecimal bedragOntvangen,
      BigDecimal bedragUitgegeven,
      List<VerkoopboekingRegel> verkoopboekingBoekingsRegels,
      List<Ref> grootboekBoekingsRegels,
      List<Ref> inkoopboekingBoekingsRegels,
      List<Ref> btwBoekingsregels) {}

  record Memoriaalboeking(
      String datum,
      Ref dagboek,
      String boekstuk,
      String omschrijving,
      List<MemoriaalRegel> memoriaalBoekingsRegels,
      List<FactuurRegel> verkoopboekingBoekingsRegels,
      List<Ref> inkoopboekingBoekingsRegels) {}

  record MemoriaalRegel(String omschrijving, Ref grootboek, BigDecimal debet, BigDecimal credit) {}

  /** One signed amount, unlike on a bank booking. */
  record FactuurRegel(Ref boekingId, String omschrijving, BigDecimal bedrag) {}

  record Artikel(
      String artikelcode,
      String omschrijving,
      Ref artikelOmzetgroep,
      boolean isNonActief,
      boolean voorraadControle) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Verkooporder(
      Ref relatie,
      String datum,
      String procesStatus,
      String omschrijving,
      String orderreferentie,
      String verkooporderBtwIngaveModel,
      Ref verkoopordersjabloon,
      Ref kostenplaats,
      List<VerkooporderRegel> regels,
      String memo) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VerkooporderRegel(
      Ref artikel,
      String omschrijving,
      BigDecimal stuksprijs,
      BigDecimal aantal,
      int kortingsPercentage) {}

  record VerkoopboekingRegel(
      Ref boekingId, String omschrijving, BigDecimal debet, BigDecimal credit) {}
}
