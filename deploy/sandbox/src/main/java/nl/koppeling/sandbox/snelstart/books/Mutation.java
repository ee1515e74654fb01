package nl.koppeling.sandbox.snelstart.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.odata.Row;
import nl.koppeling.sandbox.snelstart.odata.Schema;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.WireDates;

/**
 * One line in the ledger (grootboekmutatie), SnelStart API reference 7.8.
 *
 * @param source the entry that caused it
 * @param invoiceNumber number of the invoice it is about, or null
 */
public record Mutation(
    UUID id,
    UUID source,
    UUID ledger,
    UUID costCentre,
    LocalDateTime date,
    LocalDateTime modifiedOn,
    UUID journal,
    String description,
    BigDecimal debit,
    BigDecimal credit,
    String voucher,
    String invoiceNumber,
    UUID relation)
    implements Row {

  /** What can be filtered on. */
  public static final Schema SCHEMA =
      Schema.named("GrootboekMutatieModel")
          .guids("Id")
          .texts("Omschrijving", "Boekstuk", "FactuurNummer")
          .numbers("Debet", "Credit", "Saldo")
          .moments("Datum", "ModifiedOn")
          .references("Grootboek", "Kostenplaats", "Dagboek", "RelatiePublicIdentifier");

  /** Debit minus credit. */
  public BigDecimal balance() {
    return debit.subtract(credit);
  }

  @Override
  public Object peek(String property) {
    return switch (property) {
      case "Id" -> id;
      case "Grootboek/Id" -> ledger;
      case "RelatiePublicIdentifier/Id" -> relation;
      case "Omschrijving" -> description;
      case "Boekstuk" -> voucher;
      case "FactuurNummer" -> invoiceNumber;
      case "Debet" -> debit;
      case "Credit" -> credit;
      case "Saldo" -> balance();
      case "Datum" -> date;
      case "ModifiedOn" -> modifiedOn;
      default -> UNKNOWN;
    };
  }

  @Override
  public ObjectNode json() {
    ObjectNode node = Json.object();
    node.set("grootboek", Json.reference("grootboeken", ledger));
    node.set("kostenplaats", Json.reference("kostenplaatsen", costCentre));
    node.put("datum", WireDates.write(date)).put("modifiedOn", WireDates.write(modifiedOn));
    node.set("dagboek", Json.reference("dagboeken", journal));
    node.put("omschrijving", description)
        .put("debet", Json.money(debit))
        .put("credit", Json.money(credit))
        .put("saldo", Json.money(balance()));
    node.set("documents", Json.array());
    node.put("boekstuk", voucher).put("factuurNummer", invoiceNumber);
    node.set("relatiePublicIdentifier", Json.reference("relaties", relation));
    return node.put("id", id.toString()).put("uri", "/grootboekmutaties/" + id);
  }
}
