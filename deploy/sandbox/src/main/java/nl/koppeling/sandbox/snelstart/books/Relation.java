package nl.koppeling.sandbox.snelstart.books;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.odata.Row;
import nl.koppeling.sandbox.snelstart.odata.Schema;
import nl.koppeling.sandbox.snelstart.wire.Json;
import nl.koppeling.sandbox.snelstart.wire.WireDates;

/**
 * A relation (relatie) as it stands in the books, SnelStart API reference 7.1.
 *
 * @param code its number; 0 and below on the three rows of the system
 * @param extraFields values of extra fields for customers, {@code [{naam, waarde}]}
 */
public record Relation(
    UUID id,
    LocalDateTime modifiedOn,
    int code,
    RelationForm form,
    boolean inactive,
    ArrayNode extraFields)
    implements Row {

  /** What can be filtered on. */
  public static final Schema SCHEMA =
      Schema.named("RelatieModel")
          .guids("Id")
          .texts("Naam", "Telefoon", "MobieleTelefoon", "Email", "BtwNummer", "KvkNummer", "Oin")
          .texts("Memo", "WebsiteUrl", "Aanmaningsoort", "Iban", "Bic", "IncassoSoort")
          .numbers("Relatiecode", "Factuurkorting", "Krediettermijn", "KredietLimiet")
          .flags("Bankieren", "Nonactief", "UblBestandAlsBijlage")
          .moments("ModifiedOn")
          .textList("Relatiesoort")
          .nested("VestigingsAdres", Address.SCHEMA)
          .nested("CorrespondentieAdres", Address.SCHEMA)
          .references("FactuurRelatie")
          .list("ExtraVeldenKlant", Schema.named("ExtraVeldModel").texts("Naam", "Waarde"));

  /** True for a customer. */
  public boolean isCustomer() {
    return form.kinds().contains("Klant");
  }

  /** True for the three rows every administration ships. */
  public boolean isSystem() {
    return code <= 0;
  }

  /** Country of its address, or null. */
  public Country country() {
    return Countries.find(form.address().country()).orElse(null);
  }

  /** The same relation, out of use. */
  public Relation retired(LocalDateTime now) {
    return new Relation(id, now, code, form, true, extraFields);
  }

  @Override
  public Object peek(String property) {
    return switch (property) {
      case "Id" -> id;
      case "Email" -> form.email();
      case "Naam" -> form.name();
      case "Relatiecode" -> BigDecimal.valueOf(code);
      case "ModifiedOn" -> modifiedOn;
      case "Nonactief" -> inactive;
      default -> UNKNOWN;
    };
  }

  @Override
  public ObjectNode json() {
    ObjectNode node = Json.object();
    form.kinds().forEach(node.putArray("relatiesoort")::add);
    node.put("modifiedOn", WireDates.write(modifiedOn))
        .put("relatiecode", code)
        .put("naam", form.name());
    node.set("vestigingsAdres", form.address().json());
    node.set("correspondentieAdres", form.correspondence().json());
    node.put("telefoon", form.phone())
        .put("mobieleTelefoon", form.mobile())
        .put("email", form.email())
        .put("btwNummer", form.vatNumber())
        .put("factuurkorting", form.discount())
        .put("krediettermijn", form.creditDays())
        .put("bankieren", form.banking())
        .put("nonactief", inactive)
        .put("kredietLimiet", form.creditLimit())
        .put("memo", form.memo())
        .put("kvkNummer", form.chamberNumber())
        .put("oin", form.oin())
        .put("websiteUrl", form.website())
        .put("aanmaningsoort", form.reminder() == null ? "Nee" : form.reminder());
    form.mailings().forEach((name, mailing) -> node.set(name, mailing.json()));
    return rest(node);
  }

  private ObjectNode rest(ObjectNode node) {
    node.put("ublBestandAlsBijlage", form.ublAttached())
        .put("iban", form.iban())
        .put("bic", form.bic())
        .put("incassoSoort", form.directDebit() == null ? "Geen" : form.directDebit());
    node.set("factuurRelatie", Json.reference("relaties", form.invoiceRelation()));
    String uri = "/relaties/" + id;
    node.put("inkoopBoekingenUri", isCustomer() ? null : uri + "/inkoopboekingen")
        .put("verkoopBoekingenUri", isCustomer() ? uri + "/verkoopboekingen" : null);
    node.set("documents", Json.array());
    node.set("extraVeldenKlant", extraFields.deepCopy());
    return node.put("id", id.toString()).put("uri", uri);
  }
}
