package nl.koppeling.invoice.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.koppeling.events.Document;
import nl.koppeling.events.Document.Kind;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.Reason;
import org.junit.jupiter.api.Test;

/** Which sale counts, and what was taken from it. */
class ChainTest {

  private static final UUID CONNECTION = UUID.randomUUID();
  private static final Plan PLAN =
      StateFormTest.states().flatMap(s -> s.planned().stream()).findFirst().orElseThrow();
  private static final PostingState STANDS =
      new PostingState.Settled(PLAN, CONNECTION, Optional.empty());
  private static final PostingState WAITS = new PostingState.Waiting(PostingState.Waiting.SALE);
  private static final PostingState SKIPPED =
      new PostingState.Skipped(Reason.of("ZERO", "nl", "en"));

  @Test
  void withoutAChangeTheFirstSaleCounts() {
    Chain chain = chain(of(Kind.SALE, 0, 0, STANDS), of(Kind.CREDIT, 8, 0, STANDS));

    assertThat(chain.saleRevision()).isZero();
    assertThat(chain.revision()).isZero();
    assertThat(chain.standingCredits()).hasSize(1);
    assertThat(chain.withdrawal()).isEmpty();
  }

  @Test
  void aReplacementCountsBeforeItIsBookedAndItsCreditsAreItsOwn() {
    Chain chain =
        chain(
            of(Kind.SALE, 0, 0, STANDS),
            of(Kind.CREDIT, 8, 0, STANDS),
            of(Kind.WITHDRAWAL, 0, 1, STANDS),
            of(Kind.REPLACEMENT, 0, 1, WAITS),
            of(Kind.CREDIT, 8, 1, WAITS));

    assertThat(chain.saleRevision()).isEqualTo(1);
    assertThat(chain.credit(8)).get().extracting(Posting::state).isEqualTo(WAITS);
    assertThat(chain.standingCredits()).isEmpty();
    assertThat(chain.withdrawal()).isEmpty();
    assertThat(chain.withdrawalFor(chain.sale().orElseThrow())).isPresent();
    assertThat(chain.before(1).sale()).get().extracting(p -> p.key().kind()).isEqualTo(Kind.SALE);
    assertThat(chain.standing()).hasSize(3);
  }

  @Test
  void aCancelledOrdersSaleIsWithdrawnAndTheNextRevisionCountsOn() {
    Chain chain = chain(of(Kind.SALE, 0, 0, STANDS), of(Kind.WITHDRAWAL, 0, 1, STANDS));

    assertThat(chain.withdrawal()).isPresent();
    assertThat(chain.saleRevision()).isZero();
    assertThat(chain.revision()).isEqualTo(1);
  }

  @Test
  void aReversedCreditNoLongerCountsAndASkippedReplacementNever() {
    Chain chain =
        chain(
            of(Kind.SALE, 0, 0, STANDS),
            of(Kind.CREDIT, 8, 0, STANDS),
            of(Kind.REVERSAL, 8, 0, WAITS),
            of(Kind.REPLACEMENT, 0, 1, SKIPPED));

    assertThat(chain.saleRevision()).isZero();
    assertThat(chain.standingCredits()).isEmpty();
    assertThat(chain.credits()).hasSize(1);
  }

  @Test
  void onlyWhatWasSentAndIsNotKnownIsInMotion() {
    List<String> moving =
        StateFormTest.states()
            .filter(s -> chain(of(Kind.SALE, 0, 0, s)).inMotion())
            .map(s -> s.getClass().getSimpleName())
            .toList();

    assertThat(moving)
        .containsExactly(
            "Planned",
            "BookIntended",
            "BookInDoubt",
            "BookUnresolved",
            "Booked",
            "PayIntended",
            "PayInDoubt",
            "OrderPlanned",
            "OrderIntended",
            "OrderInDoubt",
            "OrderUnresolved");
  }

  private static Chain chain(Posting... documents) {
    return new Chain(Stream.of(documents).toList());
  }

  private static Posting of(Kind kind, long refundId, int revision, PostingState state) {
    return new Posting(
        new PostingKey(CONNECTION, 1, new Document(kind, refundId, revision)),
        "1",
        new OrderVersion(Instant.EPOCH, "hash"),
        BigDecimal.ONE,
        Lane.LIVE,
        state,
        0,
        "",
        "");
  }
}
