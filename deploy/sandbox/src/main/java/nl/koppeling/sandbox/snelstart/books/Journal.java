package nl.koppeling.sandbox.snelstart.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.odata.Row;
import nl.koppeling.sandbox.snelstart.wire.Json;

/**
 * A journal (dagboek), SnelStart API reference 7.9. It shares its number with a ledger account.
 *
 * @param kind Kas, Bank, Verkoop, Inkoop, Memoriaal or Balans
 */
public record Journal(UUID id, int number, String description, String kind, boolean inactive)
    implements Row {

  /** The journal with the in-active flag set as given. */
  public Journal withInactive(boolean now) {
    return new Journal(id, number, description, kind, now);
  }

  @Override
  public ObjectNode json() {
    return Json.object()
        .put("omschrijving", description)
        .put("soort", kind)
        .put("nonactief", inactive)
        .put("nummer", number)
        .put("id", id.toString())
        .put("uri", "/dagboeken/" + id);
  }
}
