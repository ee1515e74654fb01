package nl.koppeling.sandbox.snelstart.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.odata.Row;
import nl.koppeling.sandbox.snelstart.odata.Schema;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.WireDates;

/**
 * A booked bank or cash entry, SnelStart API reference 7.12.
 *
 * @param resource {@code bankboekingen} or {@code kasboekingen}
 */
public record MoneyEntry(
    UUID id, String resource, LocalDateTime modifiedOn, String voucher, MoneyForm form)
    implements Row {

  private static final Schema LINE =
      Schema.named("BoekingsRegelModel")
          .texts("Omschrijving", "BtwSoort")
          .numbers("Debet", "Credit")
          .references("BoekingId", "Grootboek", "Kostenplaats");

  /** What can be filtered on. */
  public static final Schema SCHEMA =
      Schema.named("BankboekingModel")
          .guids("Id")
          .texts("Boekstuk", "Omschrijving")
          .numbers("BedragUitgegeven", "BedragOntvangen")
          .flags("Markering", "GewijzigdDoorAccountant")
          .moments("Datum", "ModifiedOn")
          .references("Dagboek")
          .list("VerkoopboekingBoekingsRegels", LINE)
          .list("GrootboekBoekingsRegels", LINE)
          .list("InkoopboekingBoekingsRegels", LINE);

  @Override
  public Object peek(String property) {
    return switch (property) {
      case "Id" -> id;
      case "Dagboek/Id" -> form.journal();
      case "Boekstuk" -> voucher;
      case "Omschrijving" -> form.description();
      case "Datum" -> form.date();
      case "ModifiedOn" -> modifiedOn;
      case "BedragOntvangen" -> form.received();
      case "BedragUitgegeven" -> form.spent();
      default -> UNKNOWN;
    };
  }

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
    node.set("grootboekBoekingsRegels", Json.array(form.ledgerLines(), MoneyEntry::ledgerLine));
    node.set(
        "inkoopboekingBoekingsRegels",
        Json.array(form.purchaseLines(), line -> settlingLine("inkoopboekingen", line)));
    node.set(
        "verkoopboekingBoekingsRegels",
        Json.array(form.salesLines(), line -> settlingLine("verkoopboekingen", line)));
    node.set("btwBoekingsregels", Json.array(form.vatLines(), MoneyEntry::vatLine));
    node.put("bedragUitgegeven", Json.money(form.spent()))
        .put("bedragOntvangen", Json.money(form.received()));
    node.set("dagboek", Json.reference("dagboeken", form.journal()));
    return node.put("id", id.toString()).put("uri", "/" + resource + "/" + id);
  }

  private static ObjectNode ledgerLine(MoneyForm.LedgerLine line) {
    ObjectNode node = Json.object().put("omschrijving", line.description());
    node.set("grootboek", Json.reference("grootboeken", line.ledger()));
    node.set("kostenplaats", Json.reference("kostenplaatsen", line.costCentre()));
    return node.put("debet", Json.money(line.debit()))
        .put("credit", Json.money(line.credit()))
        .put("btwSoort", line.vatKind());
  }

  private static ObjectNode settlingLine(String resource, MoneyForm.SettlingLine line) {
    ObjectNode node = Json.object();
    node.set("boekingId", Json.reference(resource, line.entry()));
    return node.put("omschrijving", line.description())
        .put("debet", Json.money(line.debit()))
        .put("credit", Json.money(line.credit()));
  }

  private static ObjectNode vatLine(MoneyForm.VatLine line) {
    return Json.object()
        .put("debet", Json.money(line.debit()))
        .put("credit", Json.money(line.credit()))
        .put("type", line.type())
        .put("tarief", line.rate());
  }
}
