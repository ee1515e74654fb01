package nl.koppeling.snelstart;

import java.util.Optional;
import java.util.UUID;

/**
 * A revenue group (artikelomzetgroep, SnelStart API reference 7.6): decides the VAT and the ledger
 * account of every article in it.
 *
 * @param number what the owner sees
 * @param ledgerId the account Dutch turnover is booked on (verkoopGrootboekNederland), when given
 * @param vatKind the VAT Dutch turnover bears (verkoopNederlandBtwSoort); empty for a word nobody
 *     told us about
 */
public record RevenueGroup(
    UUID id, int number, String description, Optional<UUID> ledgerId, Optional<VatKind> vatKind) {}
