package nl.koppeling.connection.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import nl.koppeling.connection.overview.DayTotal;
import nl.koppeling.connection.overview.Standing.State;
import nl.koppeling.connection.web.Language;
import nl.koppeling.connection.web.Page;
import org.junit.jupiter.api.Test;

class DaysCardTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final Page PAGE = new Page(Language.EN, "", "", "/");

  @Test
  void bookedEurosAreAddedUpAndRefundsSubtracted() {
    DaysCard card =
        DaysCard.of(
            List.of(
                total(0, State.SETTLED, false, 3, "300.00"),
                total(0, State.SETTLED, true, 1, "-50.00"),
                total(0, State.PARKED, false, 2, "99.00"),
                total(0, State.SKIPPED, false, 7, "70.00"),
                total(30, State.LINKED, false, 1, "10.00")),
            TODAY,
            PAGE);

    assertThat(card.rows())
        .containsExactly(
            new DaysCard.Row("Sat 28 Nov", "4", "€250.00", "0", "2"),
            new DaysCard.Row("Thu 29 Oct", "0", "€0.00", "1", "0"));
    assertThat(card.summary()).contains("4 booked for €250.00", "2 wait for you");
  }

  @Test
  void barsStandOnTheGroundAndWhatThereIsShows() {
    DaysCard card =
        DaysCard.of(
            List.of(
                total(0, State.BOOKED, false, 1_000, "1.00"),
                total(1, State.PARKED, false, 1, "1.00")),
            TODAY,
            PAGE);

    DaysCard.Bar parked = card.bars().get(0);
    DaysCard.Bar booked = card.bars().get(1);
    assertThat(booked.height()).isEqualTo(card.height());
    assertThat(booked.y()).isZero();
    assertThat(booked.tone()).isEqualTo("good");
    assertThat(parked.height()).isEqualTo(1);
    assertThat(parked.y() + parked.height()).isEqualTo(card.height());
    assertThat(parked.tone()).isEqualTo("bad");
    assertThat(booked.x() + booked.width()).isLessThanOrEqualTo(card.width());
  }

  @Test
  void daysOfBeforeAreNotShown() {
    DaysCard card = DaysCard.of(List.of(total(31, State.BOOKED, false, 1, "1.00")), TODAY, PAGE);

    assertThat(card.rows()).isEmpty();
    assertThat(card.bars()).isEmpty();
  }

  private static DayTotal total(int ago, State state, boolean credits, long count, String euros) {
    return new DayTotal(TODAY.minusDays(ago), state, credits, count, new BigDecimal(euros));
  }
}
