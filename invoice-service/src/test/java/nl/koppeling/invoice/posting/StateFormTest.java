package nl.koppeling.invoice.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.booking.Band;
import nl.koppeling.invoice.booking.Booking;
import nl.koppeling.invoice.booking.Cents;
import nl.koppeling.invoice.booking.Figures;
import nl.koppeling.invoice.booking.LedgerRole;
import nl.koppeling.invoice.booking.Notice;
import nl.koppeling.invoice.booking.Rounding;
import nl.koppeling.invoice.booking.SalesOrderForm;
import nl.koppeling.invoice.booking.Treatment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows written yesterday are read tomorrow: the stored form of every state is frozen as a file. */
class StateFormTest {

  private static final UUID ID = UUID.fromString("10000000-0000-4000-8000-000000000001");
  private static final Instant THEN = Instant.parse("2026-03-02T10:05:00.123456Z");
  private static final Reason REASON = new Reason("CODE", "nl", "en", Map.of("number", "W-1"));
  private static final Plan PLAN =
      new Plan(
          new Booking(
              "W-1",
              LocalDate.of(2026, 3, 2),
              "Webshop order 1",
              new Booking.Markers("S1", "P1"),
              14,
              new Cents(12100),
              List.of(
                  new Booking.Line(
                      "Mok",
                      ID,
                      Optional.of(ID),
                      Band.HIGH,
                      new Cents(10000),
                      Optional.of(new Booking.Origin(LedgerRole.PRODUCT, 81)))),
              List.of(new Booking.Vat(Band.HIGH, new Cents(2100), Optional.empty())),
              List.of(new Booking.Payment(Booking.Payment.Means.METHOD, new Cents(12100))),
              Treatment.DOMESTIC,
              Set.of(Notice.ROUNDING_RESIDUAL),
              "f1",
              Optional.of(
                  new Figures(
                      LocalDate.of(2026, 3, 2),
                      "NL",
                      new Cents(0),
                      new Cents(12),
                      new Cents(-37),
                      new Cents(1),
                      Rounding.PER_LINE))),
          ID,
          "ideal");
  static final SalesOrderForm FORM =
      new SalesOrderForm(
          ID,
          true,
          List.of(
              new SalesOrderForm.Line(
                  new SalesOrderForm.Article("1042", "Mok", ID),
                  Band.HIGH,
                  "Mok",
                  new BigDecimal("2.5"),
                  new Cents(4840))));
  private static final Doubt DOUBT = new Doubt(2, Optional.of(THEN));

  static Stream<PostingState> states() {
    return Stream.of(
        new PostingState.Waiting(PostingState.Waiting.RATES),
        new PostingState.Skipped(REASON),
        new PostingState.Parked(List.of(REASON)),
        new PostingState.BookedElsewhere(),
        new PostingState.Planned(PLAN),
        new PostingState.BookIntended(PLAN, Doubt.NONE),
        new PostingState.BookInDoubt(PLAN, DOUBT),
        new PostingState.BookUnresolved(PLAN, List.of(REASON)),
        new PostingState.Booked(PLAN, ID, THEN, true, 0),
        new PostingState.PayIntended(PLAN, ID, 0, Route.bank(ID), Doubt.NONE),
        new PostingState.PayInDoubt(
            PLAN, ID, 0, new Route(Route.Way.MEMORIAL, ID, Optional.of(ID)), DOUBT, 1),
        new PostingState.Unsettled(PLAN, ID, List.of(REASON)),
        new PostingState.Settled(PLAN, ID, Optional.of(ID)),
        new PostingState.LeftOpen(PLAN, ID),
        new SalesOrderState.OrderPlanned(PLAN, FORM),
        new SalesOrderState.OrderIntended(PLAN, FORM, Doubt.NONE),
        new SalesOrderState.OrderInDoubt(PLAN, FORM, DOUBT, 1),
        new SalesOrderState.OrderUnresolved(PLAN, FORM, List.of(REASON)),
        new SalesOrderState.Ordered(PLAN, FORM, ID, 41),
        new SalesOrderState.OrderedDifferently(PLAN, FORM, ID, 41, List.of(REASON)));
  }

  @ParameterizedTest
  @MethodSource("states")
  void theStoredFormIsFrozen(PostingState state) throws IOException {
    String frozen = frozen(StateForm.name(state));

    assertThat(StateForm.body(state)).isEqualTo(frozen);
    assertThat(StateForm.read(StateForm.name(state), frozen)).isEqualTo(state);
  }

  /** Plans of before figures were kept are read without any, and are otherwise the same. */
  @ParameterizedTest
  @MethodSource("states")
  void anOlderFormIsReadWithoutFigures(PostingState state) throws IOException {
    // Sales orders came after figures.
    if (state.planned().isEmpty() || state instanceof SalesOrderState) {
      return;
    }
    String name = StateForm.name(state);

    PostingState read = StateForm.read(name, frozen("before-figures/" + name));

    Booking booking = read.planned().orElseThrow().booking();
    assertThat(booking.figures()).isEmpty();
    assertThat(booking.fingerprint()).isEqualTo("f1");
    assertThat(StateForm.body(read).replace(",\"figures\":null", ""))
        .isEqualTo(frozen("before-figures/" + name));
  }

  @Test
  void everyStateIsInTheTable() {
    assertThat(states().map(Object::getClass).toList())
        .hasSize(20)
        .hasSameElementsAs(StateForm.kinds(PostingState.class).toList());
  }

  private static String frozen(String name) throws IOException {
    try (InputStream in = StateFormTest.class.getResourceAsStream("/states/" + name + ".json")) {
      assertThat(in).as("frozen form of " + name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
