package nl.koppeling.sandbox.snelstart.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.odata.Row;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.WireDates;

/**
 * A booked sales entry (verkoopboeking), SnelStart API reference 7.3.
 *
 * @param invoice id of the invoice SnelStart derived from it, which is another one than its own
 * @param voucher the caller's boekstuk, or the one SnelStart chose
 */
public record SalesEntry(
    UUID id, UUID invoice, LocalDateTime modifiedOn, String voucher, SalesForm form)
    implements Row {

  @Override
  public ObjectNode json() {
    ObjectNode node =
        Json.object()
            .put("modifiedOn", WireDates.write(modifiedOn))
            .put("boekstuk", voucher)
            .put("gewijzigdDoorAccountant", false)
            .put("markering", form.marked())
            .put("factuurdatum", WireDates.write(form.date()))
            .put("factuurnummer", form.number());
    node.set("klant", Json.reference("relaties", form.customer()));
    node.put("omschrijving", form.description())
        .put("factuurbedrag", Json.money(form.amount()))
        .put("betalingstermijn", form.term())
        .putNull("eenmaligeIncassoMachtiging")
        .putNull("doorlopendeIncassoMachtiging");
    node.set("boekingsregels", Json.array(form.lines(), SalesEntry::line));
    node.set(
        "btw",
        Json.array(
            form.vat(),
            vat ->
                Json.object()
                    .put("btwSoort", vat.kind())
                    .put("btwBedrag", Json.money(vat.amount()))));
    node.set("documents", Json.array());
    return node.put("id", id.toString()).put("uri", "/verkoopboekingen/" + id);
  }

  private static ObjectNode line(SalesForm.Line line) {
    ObjectNode node = Json.object().put("omschrijving", line.description());
    node.set("grootboek", Json.reference("grootboeken", line.ledger()));
    node.set("kostenplaats", Json.reference("kostenplaatsen", line.costCentre()));
    return node.put("bedrag", Json.money(line.amount())).put("btwSoort", line.vatKind());
  }
}
