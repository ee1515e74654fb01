package nl.koppeling.invoice.oversight;

import java.util.List;

/**
 * What one month adds up to.
 *
 * @param month 1 to 12
 * @param documents sales and credits
 * @param withoutFigures of which only the amounts are known
 * @param shipping W1
 * @param coupons W2
 * @param residuals W7
 * @param roundings W8
 */
record MonthSums(
    int month,
    long documents,
    long withoutFigures,
    Counted shipping,
    Counted coupons,
    Counted residuals,
    Roundings roundings) {

  /** How many orders, and how many cents. */
  record Counted(long orders, long cents) {

    Counted plus(Counted other) {
      return new Counted(orders + other.orders, Math.addExact(cents, other.cents));
    }
  }

  int quarter() {
    return (month + 2) / 3;
  }

  /** Several months together; the month says nothing. */
  static MonthSums total(List<MonthSums> months) {
    Counted none = new Counted(0, 0);
    MonthSums nothing = new MonthSums(0, 0, 0, none, none, none, new Roundings(0, 0));
    return months.stream().reduce(nothing, MonthSums::plus);
  }

  private MonthSums plus(MonthSums other) {
    return new MonthSums(
        0,
        documents + other.documents,
        withoutFigures + other.withoutFigures,
        shipping.plus(other.shipping),
        coupons.plus(other.coupons),
        residuals.plus(other.residuals),
        new Roundings(
            roundings.perLine() + other.roundings.perLine(),
            roundings.atSubtotal() + other.roundings.atSubtotal()));
  }
}
