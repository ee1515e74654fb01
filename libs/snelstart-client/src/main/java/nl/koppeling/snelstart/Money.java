package nl.koppeling.snelstart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;

/** Euros with whole cents. Nothing is ever rounded here: what does not fit is refused. */
final class Money {

  static final BigDecimal ZERO = new BigDecimal("0.00");

  /**
   * Beyond this no webshop order goes, and arithmetic stays cheap whatever exponent someone sends.
   */
  private static final int MAX_DIGITS = 15;

  private Money() {}

  /** The amount with exactly two decimals; refuses fractions of a cent and absurd sizes. */
  static BigDecimal cents(String what, BigDecimal amount) {
    if (amount == null || absurd(amount) || amount.stripTrailingZeros().scale() > 2) {
      throw new IllegalArgumentException(what + " is not an amount in whole cents");
    }
    return amount.setScale(2, RoundingMode.UNNECESSARY);
  }

  /** A number without needless zeros and without an exponent; refuses absurd sizes. */
  static BigDecimal plain(String what, BigDecimal number) {
    if (absurd(number)) {
      throw new IllegalArgumentException(what + " is absurd");
    }
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /**
   * An amount of SnelStart's: two decimals where that is exact, its own decimals (up to 4 occur)
   * where not.
   */
  static BigDecimal received(BigDecimal amount) {
    if (absurd(amount)) {
      throw new IllegalArgumentException("amount is absurd");
    }
    BigDecimal plain = amount.stripTrailingZeros();
    return plain.scale() <= 2 ? plain.setScale(2, RoundingMode.UNNECESSARY) : plain;
  }

  static BigDecimal sum(Stream<BigDecimal> amounts) {
    return amounts.reduce(ZERO, BigDecimal::add);
  }

  private static boolean absurd(BigDecimal amount) {
    return Math.abs((long) amount.scale()) > MAX_DIGITS || amount.precision() > MAX_DIGITS;
  }
}
