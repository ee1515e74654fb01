package nl.koppeling.invoice.booking;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The owner's choices for one connection.
 *
 * @param invoicePrefix put before the order number, at most 10 of A-Z, 0-9 and dash
 * @param paymentTermDays 0 to 999
 * @param rules the chosen ledger accounts
 * @param costCentre put on every line when given
 * @param marks products that are something else than ordinary goods
 * @param version rises with every change of the choices; part of the fingerprint
 */
public record Mapping(
    String invoicePrefix,
    int paymentTermDays,
    List<Rule> rules,
    Optional<UUID> costCentre,
    Schemes schemes,
    Choices choices,
    List<Mark> marks,
    long version) {

  public Mapping {
    if (!invoicePrefix.matches("[A-Z0-9-]{0,10}")) {
      throw new IllegalArgumentException("invoicePrefix is at most 10 of A-Z, 0-9 and dash");
    }
    rules = rules.stream().sorted(Rule.FIRST).toList();
    marks = List.copyOf(marks);
  }

  /**
   * The ledger account for a line in a band; a rule whose condition fits goes before one without.
   * Discounts stay inside turnover when they have no ledger account of their own (VAT reference,
   * decision V8).
   */
  Optional<UUID> ledger(LedgerRole role, Band band, SaleOrder.Line line, SaleOrder order) {
    return rule(role, band, line, order).map(Rule::ledger);
  }

  /**
   * The rule that {@link #ledger} follows; its role tells whether a discount stayed in turnover.
   */
  public Optional<Rule> rule(LedgerRole role, Band band, SaleOrder.Line line, SaleOrder order) {
    for (Rule rule : rules) {
      if (rule.role() == role && rule.band() == band && rule.applies(line, order)) {
        return Optional.of(rule);
      }
    }
    return role == LedgerRole.DISCOUNT
        ? rule(LedgerRole.PRODUCT, band, line, order)
        : Optional.empty();
  }

  /** True when some ledger account is chosen for a role in a band. */
  boolean knows(LedgerRole role, Band band) {
    return rules.stream().anyMatch(r -> r.role() == role && r.band() == band);
  }

  /** True when a line bears a mark. */
  boolean marked(Mark.Kind kind, SaleOrder.Line line) {
    return line.kind() == SaleOrder.Kind.PRODUCT
        && marks.stream().anyMatch(m -> m.kind() == kind && m.on().fits(line, null));
  }

  /** True when some line of the order bears a mark. */
  boolean marked(Mark.Kind kind, SaleOrder order) {
    return !marks.isEmpty() && order.lines().stream().anyMatch(line -> marked(kind, line));
  }

  /** One ledger account, for lines of a role and a band. */
  public record Rule(LedgerRole role, Band band, UUID ledger, Optional<Condition> when) {

    // The most particular condition first; none at all comes last.
    private static final Comparator<Rule> FIRST =
        Comparator.comparing(
            r -> r.when().map(c -> c.kind().ordinal()).orElse(Condition.Kind.values().length));

    private boolean applies(SaleOrder.Line line, SaleOrder order) {
      return when.isEmpty() || when.get().fits(line, order);
    }
  }

  /**
   * When a rule or a mark applies.
   *
   * @param value a product or category id, a tax class ({@code standard} for the standard one), a
   *     country of destination, or a payment gateway's id
   */
  public record Condition(Kind kind, String value) {

    private boolean fits(SaleOrder.Line line, SaleOrder order) {
      return switch (kind) {
        case PRODUCT ->
            line.product().id() != 0 && value.equals(String.valueOf(line.product().id()));
        case CATEGORY ->
            line.product().categories().stream().anyMatch(c -> value.equals(c.toString()));
        case TAX_CLASS ->
            value.equals(
                line.product().taxClass().isEmpty() ? "standard" : line.product().taxClass());
        case COUNTRY -> value.toUpperCase(Locale.ROOT).equals(Territory.country(order));
        case PAYMENT_METHOD -> value.equals(order.payment().method());
      };
    }

    /** What a condition looks at; the first constants go before the later ones. */
    public enum Kind {
      PRODUCT,
      CATEGORY,
      TAX_CLASS,
      COUNTRY,
      PAYMENT_METHOD
    }
  }

  /**
   * Tax schemes, independent of each other (VAT reference, decision V14).
   *
   * @param ossSince first day of the one-stop shop; empty: not taking part
   * @param foreignVatLedger where OSS VAT is booked
   * @param kor small-business scheme: no VAT at all
   * @param euKor small-business scheme of other member states
   * @param invoiceSystem true: the earlier of payment and completion is the invoice date
   */
  public record Schemes(
      Optional<LocalDate> ossSince,
      Optional<UUID> foreignVatLedger,
      boolean kor,
      boolean euKor,
      boolean invoiceSystem) {

    /** None, cash system. */
    public static final Schemes NONE =
        new Schemes(Optional.empty(), Optional.empty(), false, false, false);

    boolean ossOn(LocalDate date) {
      return ossSince.isPresent() && !date.isBefore(ossSince.get());
    }
  }

  /**
   * What the owner decided where the law leaves a choice.
   *
   * @param discountsApart true: coupons are lines of their own
   * @param refundsProRata consent to divide a refund without lines over the rates
   * @param pluginInvoiceNumbers true: the number of the shop's invoice plugin is the invoice number
   * @param booksOpenFrom documents dated earlier are booked on this day
   * @param giftCardsSettled true: it is known how a redeemed gift card is settled
   */
  public record Choices(
      boolean discountsApart,
      boolean refundsProRata,
      boolean pluginInvoiceNumbers,
      Optional<LocalDate> booksOpenFrom,
      boolean giftCardsSettled) {

    /** What most owners choose. */
    public static final Choices USUAL = new Choices(false, false, false, Optional.empty(), false);
  }

  /** A product that is something else than ordinary goods. */
  public record Mark(Kind kind, Condition on) {

    /** What it is (VAT reference 2.4 to 2.6 and 3.2). */
    public enum Kind {
      MARGIN_GOODS,
      GIFT_CARD,
      DONATION,
      SERVICE,
      REVERSE_CHARGED,
      ACCOMMODATION
    }
  }
}
