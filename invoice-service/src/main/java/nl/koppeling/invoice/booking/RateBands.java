package nl.koppeling.invoice.booking;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a rate of the shop counts as in an order of one treatment, on one date.
 *
 * @param country the destination, for {@link Treatment#OSS}
 * @param date the day of the tax, Amsterdam
 * @param enjoyedLater true when the order holds accommodation: its rate is that of the stay, which
 *     may lie after the day of payment (VAT reference 1)
 */
record RateBands(
    Treatment treatment,
    RateTable table,
    Mapping mapping,
    String country,
    LocalDate date,
    boolean enjoyedLater) {

  /** The band, or why the rate has none. */
  Checked<Band> band(SaleOrder.Rate rate) {
    if (rate.percent().signum() == 0) {
      return new Checked.Passed<>(Band.ZERO);
    }
    return treatment == Treatment.OSS ? foreign(rate) : dutch(rate);
  }

  private Checked<Band> dutch(SaleOrder.Rate rate) {
    if (!table.knows(rate.percent())) {
      return Checked.refused(Gate.notDutch(rate));
    }
    Optional<Band> band =
        table
            .band(rate.percent(), date)
            .or(() -> enjoyedLater ? table.bandFrom(rate.percent(), date) : Optional.empty());
    return band.<Checked<Band>>map(Checked.Passed::new)
        .orElseGet(() -> Checked.refused(LineRefusals.notOnDate(rate, date)));
  }

  /** One percentage may stand for two codes of a country; the one with a ledger account counts. */
  private Checked<Band> foreign(SaleOrder.Rate rate) {
    List<Band> bands = table.foreignBands(country, rate.percent(), date);
    if (bands.isEmpty()) {
      return Checked.refused(
          table.knowsForeign(country, rate.percent())
              ? LineRefusals.notOnDate(rate, date)
              : Gate.notDutch(rate));
    }
    return new Checked.Passed<>(
        bands.stream()
            .filter(band -> mapping.knows(LedgerRole.PRODUCT, band))
            .findFirst()
            .orElse(bands.get(0)));
  }
}
