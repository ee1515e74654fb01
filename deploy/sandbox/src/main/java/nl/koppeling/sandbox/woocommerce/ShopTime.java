package nl.koppeling.sandbox.woocommerce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as a shop in Amsterdam writes them: local wall time, and a twin in UTC; neither with an offset. */
final class ShopTime {

  static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

  private ShopTime() {}

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Writes {@code name} and {@code name_gmt}. */
  static void put(ObjectNode order, String name, Instant moment) {
    order.put(name, LocalDateTime.ofInstant(moment, ZONE).format(FORM));
    order.put(name + "_gmt", LocalDateTime.ofInstant(moment, ZoneOffset.UTC).format(FORM));
  }

  /** Reads the {@code _gmt} twin. */
  static Instant gmt(ObjectNode order, String name) {
    return LocalDateTime.parse(order.get(name + "_gmt").asText()).toInstant(ZoneOffset.UTC);
  }
}
