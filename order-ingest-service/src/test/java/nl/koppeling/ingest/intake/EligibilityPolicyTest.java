package nl.koppeling.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EligibilityPolicyTest {

  private static final EligibilityPolicy POLICY =
      new EligibilityPolicy(Set.of("completed", "shipped"), Instant.parse("2026-09-01T00:00:00Z"));

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
}
