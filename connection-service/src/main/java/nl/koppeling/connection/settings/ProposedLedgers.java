package nl.koppeling.connection.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.VatBand;
import nl.koppeling.snelstart.LedgerAccount;
import nl.koppeling.snelstart.RevenueGroup;
import nl.koppeling.snelstart.VatKind;

/** Which ledger account for what, as far as the chart says so itself. */
final class ProposedLedgers {

  private static final Map<VatBand, VatKind> GROUP_KINDS =
      Map.of(VatBand.HIGH, VatKind.HIGH, VatBand.LOW, VatKind.LOW, VatBand.ZERO, VatKind.NONE);
  private static final Map<Role, Pattern> WORDS = new EnumMap<>(Role.class);

  static {
    WORDS.put(Role.SHIPPING, words("verzend|porto\\b|bezorg"));
    WORDS.put(Role.FEE, words("toeslag"));
    WORDS.put(Role.DISCOUNT, words("korting"));
    WORDS.put(Role.GIFT_CARD, words("cadeau|gift ?card|tegoedbon|waardebon|voucher"));
    WORDS.put(Role.DONATION, words("donatie|schenking|goede? doel"));
  }

  private ProposedLedgers() {}

  static List<LedgerRule> of(List<LedgerAccount> chart, List<RevenueGroup> groups) {
    List<LedgerRule> rules = new ArrayList<>();
    for (VatBand band : VatBand.values()) {
      List<LedgerAccount> usable = usable(chart, Role.PRODUCT, band);
      Optional<LedgerAccount> product = ofGroup(usable, groups, band).or(() -> product(usable));
      for (Role role : Role.values()) {
        ledger(chart, role, band, product).ifPresent(l -> rules.add(rule(role, band, l)));
      }
    }
    return List.copyOf(rules);
  }

  /** The one that is named after the role; shipping and fees may share that of the products. */
  private static Optional<LedgerAccount> ledger(
      List<LedgerAccount> chart, Role role, VatBand band, Optional<LedgerAccount> product) {
    return switch (role) {
      case PRODUCT -> product;
      case SHIPPING, FEE -> named(chart, role, band).or(() -> product);
      case DISCOUNT, GIFT_CARD, DONATION -> named(chart, role, band);
    };
  }

  /** The account gift cards wait on, if one is named so. */
  static Optional<LedgerAccount> giftCards(List<LedgerAccount> chart) {
    return named(chart, Role.GIFT_CARD, VatBand.ZERO);
  }

  static boolean saysGiftCard(String text) {
    return WORDS.get(Role.GIFT_CARD).matcher(text).find();
  }

  private static Optional<LedgerAccount> named(List<LedgerAccount> chart, Role role, VatBand band) {
    return usable(chart, role, band).stream()
        .filter(l -> WORDS.get(role).matcher(l.description()).find())
        .findFirst();
  }

  private static List<LedgerAccount> usable(List<LedgerAccount> chart, Role role, VatBand band) {
    return chart.stream()
        .filter(l -> !l.inactive() && !l.costCentreRequired() && Bands.fits(l, role, band))
        .sorted(Comparator.comparingInt(LedgerAccount::number))
        .toList();
  }

  /**
   * The one the administration's own articles of that VAT are booked on: that of the revenue group
   * with the lowest number that is not meant for something else (SnelStart API reference 7.6).
   */
  private static Optional<LedgerAccount> ofGroup(
      List<LedgerAccount> usable, List<RevenueGroup> groups, VatBand band) {
    Optional<VatKind> kind = Optional.ofNullable(GROUP_KINDS.get(band));
    return groups.stream()
        .filter(g -> kind.isPresent() && g.vatKind().equals(kind) && general(g.description()))
        .sorted(Comparator.comparingInt(RevenueGroup::number))
        .flatMap(g -> usable.stream().filter(l -> g.ledgerId().equals(Optional.of(l.id()))))
        .filter(l -> general(l.description()))
        .findFirst();
  }

  private static boolean general(String description) {
    return WORDS.values().stream().noneMatch(w -> w.matcher(description).find());
  }

  /** The lowest number that is not meant for something else. */
  private static Optional<LedgerAccount> product(List<LedgerAccount> usable) {
    return usable.stream()
        .filter(l -> general(l.description()))
        .findFirst()
        .or(() -> usable.stream().findFirst());
  }

  private static LedgerRule rule(Role role, VatBand band, LedgerAccount ledger) {
    return new LedgerRule(role, band, ledger.id(), ledger.number());
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile(alternatives, Pattern.CASE_INSENSITIVE);
  }
}
