package nl.koppeling.connection.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import nl.koppeling.events.EventCodec;
import org.junit.jupiter.api.Test;

/** Stored findings stay readable. */
class FindingsTest {

  private static final String BEFORE_VAT_NUMBERS =
      "{\"shop\":{\"wooCommerceVersion\":\"9.4.1\",\"currency\":\"EUR\",\"ownTables\":true,\"canWrite\":false},"
          + "\"administration\":{\"id\":\"c0000000-0000-4000-8000-000000000001\",\"name\":\"Boeken\","
          + "\"companyName\":\"Winkel B.V.\",\"smallBusinessScheme\":true}}";

  private static final Findings FINDINGS =
      new Findings(
          new Findings.Shop("9.4.1", "EUR", true, false),
          new Findings.Administration(
              UUID.fromString("c0000000-0000-4000-8000-000000000001"),
              "Boeken",
              "Winkel B.V.",
              true,
              ""));

  @Test
  void thoseOfBeforeVatNumbersWereKeptAreRead() {
    assertThat(read(BEFORE_VAT_NUMBERS)).isEqualTo(FINDINGS);
  }

  @Test
  void thePresentFormIsRead() {
    String json =
        BEFORE_VAT_NUMBERS
            .replace(
                "\"smallBusinessScheme\":true",
                "\"smallBusinessScheme\":true,\"vatNumber\":\"NL1\"")
            .replace("\"canWrite\":false", "\"canWrite\":false,\"storeId\":\"S1\"");

    assertThat(read(json).shop().storeId()).isEqualTo("S1");
    assertThat(read(json).administration().vatNumber()).isEqualTo("NL1");
    assertThat(EventCodec.write(read(json))).isEqualTo(json);
  }

  private static Findings read(String json) {
    return EventCodec.read(json.getBytes(StandardCharsets.UTF_8), Findings.class);
  }
}
