package nl.koppeling.sandbox.snelstart.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.odata.Row;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.WireDates;

/** A booked memorial entry (memoriaalboeking), SnelStart API reference 7.13. */
public record MemoEntry(UUID id, LocalDateTime modifiedOn, String voucher, MemoForm form)
    implements Row {

  @Override
  public ObjectNode json() {
    ObjectNode node =
        Json.object()
            .put("modifiedOn", WireDates.write(modifiedOn))
            .put("datum", WireDates.write(form.date()))
            .put("markering", form.marked())
            .put("boekstuk", voucher)
            .put("gewijzigdDoorAccountant", false)
            .put("omschrijving", form.description());
    node.set("memoriaalBoekingsRegels", Json.array(form.ledgerLines(), MemoEntry::ledgerLine));
    node.set(
        "inkoopboekingBoekingsRegels",
        Json.array(form.purchaseLines(), line -> settlingLine("inkoopboekingen", line)));
    node.set(
        "verkoopboekingBoekingsRegels",
        Json.array(form.salesLines(), line -> settlingLine("verkoopboekingen", line)));
    node.set("dagboek", Json.reference("dagboeken", form.journal()));
    return node.put("id", id.toString()).put("uri", "/memoriaalboekingen/" + id);
  }

  private static ObjectNode ledgerLine(MoneyForm.LedgerLine line) {
    ObjectNode node = Json.object().put("omschrijving", line.description());
    node.set("grootboek", Json.reference("grootboeken", line.ledger()));
    node.set("kostenplaats", Json.reference("kostenplaatsen", line.costCentre()));
    return node.put("debet", Json.money(line.debit())).put("credit", Json.money(line.credit()));
  }

  private static ObjectNode settlingLine(String resource, MemoForm.SettlingLine line) {
    ObjectNode node = Json.object();
    node.set("boekingId", Json.reference(resource, line.entry()));
    return node.put("omschrijving", line.description()).put("bedrag", Json.money(line.amount()));
  }
}
