package nl.koppeling.operator.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many records a reset reads again or skips. */
class MoveTest {

  private static final Log LOG = new Log(100, 200);

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "150, 150,  0,  0",
    "150, 120, 30,  0",
    "150, 180,  0, 30",
    "200, 100, 100, 0",
    "     , 100,  0,  0", // never read: it begins at the start
    "     , 130,  0, 30",
    " 40, 100,  0,  0", // what retention took is read by nobody
    " 40, 110,  0, 10",
    "900, 150, 50,  0" // of a topic that was made anew
  })
  void whatIsReadAgainAndWhatIsSkipped(Long from, long to, long again, long skipped) {
    Move move = new Move(0, LOG, from, to);

    assertThat(move.again()).isEqualTo(again);
    assertThat(move.skipped()).isEqualTo(skipped);
  }

  @Test
  void noPlaceOutsideOfTheLog() {
    assertThatThrownBy(() -> new Move(0, LOG, 150L, 99))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Move(0, LOG, 150L, 201))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
