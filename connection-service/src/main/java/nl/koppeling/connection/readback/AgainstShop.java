package nl.koppeling.connection.readback;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.connection.overview.DocumentView;
import nl.koppeling.connection.overview.MonthRow;
import nl.koppeling.connection.overview.Standing;
import nl.koppeling.connection.readback.Discrepancy.Kind;
import nl.koppeling.connection.readback.Reading.Sum;

/**
 * Our ledger of a month against the shop. What we know is looked up there, whatever its state; and
 * what is completed and paid there in this month is known here, in any month and any state.
 *
 * @param known documents of the shop's orders that our ledger has, of any month
 * @param begin the first day orders are booked from
 * @param quietSince what changed in the shop after this may still be on its way to us
 */
record AgainstShop(YearMonth month, Known known, LocalDate begin, Instant quietSince) {

  /** What our ledger has: {@code order} or {@code order:refund}. */
  interface Known {
    boolean has(long orderId, long refundId);
  }

  Reading compare(List<MonthRow> ledger, Map<Long, ShopOrder> shop) {
    Tally tally = new Tally();
    for (MonthRow row : ledger) {
      if (row.document().state() != Standing.State.SKIPPED) {
        ours(row, Optional.ofNullable(shop.get(row.document().orderId())), tally);
      }
    }
    shop.values().forEach(order -> theirs(order, tally));
    return Reading.of(
        tally.sales, tally.refunds, Sum.NOTHING, List.of(), true, tally.discrepancies);
  }

  private static final class Tally {
    private Sum sales = Sum.NOTHING;
    private Sum refunds = Sum.NOTHING;
    private final List<Discrepancy> discrepancies = new ArrayList<>();
  }

  private static void ours(MonthRow row, Optional<ShopOrder> order, Tally tally) {
    DocumentView document = row.document();
    long refundId = document.document().refundId();
    Optional<BigDecimal> theirs =
        refundId == 0 ? order.map(ShopOrder::gross) : order.map(o -> o.refunds().get(refundId));
    if (theirs.isEmpty()) {
      tally.discrepancies.add(named(Kind.NOT_IN_SHOP, document, Optional.empty()));
      return;
    }
    if (refundId == 0) {
      tally.sales = tally.sales.plus(theirs.get(), order.orElseThrow().vat());
    } else {
      tally.refunds = tally.refunds.plus(theirs.get(), BigDecimal.ZERO);
    }
    BigDecimal ours = row.told().orElse(document.total());
    if (ours.compareTo(theirs.get()) != 0) {
      tally.discrepancies.add(named(Kind.SHOP_AMOUNT, document, ours, theirs.get()));
    } else if (refundId == 0) {
      BigDecimal vat = order.orElseThrow().vat();
      document
          .vat()
          .filter(known -> known.compareTo(vat) != 0)
          .ifPresent(known -> tally.discrepancies.add(named(Kind.SHOP_VAT, document, known, vat)));
    }
  }

  private void theirs(ShopOrder order, Tally tally) {
    if (order.modified().isAfter(quietSince)) {
      return;
    }
    boolean orderKnown = known.has(order.id(), 0);
    if (!orderKnown && order.completed() && due(order)) {
      tally.sales = tally.sales.plus(order.gross(), order.vat());
      tally.discrepancies.add(unknown(order, 0, order.gross()));
    }
    if (orderKnown) {
      order
          .refunds()
          .forEach(
              (refundId, amount) -> {
                if (inMonth(order) && !known.has(order.id(), refundId)) {
                  tally.refunds = tally.refunds.plus(amount, BigDecimal.ZERO);
                  tally.discrepancies.add(unknown(order, refundId, amount));
                }
              });
    }
  }

  /** Both days, because VAT may count on either. */
  private boolean due(ShopOrder order) {
    return order.paid().isPresent()
        && inMonth(order)
        && order.paid().filter(day -> !day.isBefore(begin)).isPresent();
  }

  private boolean inMonth(ShopOrder order) {
    return order.paid().filter(day -> YearMonth.from(day).equals(month)).isPresent()
        || order.finished().filter(day -> YearMonth.from(day).equals(month)).isPresent();
  }

  private static Discrepancy unknown(ShopOrder order, long refundId, BigDecimal theirs) {
    return new Discrepancy(
        Kind.ONLY_IN_SHOP,
        order.id(),
        refundId,
        order.number(),
        "",
        Optional.empty(),
        Optional.of(theirs));
  }

  private static Discrepancy named(
      Kind kind, DocumentView document, BigDecimal ours, BigDecimal theirs) {
    return named(kind, document, Optional.of(ours), Optional.of(theirs));
  }

  private static Discrepancy named(Kind kind, DocumentView document, Optional<BigDecimal> theirs) {
    return named(kind, document, Optional.of(document.total()), theirs);
  }

  private static Discrepancy named(
      Kind kind, DocumentView document, Optional<BigDecimal> ours, Optional<BigDecimal> theirs) {
    return new Discrepancy(
        kind,
        document.orderId(),
        document.document().refundId(),
        document.number(),
        document.invoiceNumber(),
        ours,
        theirs);
  }
}
