package nl.koppeling.operator.replay;

import java.util.List;
import java.util.function.ToLongFunction;
import nl.koppeling.operator.terminal.Table;
import nl.koppeling.operator.terminal.Terminal;

/** What a replay would do or has done: a row for each service and topic, and one sentence. */
final class Sheet {

  private final Terminal terminal;

  Sheet(Terminal terminal) {
    this.terminal = terminal;
  }

  void rehearsal(Replay replay) {
    List<Tally> tallies = replay.rehearsal();
    table(tallies);
    terminal.say(
        events(tallies)
            + ", "
            + sum(tallies, Tally::done)
            + " already done, "
            + sum(tallies, Tally::bookings)
            + " would book");
  }

  void outcome(Replay replay) {
    List<Tally> tallies = replay.outcome();
    table(tallies);
    terminal.say(
        events(tallies)
            + " replayed, "
            + sum(tallies, Tally::done)
            + " already done, "
            + sum(tallies, Tally::bookings)
            + " booked");
  }

  private void table(List<Tally> tallies) {
    if (tallies.isEmpty()) {
      return;
    }
    Table table =
        new Table(
            "reader",
            "topic",
            "events",
            "already done",
            "no effect",
            "rows only",
            "work",
            "bookings",
            "unreadable");
    for (Tally tally : tallies) {
      table.row(
          tally.reader(),
          tally.topic(),
          tally.events(),
          tally.done(),
          tally.nothing(),
          tally.kept(),
          tally.work(),
          tally.bookings(),
          tally.unreadable());
    }
    table.print(terminal);
  }

  private static String events(List<Tally> tallies) {
    long events = sum(tallies, Tally::events);
    return events + (events == 1 ? " event" : " events");
  }

  private static long sum(List<Tally> tallies, ToLongFunction<Tally> what) {
    return tallies.stream().mapToLong(what).sum();
  }
}
