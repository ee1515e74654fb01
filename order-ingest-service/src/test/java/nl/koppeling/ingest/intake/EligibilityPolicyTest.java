package nl.koppeling.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.koppeling.events.IntakeChoices;
import nl.koppeling.events.IntakeChoices.Paid;
import nl.koppeling.events.IntakeChoices.PaidRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EligibilityPolicyTest {

  private static final EligibilityPolicy POLICY = policy(IntakeChoices.USUAL);

  private static EligibilityPolicy policy(IntakeChoices choices) {
    return new EligibilityPolicy(
        Set.of("completed", "shipped"), Instant.parse("2026-09-01T00:00:00Z"), choices);
  }

  private static IntakeChoices rule(String method, Paid paid) {
    return new IntakeChoices(List.of(new PaidRule(method, paid)), false);
  }

  @ParameterizedTest
  @CsvSource({
    "completed, 2026-09-02T05:51:29, Eligible[]",
    "shipped, 2026-09-02T05:51:29, Eligible[]",
    "completed, 2026-09-01T00:00:00, Eligible[]",
    "completed, 2026-08-31T23:59:59, Skipped[why=BEFORE_START]",
    "completed, , Waiting[why=NOT_PAID]",
    "processing, 2026-09-02T05:51:29, Waiting[why=NOT_COMPLETED]",
    "processing, , Waiting[why=NOT_PAID]",
    "on-hold, , Waiting[why=NOT_PAID]",
    "partially-shipped, 2026-09-02T05:51:29, Waiting[why=NOT_COMPLETED]",
    "cancelled, 2026-09-02T05:51:29, Skipped[why=CANCELLED]",
    "failed, , Skipped[why=FAILED]",
    "trash, 2026-09-02T05:51:29, Skipped[why=TRASHED]",
    "checkout-draft, , Skipped[why=DRAFT]",
    "refunded, 2026-09-02T05:51:29, Parked[why=REFUND_INCOMPLETE]",
  })
  void statusAndPaymentDecide(String status, String paid, String expected) {
    ObjectNode json = Recorded.orderJson(31);
    json.put("status", status).put("date_paid_gmt", paid);
    assertThat(POLICY.judge(Recorded.order(json))).hasToString(expected);
  }

  @Test
  void aCancelledOrderWhoseMoneyWentBackNeedsNobody() {
    ObjectNode json = Recorded.orderJson(35);
    json.put("status", "cancelled");
    assertThat(POLICY.judge(Recorded.order(json)))
        .isEqualTo(new Eligibility.Skipped(Why.REFUNDED_BEFORE_SALE));
  }

  /** Paid in September, refunded in November: both belong in the VAT return of their own period. */
  @Test
  void anOrderThatWasSoldAndRefundedSinceIsBothBookedAndCredited() {
    assertThat(POLICY.judge(Recorded.order(35))).isEqualTo(new Eligibility.Eligible());
  }

  @ParameterizedTest
  @CsvSource({"date_completed_gmt", "date_paid_gmt"})
  void anOrderThatWasRefundedWithoutHavingBeenSoldIsNothing(String missing) {
    ObjectNode json = Recorded.orderJson(35);
    json.putNull(missing);
    assertThat(POLICY.judge(Recorded.order(json)))
        .isEqualTo(new Eligibility.Skipped(Why.REFUNDED_BEFORE_SALE));
  }

  @Test
  void anOrderSoldBeforeTheStartAndRefundedSinceIsNothing() {
    ObjectNode json = Recorded.orderJson(35);
    json.put("date_paid_gmt", "2026-08-31T10:00:00");
    assertThat(POLICY.judge(Recorded.order(json)))
        .isEqualTo(new Eligibility.Skipped(Why.BEFORE_START));
  }

  @Test
  void aFreeOrderGoesOn() {
    assertThat(POLICY.judge(Recorded.order(116))).isEqualTo(new Eligibility.Eligible());
  }

  @ParameterizedTest
  @EnumSource(Why.class)
  void everyReasonSpeaksTwoLanguages(Why why) {
    assertThat(why.reason().code()).isEqualTo(why.name());
    assertThat(why.reason().nl()).isNotBlank().isNotEqualTo(why.reason().en());
  }

  @ParameterizedTest
  @CsvSource({
    "completed, , 2026-09-02T05:51:29, Eligible[]",
    "shipped, , , Eligible[]",
    "completed, 2026-09-03T05:51:29, 2026-09-02T05:51:29, Eligible[]",
    "completed, , 2026-08-31T23:59:59, Skipped[why=BEFORE_START]",
    "completed, 2026-09-03T05:51:29, 2026-08-31T23:59:59, Skipped[why=BEFORE_START]",
    "processing, , , Waiting[why=NOT_COMPLETED]",
    "on-hold, , , Waiting[why=NOT_COMPLETED]",
    "cancelled, , 2026-09-02T05:51:29, Skipped[why=CANCELLED]",
    "refunded, , 2026-09-02T05:51:29, Parked[why=REFUND_INCOMPLETE]",
  })
  void whereCompletedMeansPaidTheStatusDecides(
      String status, String paid, String completed, String expected) {
    ObjectNode json = Recorded.orderJson(31);
    json.put("status", status).put("payment_method", "invoice");
    json.put("date_paid_gmt", paid).put("date_completed_gmt", completed);
    EligibilityPolicy policy = policy(rule("invoice", Paid.COMPLETED_MEANS_PAID));

    assertThat(policy.judge(Recorded.order(json))).hasToString(expected);
  }

  @Test
  void aRuleIsForItsOwnPaymentMethodOnly() {
    ObjectNode json = Recorded.orderJson(31);
    json.put("status", "completed").putNull("date_paid_gmt").put("payment_method", "bacs");

    assertThat(policy(rule("invoice", Paid.COMPLETED_MEANS_PAID)).judge(Recorded.order(json)))
        .isEqualTo(new Eligibility.Waiting(Why.NOT_PAID));
    assertThat(policy(rule("bacs", Paid.COMPLETED_MEANS_PAID)).judge(Recorded.order(json)))
        .isEqualTo(new Eligibility.Eligible());
  }

  /** A date of payment that comes weeks later must not move an invoice to another VAT period. */
  @ParameterizedTest
  @CsvSource({
    ", 2026-09-30T20:00:00, 2026-09-30T20:00:00Z",
    "2026-10-14T08:00:00, 2026-09-30T20:00:00, 2026-09-30T20:00:00Z",
    "2026-09-29T08:00:00, 2026-09-30T20:00:00, 2026-09-29T08:00:00Z",
    "2026-09-29T08:00:00, , 2026-09-29T08:00:00Z",
    ", , ",
  })
  void theDayOfPaymentIsThatOfCompletionUnlessItWasPaidBefore(
      String paid, String completed, Instant expected) {
    ObjectNode json = Recorded.orderJson(31);
    json.put("payment_method", "invoice");
    json.put("date_paid_gmt", paid).put("date_completed_gmt", completed);
    EligibilityPolicy policy = policy(rule("invoice", Paid.COMPLETED_MEANS_PAID));

    assertThat(policy.paidAt(Recorded.order(json))).isEqualTo(Optional.ofNullable(expected));
    assertThat(POLICY.paidAt(Recorded.order(json)))
        .isEqualTo(Optional.ofNullable(paid).map(p -> Instant.parse(p + "Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "completed, Skipped[why=METHOD_NOT_BOOKED]",
    "processing, Skipped[why=METHOD_NOT_BOOKED]",
    "refunded, Skipped[why=METHOD_NOT_BOOKED]",
    "cancelled, Skipped[why=CANCELLED]",
  })
  void whatIsBookedOtherwiseIsSkippedWithThatReason(String status, String expected) {
    ObjectNode json = Recorded.orderJson(31);
    json.put("status", status).put("payment_method", "bol");

    assertThat(policy(rule("bol", Paid.NEVER)).judge(Recorded.order(json))).hasToString(expected);
  }

  /** SnelStart books euros; the invoice side parks it with reason CURRENCY, and it alone. */
  @Test
  void anOrderInAnotherCurrencyGoesOn() {
    ObjectNode json = Recorded.orderJson(31);
    json.put("status", "completed").put("currency", "USD");
    assertThat(POLICY.judge(Recorded.order(json))).isEqualTo(new Eligibility.Eligible());
  }

  @Test
  void anotherChoiceJudgesOtherwiseAndAnotherStartOrOrderOfRulesDoesNot() {
    PaidRule one = new PaidRule("cod", Paid.NEVER);
    PaidRule two = new PaidRule("bacs", Paid.COMPLETED_MEANS_PAID);
    EligibilityPolicy policy = policy(new IntakeChoices(List.of(one, two), false));

    assertThat(policy.judgesOtherwise(policy(new IntakeChoices(List.of(two, one), true))))
        .isFalse();
    assertThat(policy.judgesOtherwise(policy.from(Instant.EPOCH))).isFalse();
    assertThat(policy.judgesOtherwise(policy(new IntakeChoices(List.of(one), false)))).isTrue();
    assertThat(
            policy.judgesOtherwise(
                new EligibilityPolicy(Set.of("completed"), policy.startFrom(), policy.choices())))
        .isTrue();
  }
}
