package nl.koppeling.invoice.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.posting.PostingState.BookInDoubt;
import nl.koppeling.invoice.posting.PostingState.BookIntended;
import nl.koppeling.invoice.posting.PostingState.Booked;
import nl.koppeling.invoice.posting.PostingState.PayInDoubt;
import nl.koppeling.invoice.posting.PostingState.PayIntended;
import nl.koppeling.invoice.posting.PostingState.Planned;
import nl.koppeling.invoice.posting.SalesOrderState.OrderInDoubt;
import nl.koppeling.invoice.posting.SalesOrderState.OrderIntended;
import nl.koppeling.invoice.posting.SalesOrderState.OrderPlanned;
import org.junit.jupiter.api.Test;

/** The transitions that keep effects single. */
class PostingStateTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:05:00Z");
  private static final Duration SETTLE = Duration.ofSeconds(30);
  private static final UUID ID = UUID.randomUUID();

  private final Plan plan =
      StateFormTest.states().flatMap(s -> s.planned().stream()).findFirst().orElseThrow();

  @Test
  void anExecutedDoubtNeverFallsBackToPlanned() {
    BookIntended again = new Planned(plan).intend().unclear(NOW).again();

    assertThat(again.notExecuted()).isInstanceOf(BookInDoubt.class);
    assertThat(new Planned(plan).intend().notExecuted()).isEqualTo(new Planned(plan));
  }

  @Test
  void aPaymentInDoubtIsSentAgainOnlyAfterTwoLooksThatFoundNothing() {
    PayInDoubt doubt = new Booked(plan, ID, NOW, false, 0).intend(Route.bank(ID)).unclear(NOW);

    PostingState once = doubt.notFound();
    PostingState twice = ((PayInDoubt) once).notFound();

    assertThat(once).isInstanceOf(PayInDoubt.class);
    assertThat(twice).isInstanceOf(PayIntended.class);
    assertThat(((PayIntended) twice).unclear(NOW).looks()).isZero();
  }

  @Test
  void aPaymentThatWasNotMadeIsProbedBeforeItIsMadeAgain() {
    PostingState back = new Booked(plan, ID, NOW, false, 0).intend(Route.bank(ID)).notExecuted(NOW);

    assertThat(back).isEqualTo(new Booked(plan, ID, NOW, true, 0));
  }

  @Test
  void aSalesOrderInDoubtIsSentAgainOnlyAfterTwoLooksThatFoundNothing() {
    OrderInDoubt doubt = new OrderPlanned(plan, StateFormTest.FORM).intend().unclear(NOW);

    SalesOrderState once = doubt.notFound();
    SalesOrderState twice = ((OrderInDoubt) once).notFound();

    assertThat(once).isInstanceOf(OrderInDoubt.class);
    assertThat(twice).isInstanceOf(OrderIntended.class);
    assertThat(((OrderIntended) twice).notExecuted()).isInstanceOf(OrderInDoubt.class);
    assertThat(((OrderIntended) twice).unclear(NOW).looks()).isZero();
    assertThat(new OrderPlanned(plan, StateFormTest.FORM).intend().notExecuted())
        .isInstanceOf(OrderPlanned.class);
  }

  @Test
  void aSalesOrderStandsOnceItIsMadeAndIsNoBooking() {
    assertThat(StateFormTest.states().filter(PostingState::ordered))
        .extracting(s -> s.getClass().getSimpleName())
        .containsExactly("Ordered", "OrderedDifferently");
    assertThat(StateFormTest.states().filter(PostingState::ordered))
        .noneMatch(PostingState::standing);
  }

  @Test
  void doubtIsLookedAtLessAndLessOftenAndThenGivenToAPerson() {
    List<Duration> waits = new ArrayList<>();
    Doubt doubt = Doubt.NONE.again(NOW);
    while (!doubt.exhausted()) {
      waits.add(doubt.wait(SETTLE));
      doubt = doubt.again(NOW.plusSeconds(1));
    }

    assertThat(waits)
        .containsExactly(
            SETTLE,
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofDays(1));
    assertThat(doubt.since()).contains(NOW);
  }

  @Test
  void onlyWhatWasNeverSentMayBeReplaced() {
    assertThat(StateFormTest.states().filter(PostingState::replaceable))
        .extracting(s -> s.getClass().getSimpleName())
        .containsExactly("Waiting", "Skipped", "Parked", "Planned", "OrderPlanned");
  }

  @Test
  void obstaclesNameTheirFiguresInBothLanguages() {
    Reason reason = Obstacle.JOURNAL_UNMAPPED.with(java.util.Map.of("method", "ideal"));

    assertThat(reason.nl()).contains("'ideal'").doesNotContain("{");
    assertThat(reason.en()).contains("'ideal'").doesNotContain("{");
  }
}
