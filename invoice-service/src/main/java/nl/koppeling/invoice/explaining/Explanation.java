package nl.koppeling.invoice.explaining;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Why the documents of one order were booked as they were. Amounts are euros; every text is there
 * in Dutch and in English. Nothing in it points at the buyer.
 */
public record Explanation(UUID connectionId, long orderId, List<Explained> documents) {

  public Explanation {
    documents = List.copyOf(documents);
  }

  /**
   * One document that was composed.
   *
   * @param refundId the refund of a credit, 0 for the sale
   * @param state the document's state here, for example Settled
   * @param invoiceDate Amsterdam date
   * @param total VAT included; negative for a credit
   * @param treatment how it is treated for VAT, for example DOMESTIC
   * @param rows the rows of the decision table that led to the treatment; empty when the order is
   *     no longer kept
   */
  public record Explained(
      long refundId,
      String state,
      String invoiceNumber,
      LocalDate invoiceDate,
      String description,
      BigDecimal total,
      BigDecimal totalVat,
      String treatment,
      List<Row> rows,
      List<Line> lines,
      List<Vat> vat,
      List<Payment> payments) {

    public Explained {
      rows = List.copyOf(rows);
      lines = List.copyOf(lines);
      vat = List.copyOf(vat);
      payments = List.copyOf(payments);
    }
  }

  /** A row of the decision table, for example P3 (VAT reference 3.2). */
  public record Row(String code, String nl, String en) {}

  /** A text for the owner. */
  public record Text(String nl, String en) {}

  /**
   * One line of turnover.
   *
   * @param ledgerNumber 0 when the settings no longer name the account
   * @param net excluding VAT
   * @param band what it counts as in the VAT return, for example HIGH
   * @param origin where its amount comes from; empty when several lines were put together, or the
   *     order is no longer kept
   * @param rule why it stands on this account
   */
  public record Line(
      String description,
      UUID ledgerId,
      int ledgerNumber,
      Optional<UUID> costCentre,
      BigDecimal net,
      String band,
      Text bandName,
      Optional<Origin> origin,
      Rule rule) {}

  /**
   * The shop's line behind a line of the booking.
   *
   * @param field the field of the order in WooCommerce's REST API, for example {@code
   *     line_items[id=7].total}
   * @param name the product's or method's name
   * @param shopNet excluding VAT after discount, as the shop says
   * @param shopTax VAT as the shop says
   * @param rates what VAT the shop charged on it
   */
  public record Origin(
      String field,
      long lineId,
      String role,
      String name,
      BigDecimal quantity,
      BigDecimal shopNet,
      BigDecimal shopTax,
      String taxClass,
      List<Rate> rates) {

    public Origin {
      rates = List.copyOf(rates);
    }
  }

  /** VAT of one rate of the shop on one line; {@code country} may be empty. */
  public record Rate(String country, BigDecimal percent, BigDecimal tax) {}

  /**
   * The rule of the settings that chose the ledger account.
   *
   * @param current true when today's settings would choose the same account
   * @param role what the rule is for; PRODUCT for a discount that stays in turnover
   * @param condition when it applies; empty: for every line of its role and band
   */
  public record Rule(
      boolean current, String role, String band, Optional<Condition> condition, Text text) {}

  /** For example COUNTRY DE. */
  public record Condition(String kind, String value) {}

  /** The VAT of one band; {@code ledgerId} for VAT of another member state. */
  public record Vat(String band, Text bandName, BigDecimal amount, Optional<UUID> ledgerId) {}

  /**
   * What settles a part.
   *
   * @param means METHOD or GIFT_CARD
   * @param method the gateway's id, or {@code gift_card}
   * @param way BANK, MEMORIAL, LEFT_OPEN or UNDECIDED as today's settings say
   */
  public record Payment(
      String means, String method, BigDecimal amount, String way, Optional<UUID> journalId) {}
}
