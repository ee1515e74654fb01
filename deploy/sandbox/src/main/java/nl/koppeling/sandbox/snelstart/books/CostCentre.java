package nl.koppeling.sandbox.snelstart.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.odata.Row;
import nl.koppeling.sandbox.snelstart.wire.Json;

/** A cost centre (kostenplaats), SnelStart API reference 7.10. */
public record CostCentre(UUID id, int number, String description, boolean inactive) implements Row {

  @Override
  public ObjectNode json() {
    return Json.object()
        .put("omschrijving", description)
        .put("nonactief", inactive)
        .put("nummer", number)
        .put("id", id.toString())
        .put("uri", "/kostenplaatsen/" + id);
  }
}
