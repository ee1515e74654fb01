package nl.koppeling.sandbox.snelstart.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.odata.Row;
import nl.koppeling.sandbox.snelstart.odata.Schema;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.WireDates;

/**
 * A ledger account (grootboek), SnelStart API reference 7.7.
 *
 * @param costCentreRequired every line on it must name a cost centre
 * @param vatRateCode SR, RRH, RRL, PR or SRR on OSS accounts, else null
 */
public record Ledger(
    UUID id,
    int number,
    String description,
    LedgerFunction function,
    boolean balanceSheet,
    boolean costCentreRequired,
    boolean inactive,
    String vatRateCode,
    LocalDateTime modifiedOn)
    implements Row {

  /** What can be filtered on. */
  public static final Schema SCHEMA =
      Schema.named("GrootboekModel")
          .guids("Id")
          .texts("Omschrijving", "RekeningCode", "Grootboekfunctie", "GrootboekRubriek")
          .texts("VatRateCode", "Uri")
          .numbers("Nummer")
          .flags("KostenplaatsVerplicht", "Nonactief")
          .moments("ModifiedOn")
          .textList("BtwSoort")
          .list("RgsCode", Schema.named("RgsCodeModel").texts("Versie", "RgsCode"));

  /** The account with the in-active flag set as given. */
  public Ledger withInactive(boolean now) {
    return new Ledger(
        id,
        number,
        description,
        function,
        balanceSheet,
        costCentreRequired,
        now,
        vatRateCode,
        modifiedOn);
  }

  /** The account with the duty to name a cost centre set as given. */
  public Ledger withCostCentreRequired(boolean now) {
    return new Ledger(
        id, number, description, function, balanceSheet, now, inactive, vatRateCode, modifiedOn);
  }

  /** Kinds of VAT a line may carry; Geen on accounts that know none. */
  public List<String> vatKindsAllowed() {
    return function.vatKinds().isEmpty() ? List.of("Geen") : function.vatKinds();
  }

  @Override
  public ObjectNode json() {
    ObjectNode node =
        Json.object()
            .put("modifiedOn", WireDates.write(modifiedOn))
            .put("omschrijving", description)
            .put("kostenplaatsVerplicht", costCentreRequired)
            .put("rekeningCode", balanceSheet ? "Balans" : "WinstEnVerlies")
            .put("nonactief", inactive)
            .put("nummer", number)
            .put("grootboekfunctie", function.wireName())
            .put("grootboekRubriek", balanceSheet ? "Balansrekening" : "Netto omzet");
    node.set("rgsCode", Json.array());
    var kinds = node.putArray("btwSoort");
    function.vatKinds().forEach(kinds::add);
    return node.put("vatRateCode", vatRateCode)
        .put("id", id.toString())
        .put("uri", "/grootboeken/" + id);
  }
}
