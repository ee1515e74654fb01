package nl.koppeling.sandbox.snelstart.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.odata.Schema;
import nl.koppeling.sandbox.snelstart.wire.Input;
import nl.koppeling.sandbox.snelstart.wire.Json;

/** An address (adres), SnelStart API reference 7.1. Every part may be null. */
public record Address(String contact, String street, String postcode, String city, UUID country) {

  /** What can be filtered on. */
  public static final Schema SCHEMA =
      Schema.named("AdresModel")
          .texts("Contactpersoon", "Straat", "Postcode", "Plaats")
          .references("Land");

  /** Nothing filled in. */
  public static final Address EMPTY = new Address(null, null, null, null, null);

  /** Reads an address. */
  public static Address read(Input input) {
    return new Address(
        input.filledText("contactpersoon"),
        input.filledText("straat"),
        input.filledText("postcode"),
        input.filledText("plaats"),
        input.reference("land"));
  }

  /** True when some part is filled but not all that must be; the contact never must be. */
  public boolean isPartial(boolean countryToo) {
    Object[] duty =
        countryToo
            ? new Object[] {street, postcode, city, country}
            : new Object[] {street, postcode, city};
    boolean any = contact != null || country != null || Arrays.stream(duty).anyMatch(Address::set);
    return any && !Arrays.stream(duty).allMatch(Address::set);
  }

  private static boolean set(Object part) {
    return part != null;
  }

  /** As shown on the wire. */
  public ObjectNode json() {
    ObjectNode node =
        Json.object()
            .put("contactpersoon", contact)
            .put("straat", street)
            .put("postcode", postcode)
            .put("plaats", city);
    node.set("land", Json.reference("landen", country));
    return node;
  }
}
