package nl.koppeling.connection.overview;

import java.time.YearMonth;

/**
 * How many documents a month has.
 *
 * @param open how many of them are parked or under way
 */
public record MonthCount(YearMonth month, long documents, long open) {}
