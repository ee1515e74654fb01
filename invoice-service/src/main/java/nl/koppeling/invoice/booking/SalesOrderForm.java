package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A booking in the form of a sales order (verkooporder, SnelStart API reference 7.5): lines on
 * articles, VAT included, adding up to the booking's total exactly. Which VAT is in them SnelStart
 * computes itself, from the articles' revenue groups.
 *
 * @param template the verkoopordersjabloon the owner chose
 * @param numericCodes true: the administration's article codes are numbers
 */
public record SalesOrderForm(UUID template, boolean numericCodes, List<Line> lines) {

  public SalesOrderForm {
    Objects.requireNonNull(template, "template");
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a sales order has lines");
    }
  }

  /** All lines, VAT included. */
  public Cents total() {
    return Cents.sum(lines.stream().map(Line::gross));
  }

  /**
   * One line.
   *
   * @param article what it is on; made when the administration does not have it
   * @param band the VAT it bears; the article's revenue group has to agree
   * @param description at most 250 code points
   * @param quantity above 0; quantity × unit price is whole cents
   * @param unitPrice VAT included
   */
  public record Line(
      Article article, Band band, String description, BigDecimal quantity, Cents unitPrice) {

    public Line {
      Objects.requireNonNull(article, "article");
      if (quantity.signum() <= 0) {
        throw new IllegalArgumentException("a line of a sales order has a quantity above 0");
      }
      whole(quantity, unitPrice);
    }

    /** VAT included. */
    public Cents gross() {
      return whole(quantity, unitPrice);
    }

    /** Fails when the product has a fraction of a cent: somebody else would have to round it. */
    private static Cents whole(BigDecimal quantity, Cents unitPrice) {
      return Cents.exactly(quantity.multiply(unitPrice.euros()));
    }
  }

  /**
   * An article of the administration.
   *
   * @param code compared in any case of letters
   * @param name what it is called when it has to be made
   * @param group the revenue group it is made in; one it already has may differ, not its VAT
   */
  public record Article(String code, String name, UUID group) {}
}
