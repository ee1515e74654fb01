package nl.koppeling.connection.preview;

import java.time.YearMonth;

/**
 * What would have been booked of a month, by day of payment, had the connection been booking.
 *
 * @param seen orders of the month that were read
 * @param capped true: there are more than {@link #MOST}; only the last of them are here
 * @param sums of the orders that are here
 * @param preview the orders, the last day first
 */
public record ShadowJournal(
    YearMonth month, long seen, boolean capped, Sums sums, Preview preview) {

  /** How many orders are composed for one look. */
  public static final int MOST = 500;
}
