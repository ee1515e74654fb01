package nl.koppeling.invoice.booking;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Who gets which VAT (VAT reference 3.2, rows P1 to P12; first match wins). Destination, the
 * country of the rates, the buyer's VAT number and the owner's schemes decide, never the
 * percentage: 21 % Belgian VAT is not 21 % Dutch VAT.
 *
 * @param date the day of the tax, Amsterdam
 */
record DecisionTable(Mapping mapping, LocalDate date) {

  /**
   * Decides.
   *
   * @param taxed the rates under which VAT was charged
   */
  Checked<Treatment> decide(SaleOrder order, List<SaleOrder.Rate> taxed) {
    if (mapping.marked(Mapping.Mark.Kind.MARGIN_GOODS, order)) { // P2
      return refuse(RefusalCode.MARGIN_SCHEME);
    }
    boolean untaxed = taxed.isEmpty() && order.totalTax().signum() == 0;
    Territory territory = Territory.of(order);
    if (territory == Territory.NORTHERN_IRELAND) { // P8
      return refuse(RefusalCode.NI_UNSUPPORTED);
    }
    if (mapping.schemes().kor() && territory != Territory.SPECIAL && !ossCharged(order, taxed)) {
      return untaxed // P1
          ? new Checked.Passed<>(Treatment.SMALL_BUSINESS)
          : refuse(RefusalCode.KOR_WITH_VAT, "tax", order.totalTax().toPlainString());
    }
    return switch (territory) {
      case NETHERLANDS -> home(order, taxed, untaxed);
      case UNKNOWN -> unknown(taxed);
      case SPECIAL -> special(order, untaxed);
      case OUTSIDE_EU -> outside(order, taxed, untaxed);
      default -> europe(order, taxed, untaxed);
    };
  }

  /** P3 and P4. A rate that names no country is the shop's own. */
  private Checked<Treatment> home(SaleOrder order, List<SaleOrder.Rate> taxed, boolean untaxed) {
    if (untaxed && mapping.marked(Mapping.Mark.Kind.REVERSE_CHARGED, order)) {
      return refuse(RefusalCode.DOMESTIC_REVERSE_CHARGE);
    }
    return unless(
        taxed, r -> !dutch(r) && !country(r).isEmpty(), Gate::notDutch, Treatment.DOMESTIC);
  }

  private static Checked<Treatment> unknown(List<SaleOrder.Rate> taxed) {
    return taxed.isEmpty()
        ? refuse(RefusalCode.DESTINATION_UNKNOWN)
        : unless(
            taxed,
            r -> !dutch(r),
            r -> Refusal.of(RefusalCode.DESTINATION_UNKNOWN),
            Treatment.DOMESTIC);
  }

  /** Decision V13: only an untaxed order of an owner with an export ledger account. */
  private Checked<Treatment> special(SaleOrder order, boolean untaxed) {
    return untaxed && mapping.knows(LedgerRole.PRODUCT, Band.EXPORT)
        ? new Checked.Passed<>(Treatment.EXPORT)
        : Checked.refused(
            new Refusal(
                RefusalCode.SPECIAL_AREA,
                Map.of(
                    "country",
                    order.particulars().area().map(a -> a.nl()).orElse(Territory.country(order)),
                    "countryEn",
                    order.particulars().area().map(a -> a.en()).orElse(Territory.country(order)))));
  }

  /** P9 and P12. */
  private Checked<Treatment> outside(SaleOrder order, List<SaleOrder.Rate> taxed, boolean untaxed) {
    if (!untaxed) {
      return unless(taxed, r -> !dutch(r), Gate::notDutch, Treatment.DOMESTIC);
    }
    return mapping.marked(Mapping.Mark.Kind.SERVICE, order)
        ? refuse(RefusalCode.SERVICE_OUTSIDE_EU, "country", Territory.country(order))
        : new Checked.Passed<>(Treatment.EXPORT);
  }

  /** P5, P6, P7, P10 and P11. */
  private Checked<Treatment> europe(SaleOrder order, List<SaleOrder.Rate> taxed, boolean untaxed) {
    String country = Territory.country(order);
    if (untaxed) {
      return untaxedInEurope(order, country);
    }
    boolean ossOn = mapping.schemes().ossOn(date);
    if (taxed.stream().allMatch(DecisionTable::dutch)) {
      return ossOn && !order.vatNumber()
          ? refuse(RefusalCode.OSS_EXPECTED, "country", country)
          : new Checked.Passed<>(Treatment.DOMESTIC);
    }
    return unless(
        taxed,
        r -> ossOn ? !country(r).equals(country) : !dutch(r),
        r -> foreign(r, country),
        Treatment.OSS);
  }

  private Checked<Treatment> untaxedInEurope(SaleOrder order, String country) {
    boolean business =
        order.particulars().proof().filter(p -> p.valid() && !p.prefix().equals("NL")).isPresent();
    if (business) {
      return new Checked.Passed<>(Treatment.INTRA_EU);
    }
    return mapping.schemes().euKor() && !order.vatNumber()
        ? new Checked.Passed<>(Treatment.SMALL_BUSINESS)
        : refuse(RefusalCode.ICL_WITHOUT_VALID_VAT_ID, "country", country);
  }

  private static Refusal foreign(SaleOrder.Rate rate, String country) {
    if (dutch(rate)) {
      return Refusal.of(RefusalCode.OSS_EXPECTED, "country", country);
    }
    return country(rate).equals(country)
        ? new Refusal(
            RefusalCode.OSS_NOT_ENABLED,
            Map.of("country", country, "percent", Gate.readable(rate.percent())))
        : Gate.notDutch(rate);
  }

  /** VAT of the destination, charged under the one-stop shop: KOR and OSS are independent. */
  private boolean ossCharged(SaleOrder order, List<SaleOrder.Rate> taxed) {
    String country = Territory.country(order);
    return mapping.schemes().ossOn(date)
        && Territory.of(order) == Territory.EU
        && !taxed.isEmpty()
        && taxed.stream().allMatch(r -> country(r).equals(country));
  }

  private static Checked<Treatment> unless(
      List<SaleOrder.Rate> rates,
      Predicate<SaleOrder.Rate> wrong,
      Function<SaleOrder.Rate, Refusal> reason,
      Treatment treatment) {
    List<Refusal> reasons = rates.stream().filter(wrong).map(reason).distinct().toList();
    return Checked.unless(reasons, treatment);
  }

  private static Checked<Treatment> refuse(RefusalCode code) {
    return Checked.refused(Refusal.of(code));
  }

  private static Checked<Treatment> refuse(RefusalCode code, String name, String value) {
    return Checked.refused(Refusal.of(code, name, value));
  }

  private static boolean dutch(SaleOrder.Rate rate) {
    return country(rate).equals("NL");
  }

  private static String country(SaleOrder.Rate rate) {
    return Territory.clean(rate.country());
  }
}
