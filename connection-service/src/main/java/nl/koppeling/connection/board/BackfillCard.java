package nl.koppeling.connection.board;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.backfill.BackfillView;
import nl.koppeling.connection.web.Figures;
import nl.koppeling.connection.web.Page;
import nl.koppeling.events.BackfillMoved.State;

/**
 * How the taking along of earlier orders is doing, ready to be shown.
 *
 * @param state as a person says it
 * @param tone {@code good}, {@code wait} or {@code bad}; chooses the looks
 * @param measured false: how many there are is not known yet
 * @param percent processed, 0 to 100
 * @param line how far it is, in words
 * @param more what is still in line, or what happens to the rest; may be empty
 * @param expected when it will be finished; may be empty
 */
public record BackfillCard(
    UUID id,
    String state,
    String tone,
    boolean measured,
    int percent,
    String line,
    String more,
    String expected,
    boolean mayPause,
    boolean mayResume,
    boolean mayCancel) {

  /** What is finished is shown for some days, then the counts say enough. */
  private static final Duration SHOWN = Duration.ofDays(7);

  /** The card; empty when there is nothing to show. */
  static Optional<BackfillCard> of(
      UUID id, Optional<BackfillView> backfill, boolean owner, Instant now, Page page) {
    return backfill.filter(view -> shown(view, now)).map(view -> card(id, view, owner, now, page));
  }

  private static boolean shown(BackfillView view, Instant now) {
    boolean nothing = view.planned().filter(planned -> planned == 0).isPresent();
    boolean longAgo =
        view.finishedAt().filter(end -> end.isBefore(now.minus(SHOWN))).isPresent()
            && view.inLine() == 0;
    return !nothing && !longAgo;
  }

  private static BackfillCard card(
      UUID id, BackfillView view, boolean owner, Instant now, Page page) {
    boolean open =
        switch (view.state()) {
          case PLANNED, RUNNING, PAUSED -> true;
          case CANCELLED, DONE -> false;
        };
    return new BackfillCard(
        id,
        page.text("backfill_state_" + (booking(view) ? "BOOKING" : view.state().name())),
        view.complete() ? "good" : "wait",
        view.planned().isPresent(),
        view.percent(),
        line(view, page),
        more(view, page),
        view.expectedAt().map(moment -> expected(moment, now, page)).orElse(""),
        owner && open && view.state() != State.PAUSED,
        owner && view.state() == State.PAUSED,
        owner && open);
  }

  /** Everything is read, not everything is booked. */
  private static boolean booking(BackfillView view) {
    return view.state() == State.DONE && view.inLine() > 0;
  }

  private static String line(BackfillView view, Page page) {
    return view.planned()
        .map(
            planned ->
                page.text(
                    "backfill_line",
                    page.figures().number(view.processed()),
                    page.figures().number(planned),
                    view.percent()))
        .orElseGet(() -> page.text("backfill_line_unknown"));
  }

  private static String more(BackfillView view, Page page) {
    if (view.state() == State.CANCELLED) {
      return page.text("backfill_more_cancelled");
    }
    if (view.inLine() > 0) {
      return page.text(
          "backfill_more_line",
          page.figures().number(view.read()),
          page.figures().number(view.inLine()));
    }
    return view.state() == State.PAUSED ? page.text("backfill_more_paused") : "";
  }

  private static String expected(Instant moment, Instant now, Page page) {
    boolean today =
        LocalDate.ofInstant(moment, Figures.AMSTERDAM)
            .equals(LocalDate.ofInstant(now, Figures.AMSTERDAM));
    return page.text(
        "backfill_expected",
        today
            ? DateTimeFormatter.ofPattern("HH:mm").withZone(Figures.AMSTERDAM).format(moment)
            : page.figures().moment(moment));
  }
}
