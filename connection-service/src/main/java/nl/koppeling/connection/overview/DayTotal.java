package nl.koppeling.connection.overview;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Documents of one day, state and kind together.
 *
 * @param day Amsterdam
 * @param credits true for credits, false for sales
 * @param euros VAT included, negative for credits
 */
public record DayTotal(
    LocalDate day, Standing.State state, boolean credits, long documents, BigDecimal euros) {}
