package nl.koppeling.sandbox.snelstart.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import nl.koppeling.sandbox.snelstart.odata.Row;
import nl.koppeling.sandbox.snelstart.wire.Json;

/**
 * A country (land), SnelStart API reference 7.2.
 *
 * @param iso3 three letters, {@code landcodeISO} on the wire
 * @param iso2 two letters, {@code landcode} on the wire
 * @param vatPrefix the letters a VAT number starts with; null outside the EU
 */
public record Country(UUID id, String name, String iso3, String iso2, String vatPrefix)
    implements Row {

  /** True inside the EU. */
  public boolean inEu() {
    return vatPrefix != null;
  }

  @Override
  public ObjectNode json() {
    return Json.object()
        .put("naam", name)
        .put("landcodeISO", iso3)
        .put("landcode", iso2)
        .put("id", id.toString())
        .put("uri", "/landen/" + id);
  }
}
