package nl.koppeling.invoice.explaining;

import java.util.Optional;
import nl.koppeling.invoice.booking.Band;
import nl.koppeling.invoice.booking.LedgerRole;
import nl.koppeling.invoice.booking.Mapping;

/** Rules of the settings in words for the owner. */
final class RuleTexts {

  private RuleTexts() {}

  /** A rule that today's settings hold. */
  static Explanation.Text of(LedgerRole asked, Mapping.Rule rule) {
    boolean stays = asked == LedgerRole.DISCOUNT && rule.role() == LedgerRole.PRODUCT;
    return new Explanation.Text(
        "Rekening voor "
            + rule.role().nl()
            + ", "
            + rule.band().nl()
            + rule.when().map(c -> ", " + nl(c)).orElse("")
            + (stays ? "; kortingen hebben geen eigen rekening en gaan van de omzet af." : "."),
        "Account for "
            + rule.role().en()
            + ", "
            + rule.band().en()
            + rule.when().map(c -> ", " + en(c)).orElse("")
            + (stays ? "; discounts have no account of their own and lower the turnover." : "."));
  }

  /** Settings changed since it was booked, or the order is no longer known. */
  static Explanation.Text past(Optional<LedgerRole> role, Band band) {
    return new Explanation.Text(
        "Rekening"
            + role.map(r -> " voor " + r.nl()).orElse("")
            + ", "
            + band.nl()
            + ", volgens de instellingen van toen; de instellingen van nu wijzen geen of een andere rekening aan.",
        "Account"
            + role.map(r -> " for " + r.en()).orElse("")
            + ", "
            + band.en()
            + ", by the settings of that time; today's settings name no account or another one.");
  }

  /** Above 250 lines there is one line for each account. */
  static Explanation.Text together(Band band) {
    return new Explanation.Text(
        "Meer dan 250 regels: alle regels op deze rekening met "
            + band.nl()
            + " zijn samengevoegd.",
        "More than 250 lines: all lines on this account with " + band.en() + " were put together.");
  }

  private static String nl(Mapping.Condition condition) {
    return switch (condition.kind()) {
      case PRODUCT -> "voor product " + condition.value();
      case CATEGORY -> "voor categorie " + condition.value();
      case TAX_CLASS -> "voor belastingklasse " + condition.value();
      case COUNTRY -> "voor levering naar " + condition.value();
      case PAYMENT_METHOD -> "bij betaalmethode " + condition.value();
    };
  }

  private static String en(Mapping.Condition condition) {
    return switch (condition.kind()) {
      case PRODUCT -> "for product " + condition.value();
      case CATEGORY -> "for category " + condition.value();
      case TAX_CLASS -> "for tax class " + condition.value();
      case COUNTRY -> "for delivery to " + condition.value();
      case PAYMENT_METHOD -> "with payment method " + condition.value();
    };
  }
}
