package nl.koppeling.invoice.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Document;
import nl.koppeling.events.Document.Kind;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.Lane;
import nl.koppeling.events.Order;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.SealedBuyer;
import nl.koppeling.invoice.posting.Posting;
import nl.koppeling.invoice.posting.PostingKey;
import nl.koppeling.invoice.posting.PostingState;
import org.junit.jupiter.api.Test;

/** What a correcting document came from is stored for as long as it may have to be composed. */
class CorrectionEventTest {

  private static final UUID CONNECTION = UUID.fromString("11111111-2222-4333-8444-555555555555");
  private static final Instant DECIDED = Instant.parse("2026-07-01T10:00:00Z");

  @Test
  void theStoredFormIsFrozen() {
    CorrectionEvent withdrawal = new CorrectionEvent(DECIDED, Optional.empty());
    String frozen = "{\"decidedAt\":\"2026-07-01T10:00:00Z\",\"later\":null}";

    assertThat(withdrawal.json()).isEqualTo(frozen);
    assertThat(CorrectionEvent.of(posting(Kind.WITHDRAWAL, 0, 1, frozen))).contains(withdrawal);
    assertThat(
            CorrectionEvent.of(
                posting(Kind.REVERSAL, 88, 0, "{\"decidedAt\":\"2026-07-01T10:00:00Z\"}")))
        .contains(withdrawal);
  }

  @Test
  void aReplacementKeepsTheLaterVersionInTheFormOfItsEvent() {
    CorrectionEvent replacement = new CorrectionEvent(DECIDED, Optional.of(linked()));
    String frozen =
        "{\"decidedAt\":\"2026-07-01T10:00:00Z\",\"later\":" + EventCodec.encode(linked()) + "}";

    assertThat(replacement.json()).isEqualTo(frozen);
    Posting posting = posting(Kind.REPLACEMENT, 0, 1, frozen);
    assertThat(CorrectionEvent.of(posting)).contains(replacement);
    assertThat(StoredEvent.linked(posting)).contains(linked());
    assertThat(StoredEvent.refunded(posting)).isEmpty();
  }

  @Test
  void othersHaveNoneAndNobodyHasOneWhenTheConnectionIsGone() {
    assertThat(CorrectionEvent.of(posting(Kind.SALE, 0, 0, "{}"))).isEmpty();
    assertThat(CorrectionEvent.of(posting(Kind.CREDIT, 88, 1, "{}"))).isEmpty();
    assertThat(CorrectionEvent.of(posting(Kind.WITHDRAWAL, 0, 1, ""))).isEmpty();
    assertThat(StoredEvent.linked(posting(Kind.REPLACEMENT, 0, 1, ""))).isEmpty();
  }

  private static Posting posting(Kind kind, long refundId, int revision, String event) {
    return new Posting(
        new PostingKey(CONNECTION, 1, new Document(kind, refundId, revision)),
        "1",
        new OrderVersion(DECIDED, "hash"),
        BigDecimal.ONE,
        Lane.LIVE,
        new PostingState.Waiting(PostingState.Waiting.TURN),
        0,
        event,
        "");
  }

  private static CustomerLinked linked() {
    Order facts =
        new Order(
            "completed",
            "EUR",
            true,
            DECIDED,
            Optional.of(DECIDED),
            Optional.empty(),
            new BigDecimal("121.00"),
            new BigDecimal("21.00"),
            new Order.Payment("ideal", "iDEAL", "tr_1"),
            Optional.of("NL"),
            Optional.of("NL"),
            false,
            List.of(),
            List.of());
    return new CustomerLinked(
        new OrderRef(CONNECTION, 1, "1", new OrderVersion(DECIDED, "hash")),
        Lane.LIVE,
        facts,
        new SealedBuyer("sealed"),
        CONNECTION,
        false);
  }
}
