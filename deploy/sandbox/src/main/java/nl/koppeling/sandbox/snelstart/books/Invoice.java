package nl.koppeling.sandbox.snelstart.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.odata.Row;
import nl.koppeling.sandbox.snelstart.odata.Schema;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.WireDates;

/**
 * A sales invoice (verkoopfactuur): SnelStart's own read-only view of a sales entry, and the only
 * place that tells what is still to be paid (SnelStart API reference 7.4 and 10).
 *
 * @param open what is still to be paid, in euro; negative when too much was
 * @param visibleFrom earliest moment it is shown; later than now only under a fault
 */
public record Invoice(
    UUID id,
    UUID entry,
    String number,
    UUID customer,
    LocalDateTime date,
    LocalDateTime due,
    BigDecimal amount,
    BigDecimal open,
    LocalDateTime modifiedOn,
    Instant visibleFrom)
    implements Row {

  /** What can be filtered on. */
  public static final Schema SCHEMA =
      Schema.named("VerkoopFactuurModel")
          .guids("Id")
          .texts("Factuurnummer")
          .numbers("FactuurBedrag", "OpenstaandSaldo")
          .moments("FactuurDatum", "VervalDatum", "ModifiedOn")
          .references("Relatie", "VerkoopBoeking")
          .list("VerkoopOrders", Schema.REFERENCE);

  /** The invoice with a part paid; a negative part gives it back. The modification date stays. */
  public Invoice paid(BigDecimal part) {
    return new Invoice(
        id,
        entry,
        number,
        customer,
        date,
        due,
        amount,
        open.subtract(part),
        modifiedOn,
        visibleFrom);
  }

  @Override
  public Object peek(String property) {
    return switch (property) {
      case "Id" -> id;
      case "Relatie/Id" -> customer;
      case "VerkoopBoeking/Id" -> entry;
      case "Factuurnummer" -> number;
      case "OpenstaandSaldo" -> open;
      case "FactuurBedrag" -> amount;
      case "FactuurDatum" -> date;
      case "VervalDatum" -> due;
      case "ModifiedOn" -> modifiedOn;
      default -> UNKNOWN;
    };
  }

  @Override
  public ObjectNode json() {
    ObjectNode node = Json.object();
    node.set("verkoopBoeking", Json.reference("verkoopboekingen", entry));
    node.put("modifiedOn", WireDates.write(modifiedOn))
        .put("openstaandSaldo", Json.money(open))
        .put("factuurnummer", number)
        .put("vervalDatum", WireDates.write(due));
    node.set("relatie", Json.reference("relaties", customer));
    node.put("factuurDatum", WireDates.write(date)).put("factuurBedrag", Json.money(amount));
    node.set("verkoopOrders", Json.array());
    return node.put("id", id.toString()).put("uri", "/verkoopfacturen/" + id);
  }
}
