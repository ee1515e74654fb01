package nl.koppeling.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.koppeling.events.OrderVersion;
import org.junit.jupiter.api.Test;

/** What is told of an order over its life. */
class DossierTest {

  private static final Instant T0 = Instant.parse("2026-10-01T10:00:00Z");
  private static final Eligibility ELIGIBLE = new Eligibility.Eligible();
  private static final Eligibility UNPAID = new Eligibility.Waiting(Why.NOT_PAID);
  private static final Eligibility CANCELLED = new Eligibility.Skipped(Why.CANCELLED);
  private static final WooOrder.Refund FIVE = new WooOrder.Refund(91, new BigDecimal("5.00"));
  private static final WooOrder.Refund NOTHING = new WooOrder.Refund(92, BigDecimal.ZERO);

  private final List<Telling> told = new ArrayList<>();
  private Dossier dossier;

  @Test
  void anEligibleOrderIsToldOnceHoweverOftenItIsRead() {
    read(0, "sale", ELIGIBLE);
    read(0, "sale", ELIGIBLE);
    read(60, "sale", ELIGIBLE);
    assertThat(told).containsExactly(new Telling.Completed());
  }

  @Test
  void aWaitingOrderIsToldAgainOnlyWhenTheReasonChanges() {
    read(0, "sale", UNPAID);
    read(10, "sale", UNPAID);
    read(20, "sale", new Eligibility.Waiting(Why.NOT_COMPLETED));
    read(30, "sale", ELIGIBLE);
    assertThat(told)
        .containsExactly(
            new Telling.Waits(Why.NOT_PAID),
            new Telling.Waits(Why.NOT_COMPLETED),
            new Telling.Completed());
  }

  @Test
  void anOlderVersionChangesNothing() {
    read(60, "sale", ELIGIBLE);
    read(0, "older sale", UNPAID);
    read(60, "sale", ELIGIBLE);
    assertThat(told).containsExactly(new Telling.Completed());
  }

  @Test
  void anotherContentOfAToldSaleIsToldAgain() {
    read(0, "sale", ELIGIBLE);
    read(60, "other sale", ELIGIBLE);
    assertThat(told).containsExactly(new Telling.Completed(), new Telling.Completed());
  }

  @Test
  void aRefundIsToldOnceAfterItsSale() {
    read(0, "sale", ELIGIBLE, FIVE, NOTHING);
    read(60, "sale", ELIGIBLE, FIVE, NOTHING);
    assertThat(told)
        .containsExactly(new Telling.Completed(), new Telling.Refunded(FIVE, FIVE.amount()));
  }

  @Test
  void aRefundSaysWhatWasRefundedSoFar() {
    WooOrder.Refund later = new WooOrder.Refund(900, new BigDecimal("2.50"));
    read(0, "sale", ELIGIBLE, later, FIVE);
    assertThat(told)
        .containsExactly(
            new Telling.Completed(),
            new Telling.Refunded(FIVE, new BigDecimal("5.00")),
            new Telling.Refunded(later, new BigDecimal("7.50")));
  }

  @Test
  void aToldRefundIsGoneOnlyWhenTheShopsOwnListSaysSo() {
    read(0, "sale", ELIGIBLE, FIVE);
    read(0, "sale", ELIGIBLE);
    assertThat(told).hasSize(2);
    assertThat(dossier.misses(List.of())).isTrue();

    listed(0, "sale", Set.of(FIVE.id()));
    assertThat(told).hasSize(2);
    listed(0, "sale", Set.of());
    listed(0, "sale", Set.of());

    assertThat(told)
        .containsExactly(
            new Telling.Completed(),
            new Telling.Refunded(FIVE, FIVE.amount()),
            new Telling.RefundGone(FIVE.id()));
  }

  @Test
  void aRefundOfAnOrderThatWasNeverToldIsNotTold() {
    read(0, "sale", UNPAID, FIVE);
    read(60, "sale", new Eligibility.Skipped(Why.REFUNDED_BEFORE_SALE), FIVE);
    assertThat(told)
        .containsExactly(
            new Telling.Waits(Why.NOT_PAID), new Telling.IsSkipped(Why.REFUNDED_BEFORE_SALE));
  }

  @Test
  void aToldSaleThatIsWhollyRefundedLeadsToItsRefundOnly() {
    read(0, "sale", ELIGIBLE);
    read(60, "sale", new Eligibility.Skipped(Why.REFUNDED_BEFORE_SALE), FIVE);
    assertThat(told)
        .containsExactly(new Telling.Completed(), new Telling.Refunded(FIVE, FIVE.amount()));
  }

  @Test
  void aToldSaleThatIsCancelledIsForAPersonAndComesBackWhenRestored() {
    read(0, "sale", ELIGIBLE);
    read(60, "sale", CANCELLED);
    read(61, "sale", CANCELLED);
    read(120, "sale", ELIGIBLE);
    assertThat(told)
        .containsExactly(
            new Telling.Completed(),
            new Telling.IsParked(Why.CANCELLED_AFTER_SALE),
            new Telling.Completed());
  }

  @Test
  void aToldSaleThatGoesBackToProcessingStaysTold() {
    read(0, "sale", ELIGIBLE);
    read(60, "sale", new Eligibility.Waiting(Why.NOT_COMPLETED));
    read(120, "sale", ELIGIBLE);
    assertThat(told).containsExactly(new Telling.Completed());
  }

  @Test
  void aCancelledOrderThatIsPaidAfterAllIsTold() {
    read(0, "sale", CANCELLED);
    read(60, "sale", ELIGIBLE);
    assertThat(told).containsExactly(new Telling.IsSkipped(Why.CANCELLED), new Telling.Completed());
  }

  @Test
  void anIdThatSuddenlyIsAnotherOrderIsParkedAndTheFirstStaysKnown() {
    read(0, "sale", ELIGIBLE);
    apply(dossier.see(seen(60, "sale b", Optional.of(new Seen.Identity("b", T0)), ELIGIBLE)));
    apply(dossier.see(seen(90, "sale b", Optional.of(new Seen.Identity("b", T0)), ELIGIBLE)));
    assertThat(told).containsExactly(new Telling.Completed(), new Telling.IsParked(Why.IDENTITY));
    assertThat(dossier.acceptedSale()).contains("sale");
    assertThat(dossier.version().modifiedAt()).isEqualTo(T0);
  }

  @Test
  void anEditedDateOfCreationIsStillTheSameOrder() {
    read(0, "sale", ELIGIBLE);
    Seen.Identity edited = new Seen.Identity("key", T0.minusSeconds(86_400));
    apply(dossier.see(seen(60, "sale", Optional.of(edited), ELIGIBLE)));
    assertThat(told).containsExactly(new Telling.Completed());
  }

  @Test
  void withoutAKeyTheDateOfCreationDecides() {
    apply(Dossier.open(seen(0, "sale", Optional.of(new Seen.Identity("", T0)), ELIGIBLE)));
    Seen.Identity other = new Seen.Identity("", T0.plusSeconds(5));
    apply(dossier.see(seen(60, "sale", Optional.of(other), ELIGIBLE)));
    assertThat(told).containsExactly(new Telling.Completed(), new Telling.IsParked(Why.IDENTITY));
  }

  @Test
  void aDeletedOrderIsSkippedBeforeAndForAPersonAfterItsSale() {
    read(0, "sale", UNPAID);
    apply(dossier.gone());
    apply(dossier.gone());
    read(60, "sale", ELIGIBLE);
    apply(dossier.gone());
    assertThat(told)
        .containsExactly(
            new Telling.Waits(Why.NOT_PAID),
            new Telling.IsSkipped(Why.DELETED),
            new Telling.Completed(),
            new Telling.IsParked(Why.CANCELLED_AFTER_SALE));
  }

  @Test
  void otherContentInTheSameSecondIsDoubted() {
    read(0, "sale", ELIGIBLE);
    assertThat(dossier.doubts(new OrderVersion(T0, "other"))).isTrue();
    assertThat(dossier.doubts(new OrderVersion(T0.plusSeconds(1), "other"))).isFalse();
    assertThat(dossier.doubts(dossier.version())).isFalse();
  }

  @Test
  void whatTheOwnerNoLongerWantsBookedIsNoCancellationOfWhatWasTold() {
    read(0, "sale", ELIGIBLE);
    read(10, "sale", new Eligibility.Skipped(Why.METHOD_NOT_BOOKED));
    read(20, "sale", CANCELLED);
    assertThat(told)
        .containsExactly(new Telling.Completed(), new Telling.IsParked(Why.CANCELLED_AFTER_SALE));
  }

  /** A shop's clock is put back: what it says from then on is from before what we know. */
  @Test
  void whatIsFromBeforeAndOtherwiseIsAheadOfAndCountsWhenItIsInsistedOn() {
    Optional<Seen.Identity> same = Optional.of(new Seen.Identity("key", T0));
    read(60, "sale", UNPAID);
    Seen earlier = seen(30, "sale", same, ELIGIBLE);

    assertThat(dossier.isAheadOf(earlier)).isTrue();
    assertThat(dossier.isAheadOf(seen(30, "sale", same, UNPAID))).as("the same").isFalse();
    assertThat(dossier.isAheadOf(seen(90, "sale", same, ELIGIBLE))).as("later").isFalse();
    Optional<Seen.Identity> another = Optional.of(new Seen.Identity("another", T0));
    assertThat(dossier.isAheadOf(seen(30, "sale", another, ELIGIBLE))).isFalse();

    OrderVersion known = dossier.version();
    apply(dossier.see(earlier.notBefore(known)));
    assertThat(told).last().isEqualTo(new Telling.Completed());
    assertThat(dossier.version().modifiedAt()).isEqualTo(known.modifiedAt());
    assertThat(dossier.version().supersedes(known)).isTrue();
    assertThat(dossier.isAheadOf(earlier)).as("it is known now").isFalse();
  }

  private void read(int second, String sale, Eligibility eligibility, WooOrder.Refund... refunds) {
    Seen seen = seen(second, sale, Optional.of(new Seen.Identity("key", T0)), eligibility, refunds);
    apply(dossier == null ? Dossier.open(seen) : dossier.see(seen));
  }

  private void listed(int second, String sale, Set<Long> listed) {
    Seen without = seen(second, sale, Optional.of(new Seen.Identity("key", T0)), ELIGIBLE);
    apply(
        dossier.see(
            new Seen(
                without.version(),
                sale,
                without.identity(),
                ELIGIBLE,
                List.of(),
                Optional.of(listed))));
  }

  @Test
  void onlyWhatIsParkedCanBeTakenOver() {
    read(0, "sale", UNPAID);
    assertThat(dossier.takenOver()).isEmpty();
    read(10, "sale", ELIGIBLE);
    assertThat(dossier.takenOver()).isEmpty();
    read(20, "sale", CANCELLED);
    apply(dossier.takenOver().orElseThrow());
    assertThat(told).last().isEqualTo(new Telling.IsSkipped(Why.BOOKED_ELSEWHERE));
    assertThat(dossier.takenOver()).isEmpty();
  }

  @Test
  void whatItsOwnerTookOverIsNeverToldAsASaleAgain() {
    read(0, "sale", ELIGIBLE);
    read(20, "sale", CANCELLED);
    apply(dossier.takenOver().orElseThrow());
    told.clear();

    read(30, "other sale", ELIGIBLE);
    read(40, "other sale", UNPAID);
    apply(dossier.gone());
    assertThat(told).isEmpty();
    read(50, "other sale", ELIGIBLE, FIVE);
    read(40, "other sale", ELIGIBLE);
    assertThat(told).containsExactly(new Telling.Refunded(FIVE, FIVE.amount()));
  }

  @Test
  void anOrderThatWasNeverToldStaysSilentOnceItsOwnerTookItOver() {
    read(0, "sale", new Eligibility.Parked(Why.ORDER_UNREADABLE));
    apply(dossier.takenOver().orElseThrow());
    told.clear();

    read(30, "sale", ELIGIBLE, FIVE);

    assertThat(told).isEmpty();
  }

  private void apply(Dossier.Step step) {
    dossier = step.dossier();
    told.addAll(step.tellings());
  }

  private static Seen seen(
      int second,
      String sale,
      Optional<Seen.Identity> identity,
      Eligibility eligibility,
      WooOrder.Refund... refunds) {
    String content = sale + eligibility + List.of(refunds);
    return new Seen(
        new OrderVersion(T0.plusSeconds(second), content),
        sale,
        identity,
        eligibility,
        List.of(refunds),
        Optional.empty());
  }
}
