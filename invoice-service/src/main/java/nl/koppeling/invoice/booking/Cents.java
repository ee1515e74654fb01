package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;

/**
 * A whole number of euro cents; the only form in which an amount leaves the core.
 *
 * @param amount may be negative; beyond 92 quadrillion euro arithmetic fails instead of wrapping
 */
public record Cents(long amount) implements Comparable<Cents> {

  public static final Cents ZERO = new Cents(0);

  /**
   * The amount in cents.
   *
   * @throws ArithmeticException when {@code euros} holds a fraction of a cent: nothing is rounded
   *     here
   */
  public static Cents exactly(BigDecimal euros) {
    return new Cents(euros.movePointRight(2).longValueExact());
  }

  /** Whether an amount in euros has no fraction of a cent and is of a size an order can have. */
  static boolean whole(BigDecimal euros) {
    BigDecimal plain = euros.stripTrailingZeros();
    return plain.scale() <= 2 && plain.precision() - plain.scale() <= 12;
  }

  /** In euros, with two decimals. */
  public BigDecimal euros() {
    return BigDecimal.valueOf(amount, 2);
  }

  static Cents sum(Stream<Cents> amounts) {
    return amounts.reduce(ZERO, Cents::plus);
  }

  /** The smaller of two. */
  Cents min(Cents other) {
    return amount <= other.amount ? this : other;
  }

  Cents plus(Cents other) {
    return new Cents(Math.addExact(amount, other.amount));
  }

  Cents minus(Cents other) {
    return new Cents(Math.subtractExact(amount, other.amount));
  }

  Cents negate() {
    return new Cents(Math.negateExact(amount));
  }

  boolean isZero() {
    return amount == 0;
  }

  BigDecimal exact() {
    return BigDecimal.valueOf(amount);
  }

  /** How a person reads an exact number of cents: euros with at least two decimals. */
  static String readable(BigDecimal cents) {
    BigDecimal euros = cents.movePointLeft(2).setScale(6, RoundingMode.HALF_EVEN);
    BigDecimal plain = euros.stripTrailingZeros();
    return (plain.scale() < 2 ? plain.setScale(2) : plain).toPlainString();
  }

  @Override
  public int compareTo(Cents other) {
    return Long.compare(amount, other.amount);
  }

  @Override
  public String toString() {
    return euros().toPlainString();
  }
}
