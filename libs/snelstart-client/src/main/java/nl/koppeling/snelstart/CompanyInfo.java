package nl.koppeling.snelstart;

import java.util.Optional;
import java.util.UUID;

/**
 * The administration behind a coupling (administratie, {@code GET /companyInfo}, SnelStart API
 * reference 7.15).
 *
 * @param administrationId stable identity of the administration; compare it before accepting a new
 *     key
 * @param administrationName name the owner gave it in SnelStart
 * @param companyName legal name, may be empty
 * @param vatNumber own VAT number, may be empty
 * @param iban the company's own bank account, may be empty
 * @param currentBookYear e.g. 2026
 * @param smallBusinessScheme true: KOR is active, no VAT may be booked
 * @param foreignVat true: OSS is switched on (factureerBuitenlandsBtw)
 * @param foreignVatLedger the one ledger for OSS VAT amounts (buitenlandseBtwGrootboek)
 * @param articleCodes which article codes it takes (artikelcodeSoort, artikelcodeMaxLengte)
 */
public record CompanyInfo(
    UUID administrationId,
    String administrationName,
    String companyName,
    String vatNumber,
    String iban,
    int currentBookYear,
    boolean smallBusinessScheme,
    boolean foreignVat,
    Optional<UUID> foreignVatLedger,
    ArticleCodes articleCodes) {

  /** One that does not say which article codes it takes. */
  public CompanyInfo(
      UUID administrationId,
      String administrationName,
      String companyName,
      String vatNumber,
      String iban,
      int currentBookYear,
      boolean smallBusinessScheme,
      boolean foreignVat,
      Optional<UUID> foreignVatLedger) {
    this(
        administrationId,
        administrationName,
        companyName,
        vatNumber,
        iban,
        currentBookYear,
        smallBusinessScheme,
        foreignVat,
        foreignVatLedger,
        ArticleCodes.UNKNOWN);
  }
}
