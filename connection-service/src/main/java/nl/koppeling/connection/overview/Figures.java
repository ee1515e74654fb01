package nl.koppeling.connection.overview;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a document counts for in a month.
 *
 * @param day in Amsterdam: the invoice date once booked, before that the day of payment, completion
 *     or refund, and while only its existence is known the day of its last change
 * @param basis how well the day is known
 * @param of which version of the order this speaks of (UTC)
 * @param vat VAT in the total, negative for a credit; empty while nobody told it
 * @param rates VAT per rate of the shop; empty while nobody told it
 */
record Figures(
    LocalDate day, Basis basis, Instant of, Optional<BigDecimal> vat, List<RateVat> rates) {

  /** From least to best known. */
  enum Basis {
    /** The day of the order's last change. */
    VERSION,
    /** The day the shop says it was paid, completed or refunded. */
    ORDER,
    /** The invoice date. */
    BOOKED
  }

  Figures {
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(of, "of");
    rates = List.copyOf(rates);
  }

  /**
   * VAT of one rate of the shop.
   *
   * @param rateId the shop's id of the rate; that of a credit is explained by its sale
   * @param country ISO 3166, empty when the shop does not say
   * @param percent empty when the event does not say
   */
  record RateVat(long rateId, String country, Optional<BigDecimal> percent, BigDecimal vat) {
    RateVat {
      country = country == null ? "" : country;
      percent = percent == null ? Optional.empty() : percent;
      Objects.requireNonNull(vat, "vat");
    }
  }

  /**
   * What it counts for after hearing something else: the better known day wins, of equals the newer
   * version; what is not said keeps what was known.
   */
  Figures after(Figures heard) {
    int better = heard.basis.compareTo(basis);
    boolean replaces = better > 0 || (better == 0 && !heard.of.isBefore(of));
    return replaces ? heard.knowing(this) : knowing(heard);
  }

  private Figures knowing(Figures other) {
    boolean silent = rates.isEmpty() && basis != Basis.ORDER;
    return new Figures(day, basis, of, vat.or(other::vat), silent ? other.rates : rates);
  }
}
