package nl.koppeling.sandbox.woocommerce.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * Times as a shop writes them: local wall time, and a twin {@code _gmt} in UTC, in whole seconds
 * and neither with an offset (WooCommerce reference 4).
 *
 * @param offset how far the shop's clock is ahead of the truth; negative: behind
 */
public record ShopTime(ZoneId zone, Duration offset) {

  /** A Dutch shop. */
  public static final ShopTime AMSTERDAM =
      new ShopTime(ZoneId.of("Europe/Amsterdam"), Duration.ZERO);

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

  /** The current second by the shop's clock. */
  public Instant now() {
    return Instant.now().plus(offset).truncatedTo(ChronoUnit.SECONDS);
  }

  /** Writes {@code name} and {@code name_gmt}. */
  public void put(ObjectNode order, String name, Instant moment) {
    order.put(name, FORM.format(wall(moment)));
    order.put(name + "_gmt", FORM.format(LocalDateTime.ofInstant(moment, ZoneOffset.UTC)));
  }

  /** Wall time in the shop. */
  public LocalDateTime wall(Instant moment) {
    return LocalDateTime.ofInstant(moment, zone);
  }

  /** Reads the {@code _gmt} twin. */
  public static Instant gmt(ObjectNode order, String name) {
    return LocalDateTime.parse(order.get(name + "_gmt").asText()).toInstant(ZoneOffset.UTC);
  }
}
