package nl.koppeling.snelstart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A sales order to be made (verkooporder, SnelStart API reference 7.5), entered including VAT.
 * SnelStart computes the VAT itself, from the articles' revenue groups, and never lets the API turn
 * it into an invoice (procesStatus Factuur and Contantbon are refused).
 *
 * @param reference orderreferentie, 1 to 50 characters (VOR-0011), printed on the invoice; the
 *     natural key, but SnelStart does <em>not</em> refuse a second order with it
 * @param customerId a relation of kind customer (VOR-0002)
 * @param description cut to 250 characters, may be empty
 * @param memo not printed; may be empty
 * @param templateId a {@link OrderTemplate}
 * @param lines at least one
 */
public record NewSalesOrder(
    String reference,
    LocalDate date,
    UUID customerId,
    String description,
    String memo,
    UUID templateId,
    Optional<UUID> costCentreId,
    List<Line> lines) {

  private static final int LONGEST_REFERENCE = 50;

  /** Cuts the description; refuses everything else that does not fit. */
  public NewSalesOrder {
    reference = Texts.reference("order reference", reference, LONGEST_REFERENCE);
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(customerId, "customerId");
    description = Texts.cut(description, 250);
    memo = Texts.lines(memo);
    Objects.requireNonNull(templateId, "templateId");
    Objects.requireNonNull(costCentreId, "costCentreId");
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a sales order needs a line");
    }
  }

  /** Euros including VAT: what SnelStart has to come to. */
  public BigDecimal total() {
    return Money.sum(lines.stream().map(Line::total));
  }

  /**
   * One line.
   *
   * @param description cut to 250 characters; empty: the article's own
   * @param unitPrice euros <em>including</em> VAT, whole cents
   * @param quantity not 0; quantity × unit price is a whole number of cents, so that nobody rounds
   */
  public record Line(
      UUID articleId, String description, BigDecimal unitPrice, BigDecimal quantity) {

    /** Cuts the text; refuses fractions of a cent. */
    public Line {
      Objects.requireNonNull(articleId, "articleId");
      description = Texts.cut(description, 250);
      unitPrice = Money.cents("unit price", unitPrice);
      if (quantity == null || quantity.signum() == 0) {
        throw new IllegalArgumentException("a line has a quantity");
      }
      quantity = Money.plain("quantity", quantity);
      Money.cents("quantity × unit price", unitPrice.multiply(quantity).stripTrailingZeros());
    }

    /** Euros including VAT. */
    public BigDecimal total() {
      return Money.cents("line", unitPrice.multiply(quantity).stripTrailingZeros());
    }
  }
}
