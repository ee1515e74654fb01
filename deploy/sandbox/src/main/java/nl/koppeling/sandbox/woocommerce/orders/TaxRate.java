package nl.koppeling.sandbox.woocommerce.orders;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import nl.koppeling.sandbox.woocommerce.wire.Recordings;

/**
 * A tax rate of the recorded shop.
 *
 * @param country ISO-2, or empty for everywhere else
 * @param percent for example 21 or 25.5
 */
record TaxRate(long id, String country, BigDecimal percent, String label, String taxClass) {

  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final List<TaxRate> ALL = read();

  private static List<TaxRate> read() {
    List<TaxRate> rates = new ArrayList<>();
    for (JsonNode rate : Recordings.json("taxes.json")) {
      BigDecimal percent = new BigDecimal(rate.get("rate").asText()).stripTrailingZeros();
      rates.add(
          new TaxRate(
              rate.get("id").asLong(),
              rate.get("country").asText(),
              percent.scale() < 0 ? percent.setScale(0) : percent,
              rate.get("name").asText(),
              rate.get("class").asText()));
    }
    return List.copyOf(rates);
  }

  /**
   * The rate somebody means by a text: a percentage (of the country, else of the Netherlands, else
   * of anywhere), {@code verlegd}, or {@code none} for what is not taxed at all.
   */
  static Optional<TaxRate> meant(String text, String country) {
    if (text.equals("none")) {
      return Optional.empty();
    }
    if (text.equals("verlegd")) {
      return first(r -> r.taxClass.equals("verlegd"));
    }
    BigDecimal percent = new BigDecimal(text);
    Predicate<TaxRate> same =
        r -> r.percent.compareTo(percent) == 0 && !r.taxClass.equals("verlegd");
    Optional<TaxRate> rate =
        first(same.and(r -> r.country.equals(country)))
            .or(() -> first(same.and(r -> r.country.equals("NL") && percent.signum() > 0)))
            .or(() -> first(same.and(r -> percent.signum() > 0 || r.country.isEmpty())));
    return Optional.of(
        rate.orElseThrow(() -> new IllegalArgumentException("rate: no " + text + "% here")));
  }

  static TaxRate withId(long id) {
    return first(r -> r.id == id)
        .orElseThrow(() -> new IllegalArgumentException("rate: no rate " + id));
  }

  private static Optional<TaxRate> first(Predicate<TaxRate> wanted) {
    return ALL.stream().filter(wanted).findFirst();
  }

  /** How WooCommerce calls it in an order, for example {@code NL-BTW 21%-1}. */
  String code() {
    String name = label.toUpperCase(Locale.ROOT) + "-1";
    return country.isEmpty() ? name : country + "-" + name;
  }

  /** The class as lines name it; the standard one has no name. */
  String lineClass() {
    return taxClass.equals("standard") ? "" : taxClass;
  }

  /** What is left of an amount that includes this tax, unrounded. */
  BigDecimal netOf(BigDecimal gross) {
    return gross
        .multiply(HUNDRED)
        .divide(HUNDRED.add(percent), new MathContext(30, RoundingMode.HALF_UP));
  }

  /** This tax on an amount without it, unrounded. */
  BigDecimal on(BigDecimal net) {
    return net.multiply(percent).movePointLeft(2);
  }
}
