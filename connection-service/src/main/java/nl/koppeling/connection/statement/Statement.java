package nl.koppeling.connection.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import nl.koppeling.connection.readback.Reading;
import nl.koppeling.events.Reason;

/**
 * The completeness statement of a month. Amounts are euros, VAT included unless it says VAT;
 * credits are negative. By construction seen = booked + parked + under way + skipped.
 *
 * @param month a document belongs to the month of its day (Amsterdam): the invoice date once booked
 * @param over the month is over, so that nothing new belongs to it but late news
 * @param madeAt UTC
 * @param sources what was held against what, and what was not
 * @param sales one document per order
 * @param refunds one document per refund
 * @param rates VAT per country and rate
 * @param complete nothing is left to look at, here or in a place that was read back
 * @param differences documents to look at, at most 1,000
 * @param moreDifferences how many there are beyond those
 */
public record Statement(
    YearMonth month,
    boolean over,
    Instant madeAt,
    List<Source> sources,
    Totals sales,
    Totals refunds,
    List<RateTotal> rates,
    boolean complete,
    List<Difference> differences,
    long moreDifferences) {

  public Statement {
    sources = List.copyOf(sources);
    rates = List.copyOf(rates);
    differences = List.copyOf(differences);
  }

  /**
   * Where figures come from.
   *
   * @param covered false: not read, so that this statement says nothing of it
   * @param running it is being read now
   * @param readAt UTC, when it was read; empty for our own ledger, which is read each time
   * @param reading what it said, and where it does not agree with our ledger
   * @param failure why it could not be read the last time
   */
  public record Source(
      Name name,
      boolean covered,
      String nl,
      String en,
      boolean running,
      Optional<Instant> readAt,
      Optional<Reading> reading,
      Optional<Reason> failure) {

    /** It was read, and something there does not agree. */
    public boolean disagrees() {
      return reading.filter(r -> !r.agrees()).isPresent();
    }

    /** The three places a document can be. */
    public enum Name {
      /** What the services said happened. */
      LEDGER,
      /** The shop, asked again. */
      SHOP,
      /** The administration, read back. */
      SNELSTART
    }
  }

  /** Totals by outcome. */
  public record Totals(Sum seen, Sum booked, Sum parked, Sum underWay, Sum skipped) {}

  /**
   * A sum of documents.
   *
   * @param vat VAT in {@code gross}, of those whose VAT is known
   * @param vatUnknown how many have a VAT nobody told yet
   */
  public record Sum(long documents, BigDecimal gross, BigDecimal vat, long vatUnknown) {}

  /**
   * VAT of one rate.
   *
   * @param country ISO 3166; empty: not known to which rate this VAT belongs
   * @param booked on sales that are booked
   * @param refunded on credits that are booked, negative
   * @param notBooked on documents that are parked or under way
   */
  public record RateTotal(
      String country,
      Optional<BigDecimal> percent,
      BigDecimal booked,
      BigDecimal refunded,
      BigDecimal notBooked) {}

  /**
   * A document to look at.
   *
   * @param refundId 0 for the sale
   * @param told what the shop last said; empty when nobody told that it is to be booked
   * @param booked what stands in the administration as it was booked; empty when it does not
   * @param difference what the books would have to change by to say what the shop says
   */
  public record Difference(
      Kind kind,
      LocalDate day,
      long orderId,
      long refundId,
      String number,
      String invoiceNumber,
      Optional<BigDecimal> told,
      Optional<BigDecimal> booked,
      BigDecimal difference,
      List<Reason> reasons) {

    public Difference {
      reasons = List.copyOf(reasons);
    }

    /** What there is to look at. */
    public enum Kind {
      /** It waits for a person. */
      PARKED,
      /** It is completed and on its way, or waits for the shop. */
      UNDER_WAY,
      /** Its owner took the booking over: it is in the books by the owner's word only. */
      BOOKED_ELSEWHERE,
      /** It is booked and, for a reason, not paid. */
      UNPAID,
      /** The shop says another amount than was booked. */
      AMOUNT_DIFFERS
    }
  }
}
