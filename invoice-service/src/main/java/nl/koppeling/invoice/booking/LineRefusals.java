package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;

/** Why a line cannot become a component; amounts in figures are euros. */
final class LineRefusals {

  private static final Pattern GIFT_CARD =
      words(
          "cadeau(bon|kaart)|kado(bon|kaart)|gift\\s?(card|voucher)|tegoed(bon)?|waardebon|voucher");

  private static final Pattern DONATION = words("donati|donatie|gift\\b|fooi|\\btip\\b");

  private LineRefusals() {}

  private static Pattern words(String alternatives) {
    return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE);
  }

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

  /** No VAT and nobody knows why; what looks like a gift card or a gift is named so. */
  static Refusal unexplained(SaleOrder.Line line, LedgerRole role) {
    String name = line.name();
    RefusalCode code =
        GIFT_CARD.matcher(name).find()
            ? RefusalCode.GIFT_CARD_UNMAPPED
            : DONATION.matcher(name).find()
                ? RefusalCode.DONATION_UNMAPPED
                : RefusalCode.ZERO_RATE_UNEXPLAINED;
    return new Refusal(
        code,
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

  /** What it is worth is owed, not what was paid for it. */
  static Refusal giftCardDiscounted(SaleOrder.Line line) {
    return new Refusal(
        RefusalCode.GIFT_CARD_DISCOUNTED,
        Map.of(
            "line", String.valueOf(line.id()),
            "value", Cents.readable(line.netBefore().movePointRight(2)),
            "net", Cents.readable(line.net().movePointRight(2))));
  }

  static Refusal giftCardPaid(BigDecimal amount) {
    return new Refusal(
        RefusalCode.GIFT_CARD_UNMAPPED,
        Map.of("line", "–", "net", Cents.readable(amount.movePointRight(2))));
  }

  static Refusal foreignVatUnmapped(Band band) {
    return new Refusal(
        RefusalCode.LEDGER_INVALID,
        Map.of(
            "role",
            "buitenlandse btw",
            "roleEn",
            "foreign VAT",
            "band",
            band.nl(),
            "bandEn",
            band.en()));
  }

  static Refusal unmapped(LedgerRole role, Band band) {
    return new Refusal(
        RefusalCode.LEDGER_INVALID,
        Map.of(
            "role",
            role.nl(),
            "roleEn",
            role.en(),
            "band",
            band.nl(),
            "bandEn",
            band.en(),
            "field", // which choice of the settings is missing
            role.name() + "." + band.name()));
  }
}
