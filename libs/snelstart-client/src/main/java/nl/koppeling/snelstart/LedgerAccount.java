package nl.koppeling.snelstart;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A ledger account (grootboek, SnelStart API reference 7.7).
 *
 * @param number what the owner sees, e.g. 8000; editable by users, so never an identity
 * @param description at most 50 characters
 * @param function SnelStart's own word, letter by letter, e.g. {@code VerkopenOmzetHoog}; empty
 *     when absent
 * @param balanceSheet true: a balance sheet account (rekeningCode Balans); false: profit and loss
 * @param vatKinds the line VAT kinds this ledger allows; a line with another kind is refused
 *     (BOE-0082)
 * @param inactive true: booking on it is refused (BOE-0008)
 * @param costCentreRequired true: a line without cost centre is refused (BOE-0022)
 * @param vatRateCode the OSS rate (SR, RRH, RRL, PR, SRR); only on {@code
 *     InstallatieTeleverkoopBinnenEUgeen}
 */
public record LedgerAccount(
    UUID id,
    int number,
    String description,
    String function,
    boolean balanceSheet,
    Set<VatKind> vatKinds,
    boolean inactive,
    boolean costCentreRequired,
    Optional<String> vatRateCode) {

  /** Copies the set. */
  public LedgerAccount {
    vatKinds = Set.copyOf(vatKinds);
  }
}
