package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** Why a line cannot become a component; amounts in figures are euros. */
final class LineRefusals {

  private LineRefusals() {}

  static Refusal notOnDate(SaleOrder.Rate rate, LocalDate date) {
    return new Refusal(
        RefusalCode.RATE_NOT_VALID_ON_DATE,
        Map.of("percent", Gate.readable(rate.percent()), "date", date.toString()));
  }

  static Refusal mismatch(SaleOrder.Line line, BigDecimal net, BigDecimal tax, String percent) {
    return new Refusal(
        RefusalCode.RATE_MISMATCH,
        Map.of(
            "line", String.valueOf(line.id()),
            "net", Cents.readable(net.movePointRight(2)),
            "tax", Cents.readable(tax.movePointRight(2)),
            "percent", percent));
  }

  static Refusal unexplained(SaleOrder.Line line, LedgerRole role) {
    return new Refusal(
        RefusalCode.ZERO_RATE_UNEXPLAINED,
        Map.of(
            "line", String.valueOf(line.id()),
            "net", Cents.readable(line.net().movePointRight(2)),
            "role", role.nl(),
            "roleEn", role.en()));
  }

  static Refusal unsplit(SaleOrder.Line line, BigDecimal implied) {
    return new Refusal(
        RefusalCode.COMPONENT_SPLIT,
        Map.of(
            "line", String.valueOf(line.id()),
            "net", Cents.readable(line.net().movePointRight(2)),
            "found", Cents.readable(implied)));
  }

  static Refusal unmapped(LedgerRole role, Band band) {
    return new Refusal(
        RefusalCode.LEDGER_INVALID,
        Map.of("role", role.nl(), "roleEn", role.en(), "band", band.nl(), "bandEn", band.en()));
  }
}
