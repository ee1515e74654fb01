package nl.koppeling.connection.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.history.HistoryEntry.Facts;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.Reason;
import org.junit.jupiter.api.Test;

/** How facts are stored: rows that were written once must stay readable. */
class HistoryFormTest {

  private static final String FROZEN =
      "{\"amount\":121.00,\"vat\":21.00,\"reasons\":[{\"code\":\"NOT_PAID\",\"nl\":\"Nee.\",\"en\":\"No.\","
          + "\"figures\":{}}],\"notices\":[],\"invoiceNumber\":\"WEB-7\",\"invoiceDate\":\"2026-11-24\","
          + "\"bookingId\":\"5a4db0c0-0000-4000-8000-000000000001\",\"paymentId\":null,"
          + "\"relationCreated\":true}";

  private static final Facts FACTS =
      new Facts(
          Optional.of(new BigDecimal("121.00")),
          Optional.of(new BigDecimal("21.00")),
          List.of(new Reason("NOT_PAID", "Nee.", "No.", Map.of())),
          List.of(),
          "WEB-7",
          Optional.of(LocalDate.of(2026, 11, 24)),
          Optional.of(UUID.fromString("5a4db0c0-0000-4000-8000-000000000001")),
          Optional.empty(),
          true);

  @Test
  void theFormIsFrozen() {
    assertThat(EventCodec.write(FACTS)).isEqualTo(FROZEN);
    assertThat(read(FROZEN)).isEqualTo(FACTS);
  }

  @Test
  void whatARowDoesNotHoldIsEmpty() {
    assertThat(read("{\"later\":1}")).isEqualTo(Facts.NONE);
  }

  private static Facts read(String json) {
    return EventCodec.read(json.getBytes(StandardCharsets.UTF_8), Facts.class);
  }
}
