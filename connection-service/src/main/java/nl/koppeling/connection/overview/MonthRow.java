package nl.koppeling.connection.overview;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A document for a month's statement.
 *
 * @param told what the shop last said it comes to, VAT included, negative for a credit; empty when
 *     no service told that it is to be booked
 * @param rates VAT per rate; that of a credit with the country and percent of its sale
 */
public record MonthRow(DocumentView document, Optional<BigDecimal> told, List<Rate> rates) {

  public MonthRow {
    rates = List.copyOf(rates);
  }

  /**
   * VAT of one rate.
   *
   * @param country ISO 3166, empty when unknown
   * @param percent empty when unknown
   */
  public record Rate(String country, Optional<BigDecimal> percent, BigDecimal vat) {}
}
