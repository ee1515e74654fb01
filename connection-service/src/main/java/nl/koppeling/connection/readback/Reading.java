package nl.koppeling.connection.readback;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a place said of a month, and where it does not agree with our ledger.
 *
 * @param sales of orders
 * @param refunds of refunds, negative
 * @param corrections of what we booked to correct an order after a change; only in the
 *     administration
 * @param accounts what stands on the administration's accounts of turnover and VAT because of us;
 *     none of the shop
 * @param vatRead VAT was read as well; false when there was too much of it to read
 * @param discrepancies at most 1,000
 * @param more how many there are beyond those
 */
public record Reading(
    Sum sales,
    Sum refunds,
    Sum corrections,
    List<Account> accounts,
    boolean vatRead,
    List<Discrepancy> discrepancies,
    long more) {

  static final int MOST = 1_000;

  public Reading {
    accounts = List.copyOf(accounts);
    discrepancies = List.copyOf(discrepancies);
  }

  static Reading of(
      Sum sales,
      Sum refunds,
      Sum corrections,
      List<Account> accounts,
      boolean vatRead,
      List<Discrepancy> all) {
    return new Reading(
        sales,
        refunds,
        corrections,
        accounts,
        vatRead,
        all.subList(0, Math.min(MOST, all.size())),
        Math.max(0, all.size() - MOST));
  }

  /** Nothing to look at. */
  public boolean agrees() {
    return discrepancies.isEmpty();
  }

  /**
   * A sum of documents in euros.
   *
   * @param vat in {@code gross}; 0 where it was not read
   */
  public record Sum(long documents, BigDecimal gross, BigDecimal vat) {

    static final Sum NOTHING = new Sum(0, new BigDecimal("0.00"), new BigDecimal("0.00"));

    Sum plus(BigDecimal moreGross, BigDecimal moreVat) {
      return new Sum(documents + 1, gross.add(moreGross), vat.add(moreVat));
    }
  }

  /**
   * A ledger account of the administration.
   *
   * @param vat an account of VAT; false: turnover
   * @param amount euros, credit minus debit
   */
  public record Account(int number, String description, boolean vat, BigDecimal amount) {}
}
