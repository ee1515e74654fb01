package nl.koppeling.snelstart;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of a sales booking (boekingsregel, SnelStart API reference 7.3).
 *
 * @param description required, cut to 250 characters
 * @param ledgerId from {@link SnelStart#ledgerAccounts}
 * @param costCentreId required when the ledger says so
 * @param net euros <em>excluding</em> VAT, whole cents; negative for discounts and credits
 * @param vatKind one the ledger allows
 */
public record SalesLine(
    String description,
    UUID ledgerId,
    Optional<UUID> costCentreId,
    BigDecimal net,
    VatKind vatKind) {

  /** Cuts the text; refuses an empty text and fractions of a cent. */
  public SalesLine {
    description = Texts.required("line description", Texts.cut(description, 250));
    Objects.requireNonNull(ledgerId, "ledgerId");
    Objects.requireNonNull(costCentreId, "costCentreId");
    net = Money.cents("net", net);
    Objects.requireNonNull(vatKind, "vatKind");
  }
}
