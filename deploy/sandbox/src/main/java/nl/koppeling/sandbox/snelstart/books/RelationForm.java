package nl.koppeling.sandbox.snelstart.books;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.wire.Input;

/**
 * What a caller writes of a relation (relatie), SnelStart API reference 7.1.
 *
 * @param kinds Klant or Leverancier, Eigen only on the system's own row
 * @param code customer number; null or 0 lets SnelStart choose
 * @param creditDays days of credit, null when not set
 * @param mailings kind of document to mailing, in wire order
 */
public record RelationForm(
    List<String> kinds,
    Integer code,
    String name,
    Address address,
    Address correspondence,
    String phone,
    String mobile,
    String email,
    String vatNumber,
    String chamberNumber,
    String oin,
    BigDecimal discount,
    Integer creditDays,
    boolean banking,
    boolean inactive,
    BigDecimal creditLimit,
    String memo,
    String website,
    String reminder,
    Map<String, Mailing> mailings,
    boolean ublAttached,
    String iban,
    String bic,
    String directDebit,
    UUID invoiceRelation) {

  static final List<String> KINDS = List.of("Klant", "Leverancier", "Eigen");
  private static final List<String> REMINDERS = List.of("Nee", "Onderneming", "Consument");
  private static final List<String> DEBITS = List.of("Geen", "Core", "B2B");
  private static final List<String> MAILINGS =
      List.of(
          "offerteEmailVersturen",
          "bevestigingsEmailVersturen",
          "factuurEmailVersturen",
          "aanmaningEmailVersturen",
          "offerteAanvraagEmailVersturen",
          "bestellingEmailVersturen");

  /** Reads a whole relation; model errors are noted in the input. */
  public static RelationForm read(Input input) {
    Map<String, Mailing> mailings = new LinkedHashMap<>();
    for (String name : MAILINGS) {
      Mailing mailing = input.child(name, Mailing::read);
      mailings.put(name, mailing == null ? Mailing.NONE : mailing);
    }
    return new RelationForm(
        input.names("relatiesoort", KINDS),
        input.integer("relatiecode"),
        input.filledText("naam"),
        address(input, "vestigingsAdres"),
        address(input, "correspondentieAdres"),
        input.filledText("telefoon"),
        input.filledText("mobieleTelefoon"),
        input.filledText("email"),
        input.filledText("btwNummer"),
        input.filledText("kvkNummer"),
        input.filledText("oin"),
        input.amount("factuurkorting"),
        input.integer("krediettermijn"),
        input.flag("bankieren"),
        input.flag("nonactief"),
        input.decimal("kredietLimiet"),
        input.text("memo"),
        input.filledText("websiteUrl"),
        input.oneOf("aanmaningsoort", REMINDERS),
        mailings,
        input.flag("ublBestandAlsBijlage"),
        input.filledText("iban"),
        input.filledText("bic"),
        input.oneOf("incassoSoort", DEBITS),
        input.reference("factuurRelatie"));
  }

  /** A bare row with a kind and a name, for the rows every administration ships. */
  static RelationForm bare(String kind, String name) {
    Map<String, Mailing> mailings = new LinkedHashMap<>();
    MAILINGS.forEach(each -> mailings.put(each, Mailing.NONE));
    return new RelationForm(
        List.of(kind),
        null,
        name,
        Address.EMPTY,
        Address.EMPTY,
        null,
        null,
        null,
        null,
        null,
        null,
        BigDecimal.ZERO,
        null,
        false,
        false,
        null,
        null,
        null,
        null,
        mailings,
        false,
        null,
        null,
        null,
        null);
  }

  private static Address address(Input input, String name) {
    Address address = input.child(name, Address::read);
    return address == null ? Address.EMPTY : address;
  }
}
