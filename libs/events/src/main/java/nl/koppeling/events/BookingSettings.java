package nl.koppeling.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * How orders of a connection are booked, as the owner confirmed it.
 *
 * @param invoicePrefix put before the order number; at most 10 of A-Z, 0-9 and dash; unique per
 *     shop in an administration
 * @param paymentTermDays 0 to 999
 * @param ledgers which ledger account for what; a rule with a condition goes before one without
 * @param journals which journal for which payment method
 * @param defaultJournal journal (bank) for payment methods without a rule; empty: such an order is
 *     parked
 * @param costCentre put on every revenue line when given
 * @param taxation the tax schemes the owner takes part in
 * @param choices what the owner decided where the law leaves a choice or the shop is silent
 * @param marks products that are something else than ordinary goods
 */
public record BookingSettings(
    String invoicePrefix,
    int paymentTermDays,
    List<LedgerRule> ledgers,
    List<JournalRule> journals,
    Optional<UUID> defaultJournal,
    Optional<UUID> costCentre,
    Taxation taxation,
    Choices choices,
    List<ProductMark> marks) {

  public BookingSettings {
    if (invoicePrefix == null || !invoicePrefix.matches("[A-Z0-9-]{0,10}")) {
      throw new IllegalArgumentException(
          "invoicePrefix is at most 10 of A-Z, 0-9 and dash, is " + invoicePrefix);
    }
    if (paymentTermDays < 0 || paymentTermDays > 999) {
      throw new IllegalArgumentException("paymentTermDays is 0 to 999, is " + paymentTermDays);
    }
    ledgers = List.copyOf(ledgers);
    journals = List.copyOf(journals);
    defaultJournal = defaultJournal == null ? Optional.empty() : defaultJournal;
    costCentre = costCentre == null ? Optional.empty() : costCentre;
    taxation = taxation == null ? Taxation.DUTCH : taxation;
    choices = choices == null ? Choices.USUAL : choices;
    marks = marks == null ? List.of() : List.copyOf(marks);
  }

  /** Settings of a shop that sells at Dutch VAT only, with the usual choices. */
  public static BookingSettings dutch(
      String invoicePrefix,
      int paymentTermDays,
      List<LedgerRule> ledgers,
      List<JournalRule> journals,
      Optional<UUID> defaultJournal,
      Optional<UUID> costCentre) {
    return new BookingSettings(
        invoicePrefix,
        paymentTermDays,
        ledgers,
        journals,
        defaultJournal,
        costCentre,
        Taxation.DUTCH,
        Choices.USUAL,
        List.of());
  }

  /** The ledger account for every line of a role and band, if one was chosen. */
  public Optional<LedgerRule> ledger(LedgerRule.Role role, VatBand band) {
    return ledgers.stream()
        .filter(r -> r.role() == role && r.band() == band && r.when().isEmpty())
        .findFirst();
  }

  /** How a payment method is settled: its own rule, else the default journal, else unknown. */
  public Optional<JournalRule> settlement(String paymentMethod) {
    return journals.stream()
        .filter(r -> r.paymentMethod().equals(paymentMethod))
        .findFirst()
        .or(() -> defaultJournal.map(journal -> new JournalRule(paymentMethod, journal)));
  }

  /** True when a rule or a mark looks at product categories, which an order does not name. */
  public boolean looksAtCategories() {
    return ledgers.stream()
            .flatMap(r -> r.when().stream())
            .anyMatch(c -> c.kind() == Condition.Kind.CATEGORY)
        || marks.stream().anyMatch(m -> m.on().kind() == Condition.Kind.CATEGORY);
  }

  /**
   * What a line's turnover counts as in the VAT return (VAT reference 3.2 and 5). The Dutch bands
   * stand for 21 %, 9 % and 0 %, whatever the percentage is on the day; the OSS bands are the rate
   * codes of SnelStart (SR, RRH, RRL, PR, SRR).
   */
  public enum VatBand {
    HIGH,
    LOW,
    /** Exempt, mapped 0 %, and everything under the small-business scheme (KOR). */
    ZERO,
    OSS_STANDARD,
    OSS_REDUCED_HIGH,
    OSS_REDUCED_LOW,
    OSS_PARKING,
    OSS_SUPER_REDUCED,
    /** Intra-EU supply of goods to a business, 0 %. */
    EU_GOODS,
    /** Services to a business in another member state, VAT reverse-charged. */
    EU_SERVICES,
    /** Goods leaving the EU, 0 %. */
    EXPORT
  }

  /**
   * When a rule or a mark applies.
   *
   * @param value a tax class ({@code standard} for the standard one), the shop's product or
   *     category id, an ISO 3166 country of destination, or the payment gateway's id
   */
  public record Condition(Kind kind, String value) {

    public Condition {
      Objects.requireNonNull(kind, "kind");
      if (value == null || value.isBlank()) {
        throw new IllegalArgumentException("a condition has a value");
      }
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
   * One ledger account.
   *
   * @param number what the owner sees, for texts only
   * @param when empty: for every line of this role and band
   */
  public record LedgerRule(
      Role role, VatBand band, UUID ledgerId, int number, Optional<Condition> when) {

    public LedgerRule {
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(band, "band");
      Objects.requireNonNull(ledgerId, "ledgerId");
      when = when == null ? Optional.empty() : when;
    }

    /** For every line of this role and band. */
    public LedgerRule(Role role, VatBand band, UUID ledgerId, int number) {
      this(role, band, ledgerId, number, Optional.empty());
    }

    /** What a ledger account is used for. A negative fee is a discount. */
    public enum Role {
      PRODUCT,
      SHIPPING,
      FEE,
      DISCOUNT,
      /** Multi-purpose gift cards sold: a debt, not turnover (band ZERO). */
      GIFT_CARD,
      /** Gifts without return, untaxed (band ZERO). */
      DONATION
    }
  }

  /**
   * How a payment method of the shop, for example {@code mollie_wc_gateway_ideal}, is settled
   * (SnelStart API reference 10.1).
   *
   * @param journalId empty exactly when the invoice is left open
   * @param clearingLedger the account the money waits on, for {@link Way#MEMORIAL} only; empty: the
   *     journal's own account balances
   */
  public record JournalRule(
      String paymentMethod, Way way, Optional<UUID> journalId, Optional<UUID> clearingLedger) {

    /** The method under which the redeemed part of an order is settled. */
    public static final String GIFT_CARD = "gift_card";

    public JournalRule {
      Objects.requireNonNull(paymentMethod, "paymentMethod");
      way = way == null ? Way.BANK : way;
      journalId = journalId == null ? Optional.empty() : journalId;
      clearingLedger = clearingLedger == null ? Optional.empty() : clearingLedger;
      if ((way == Way.LEFT_OPEN) != journalId.isEmpty()) {
        throw new IllegalArgumentException("a journal is named exactly when something is booked");
      }
      if (way != Way.MEMORIAL && clearingLedger.isPresent()) {
        throw new IllegalArgumentException("only a memorial booking has a clearing ledger");
      }
    }

    /** Settled on a bank journal of the provider's own. */
    public JournalRule(String paymentMethod, UUID journalId) {
      this(paymentMethod, Way.BANK, Optional.of(journalId), Optional.empty());
    }

    /** What is booked when the shop says paid. */
    public enum Way {
      /** A bank booking on the provider's journal (way A). */
      BANK,
      /** A memorial booking (ways B and C). */
      MEMORIAL,
      /**
       * Nothing: somebody else books the money, for example cash on delivery by the bank import.
       */
      LEFT_OPEN
    }
  }

  /**
   * The schemes the owner takes part in; independent of each other (VAT reference 2.7, V14).
   *
   * @param ossSince first day (Amsterdam) of the one-stop shop; empty: not taking part
   * @param foreignVatLedger where OSS VAT is booked, as the administration names it
   * @param kor small-business scheme: no VAT at all
   * @param euKor small-business scheme of other member states
   * @param invoiceSystem true: the earlier of payment and completion is the invoice date; false:
   *     the day of payment (VAT reference 4)
   */
  public record Taxation(
      Optional<LocalDate> ossSince,
      Optional<UUID> foreignVatLedger,
      boolean kor,
      boolean euKor,
      boolean invoiceSystem) {

    /** No scheme, cash system. */
    public static final Taxation DUTCH =
        new Taxation(Optional.empty(), Optional.empty(), false, false, false);

    public Taxation {
      ossSince = ossSince == null ? Optional.empty() : ossSince;
      foreignVatLedger = foreignVatLedger == null ? Optional.empty() : foreignVatLedger;
    }
  }

  /**
   * Choices of the owner.
   *
   * @param discountsApart true: coupons are booked as lines of their own on the discount ledgers
   * @param refundsProRata consent to divide a refund without lines over the rates (VAT reference,
   *     V19)
   * @param pluginInvoiceNumbers true: the number of the shop's invoice plugin is the invoice number
   * @param booksOpenFrom documents dated earlier are booked on this day, their own date in the
   *     description; empty: they are parked when the period is closed (VAT reference, V21)
   * @param guests who the customer is when the order has no e-mail address
   * @param form what is made in SnelStart
   * @param orderTemplate template (verkoopordersjabloon) of {@link Form#SALES_ORDER}
   */
  public record Choices(
      boolean discountsApart,
      boolean refundsProRata,
      boolean pluginInvoiceNumbers,
      Optional<LocalDate> booksOpenFrom,
      Guests guests,
      Form form,
      Optional<UUID> orderTemplate) {

    /** What most owners choose. */
    public static final Choices USUAL =
        new Choices(
            false, false, false, Optional.empty(), Guests.OWN, Form.BOOKING, Optional.empty());

    public Choices {
      booksOpenFrom = booksOpenFrom == null ? Optional.empty() : booksOpenFrom;
      guests = guests == null ? Guests.OWN : guests;
      form = form == null ? Form.BOOKING : form;
      orderTemplate = orderTemplate == null ? Optional.empty() : orderTemplate;
    }

    /** Whose name a guest without e-mail address is booked on. */
    public enum Guests {
      /** A relation of their own, from the billing data. */
      OWN,
      /** One collective relation for each country. */
      COLLECTIVE,
      /** Nobody's: the order is parked. */
      PARKED
    }

    /** What an order becomes. */
    public enum Form {
      /** A sales booking (verkoopboeking), settled: a paid invoice. */
      BOOKING,
      /** A sales order (verkooporder); SnelStart itself makes the invoice of it, never the API. */
      SALES_ORDER
    }
  }

  /** A product that is something else than ordinary goods, by product, category or tax class. */
  public record ProductMark(Kind kind, Condition on) {

    public ProductMark {
      Objects.requireNonNull(kind, "kind");
      if (on.kind() == Condition.Kind.COUNTRY || on.kind() == Condition.Kind.PAYMENT_METHOD) {
        throw new IllegalArgumentException("a mark is on a product, category or tax class");
      }
    }

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
