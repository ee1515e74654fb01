package nl.koppeling.snelstart;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A VAT rate of another member state (SnelStart API reference 7.11).
 *
 * @param countryCode three letters, as SnelStart names the country, for example {@code BEL}
 * @param rateCode SR, RRH, RRL, PR or SRR
 * @param percent for example 21
 * @param from first day it holds; it holds until the next one of the same country and code
 */
public record ForeignVatRate(
    String countryCode, String rateCode, BigDecimal percent, LocalDate from) {}
