package nl.koppeling.invoice.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Changes, refunds and deleted refunds of one order in any order. Whatever was accepted on the way:
 * the books hold what a fresh booking of the last version less its refunds would hold, and an order
 * that is refunded or withdrawn as a whole ends at 0.00 on every ledger account and in every VAT
 * band (VAT reference 6 and decision V22).
 */
class RevisionProperties {

  private static final Instant DECIDED = Instant.parse("2026-07-01T10:00:00Z");

  @TestFactory
  Stream<DynamicTest> holdForEveryGeneratedChain() {
    return Stream.of(
        Seeds.property("theBooksEndAtTheLastVersion", this::theBooksEndAtTheLastVersion),
        Seeds.property("everyChainEndsAtZero", this::everyChainEndsAtZero));
  }

  private void theBooksEndAtTheLastVersion(long seed) {
    Ledger ledger = played(seed);
    if (ledger == null) {
      return;
    }
    ledger.credits.keySet().stream().toList().forEach(ledger::deleteRefund);

    assertThat(Totals.of(ledger.books)).isEqualTo(Totals.of(List.of(Shop.booked(ledger.version))));
    numbersAndMarkersAreSingle(ledger);
  }

  /** By a refund of all that is left, or by a withdrawal. */
  private void everyChainEndsAtZero(long seed) {
    Ledger ledger = played(seed);
    if (ledger == null) {
      return;
    }
    if (seed % 2 == 0 && !ledger.left().total().isZero()) {
      ledger.refund(refund(999, ledger.left().total(), List.of()));
    } else {
      ledger.withdraw();
    }

    assertThat(Totals.of(ledger.books)).isEqualTo(Totals.of(List.of()));
  }

  private static void numbersAndMarkersAreSingle(Ledger ledger) {
    Set<String> seen = new HashSet<>();
    for (Booking booking : ledger.books) {
      assertThat(booking.invoiceNumber().length()).isLessThanOrEqualTo(25);
      assertThat(seen.add(booking.invoiceNumber())).as(booking.invoiceNumber()).isTrue();
      assertThat(seen.add(booking.markers().sale())).isTrue();
      assertThat(seen.add(booking.markers().payment())).isTrue();
    }
  }

  /** Up to six things that happen to an order; null when the seed's order is not booked. */
  private static Ledger played(long seed) {
    if (!(Shop.compose(GeneratedOrder.of(seed)) instanceof Composition.Book book)) {
      return null;
    }
    SplittableRandom random = new SplittableRandom(seed ^ 4711);
    Ledger ledger = new Ledger(GeneratedOrder.of(seed), book.booking());
    int steps = random.nextInt(7);
    for (int step = 1; step <= steps; step++) {
      switch (random.nextInt(4)) {
        case 0 -> ledger.change(GeneratedOrder.of(random.nextLong()));
        case 1 -> ledger.deleteAnyRefund(random);
        default -> {
          Refund refund = RefundChainProperties.partly(random, step, ledger.left());
          if (refund != null) {
            ledger.refund(refund);
          }
        }
      }
    }
    return ledger;
  }

  private static Refund refund(long id, Cents amount, List<Refund.Line> lines) {
    return new Refund(42, id, Instant.parse("2026-03-09T10:00:00Z"), amount.euros(), lines);
  }

  /** The books of one order, kept as the service keeps them. */
  private static final class Ledger {

    final List<Booking> books = new ArrayList<>();
    final TreeMap<Long, CreditComposer.Earlier> credits = new TreeMap<>();
    final String firstNumber;
    SaleOrder version;
    Booking sale;
    int revision;

    Ledger(SaleOrder version, Booking sale) {
      this.version = version;
      this.sale = sale;
      this.firstNumber = sale.invoiceNumber();
      books.add(sale);
    }

    Remainder left() {
      return RefundChainProperties.left(sale, List.copyOf(credits.values()));
    }

    void refund(Refund refund) {
      Composition credit = credit(refund, revision, sale, List.copyOf(credits.values()));
      if (credit instanceof Composition.Book book) {
        credits.put(refund.refundId(), new CreditComposer.Earlier(refund, book.booking()));
        books.add(book.booking());
      } else {
        assertThat(Shop.outcome(credit)).isIn("REFUND_EXCEEDS", "REFUND_WITHOUT_SPLIT");
      }
    }

    void deleteAnyRefund(SplittableRandom random) {
      if (!credits.isEmpty()) {
        deleteRefund(List.copyOf(credits.keySet()).get(random.nextInt(credits.size())));
      }
    }

    void deleteRefund(long refundId) {
      Booking credit = credits.remove(refundId).credit();
      Booking reversal = CorrectionComposer.reversal(next(revision), refundId, credit, Shop.PLAIN);
      assertThat(reversal.total()).isEqualTo(credit.total().negate());
      books.add(reversal);
    }

    /** All or nothing: refunds that have no place in the later version stop it. */
    void change(SaleOrder later) {
      Revision next = next(revision + 1);
      Composition composed = CorrectionComposer.replacement(next, later, Shop.PLAIN, Shop.FACTS);
      if (!(composed instanceof Composition.Book book)) {
        return;
      }
      List<CreditComposer.Earlier> anew = new ArrayList<>();
      for (CreditComposer.Earlier old : credits.values()) {
        Composition credit = credit(old.refund(), next.number(), book.booking(), List.copyOf(anew));
        if (!(credit instanceof Composition.Book again)) {
          return;
        }
        anew.add(new CreditComposer.Earlier(old.refund(), again.booking()));
      }
      withdraw();
      version = later;
      sale = book.booking();
      revision = next.number();
      credits.clear();
      anew.forEach(e -> credits.put(e.refund().refundId(), e));
      books.add(sale);
      anew.forEach(e -> books.add(e.credit()));
    }

    void withdraw() {
      List<Booking> taken = credits.values().stream().map(CreditComposer.Earlier::credit).toList();
      CorrectionComposer.withdrawal(next(revision + 1), sale, taken, Shop.PLAIN)
          .ifPresent(books::add);
    }

    private Revision next(int number) {
      return new Revision(Shop.FACTS.connectionId(), 42, number, firstNumber, DECIDED);
    }

    private static Composition credit(
        Refund refund, int revision, Booking sale, List<CreditComposer.Earlier> earlier) {
      return CreditComposer.compose(
          refund, revision, sale, earlier, RefundChainProperties.WITH_CONSENT, Shop.FACTS);
    }
  }
}
