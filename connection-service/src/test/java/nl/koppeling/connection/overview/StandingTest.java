package nl.koppeling.connection.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.overview.Standing.State;
import nl.koppeling.events.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {

  private static final UUID BOOKING = UUID.randomUUID();

  @ParameterizedTest(name = "{0} then {1} is {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          WAITING INGEST 1   | ACCEPTED INGEST 2  | ACCEPTED INGEST 2
          SKIPPED INGEST 1   | ACCEPTED INGEST 2  | ACCEPTED INGEST 2
          ACCEPTED INGEST 1  | LINKED CUSTOMER 1  | LINKED CUSTOMER 1
          LINKED CUSTOMER 1  | ACCEPTED INGEST 1  | LINKED CUSTOMER 1
          PARKED CUSTOMER 1  | LINKED CUSTOMER 1  | LINKED CUSTOMER 1
          PARKED CUSTOMER 1  | ACCEPTED INGEST 1  | PARKED CUSTOMER 1
          PARKED INVOICE 1   | LINKED CUSTOMER 1  | PARKED INVOICE 1
          SKIPPED INVOICE 1  | LINKED CUSTOMER 1  | SKIPPED INVOICE 1
          PARKED INVOICE 1   | ACCEPTED INGEST 2  | ACCEPTED INGEST 2
          PARKED CUSTOMER 1  | ACCEPTED INGEST 2  | ACCEPTED INGEST 2
          ACCEPTED INGEST 2  | PARKED INVOICE 1   | ACCEPTED INGEST 2
          PARKED INVOICE 1   | SKIPPED INVOICE 1  | SKIPPED INVOICE 1
          PARKED CUSTOMER 1  | SKIPPED CUSTOMER 1 | SKIPPED CUSTOMER 1
          PARKED INGEST 2    | SKIPPED INGEST 2   | SKIPPED INGEST 2
          LINKED CUSTOMER 2  | SKIPPED INVOICE 2  | SKIPPED INVOICE 2
          LINKED CUSTOMER 2  | ACCEPTED INGEST 1  | LINKED CUSTOMER 2
          PARKED INVOICE 1   | BOOKED BOOKED 1    | BOOKED BOOKED 1
          ACCEPTED INGEST 2  | BOOKED BOOKED 1    | BOOKED BOOKED 1
          BOOKED BOOKED 1    | ACCEPTED INGEST 2  | BOOKED BOOKED 1
          BOOKED BOOKED 1    | SKIPPED INGEST 3   | BOOKED BOOKED 1
          BOOKED BOOKED 1    | SETTLED SETTLED 1  | SETTLED SETTLED 1
          SETTLED SETTLED 1  | BOOKED BOOKED 1    | SETTLED SETTLED 1
          SETTLED SETTLED 1  | PARKED INVOICE 1   | SETTLED SETTLED 1
          SETTLED SETTLED 1  | ACCEPTED INGEST 9  | SETTLED SETTLED 1
          PARKED INVOICE 1   | ORDERED ORDERED 1  | ORDERED ORDERED 1
          ORDERED ORDERED 1  | ACCEPTED INGEST 9  | ORDERED ORDERED 1
          ORDERED ORDERED 1  | SKIPPED INGEST 3   | ORDERED ORDERED 1
          """)
  void whatIsHeardNeverMovesADocumentBack(String before, String heard, String after) {
    assertThat(shape(standing(before).after(standing(heard)))).isEqualTo(after);
  }

  @Test
  void inWhateverOrderTheTopicsAreReadADocumentEndsWhereItIs() {
    List<Standing> line =
        List.of(
            standing("WAITING INGEST 1"),
            standing("ACCEPTED INGEST 2"),
            standing("LINKED CUSTOMER 2"),
            standing("PARKED INVOICE 2"),
            standing("BOOKED BOOKED 2"),
            standing("SETTLED SETTLED 2"));

    for (List<Standing> order : permutations(line)) {
      Standing end = order.stream().reduce(Standing::after).orElseThrow();

      assertThat(shape(end)).isEqualTo("SETTLED SETTLED 2");
      assertThat(end.invoiceNumber()).isEqualTo("WEB-1");
      assertThat(end.bookingId()).contains(BOOKING);
      assertThat(end.reasons()).isEmpty();
    }
  }

  @Test
  void aBookingThatCouldNotBePaidStaysBookedAndSaysWhy() {
    Standing after = standing("BOOKED BOOKED 1").after(standing("PARKED INVOICE 1"));

    assertThat(shape(after)).isEqualTo("BOOKED BOOKED 1");
    assertThat(after.reasons()).extracting(Reason::code).containsExactly("WHY");
    Standing settled = after.after(standing("SETTLED SETTLED 1"));
    assertThat(settled.reasons()).isEmpty();
    assertThat(settled.notices()).extracting(Reason::code).containsExactly("LOOK");
  }

  @Test
  void aSalesOrderThatIsNotAsSentStaysMadeAndSaysWhy() {
    Standing after = standing("ORDERED ORDERED 1").after(standing("PARKED INVOICE 1"));

    assertThat(shape(after)).isEqualTo("ORDERED ORDERED 1");
    assertThat(after.reasons()).extracting(Reason::code).containsExactly("WHY");
    assertThat(after.salesOrderNumber()).contains(41);
  }

  private static Standing standing(String text) {
    String[] parts = text.strip().split(" ");
    State state = State.valueOf(parts[0]);
    Stage stage = Stage.valueOf(parts[1]);
    return new Standing(
        state,
        stage,
        "1",
        Instant.ofEpochSecond(Long.parseLong(parts[2])),
        BigDecimal.TEN,
        state == State.PARKED ? List.of(Reason.of("WHY", "Waarom", "Why")) : List.of(),
        stage == Stage.BOOKED ? List.of(Reason.of("LOOK", "Let op", "Look")) : List.of(),
        stage.inTheBooks() ? "WEB-1" : "",
        stage == Stage.BOOKED ? Optional.of(BOOKING) : Optional.empty(),
        stage == Stage.ORDERED ? Optional.of(41) : Optional.empty());
  }

  private static String shape(Standing standing) {
    return standing.state() + " " + standing.stage() + " " + standing.modifiedAt().getEpochSecond();
  }

  private static <T> List<List<T>> permutations(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (T first : items) {
      List<T> others = new ArrayList<>(items);
      others.remove(first);
      for (List<T> rest : permutations(others)) {
        List<T> one = new ArrayList<>(List.of(first));
        one.addAll(rest);
        all.add(one);
      }
    }
    return all;
  }
}
