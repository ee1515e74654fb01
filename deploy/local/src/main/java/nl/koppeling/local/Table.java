package nl.koppeling.local;

import java.io.PrintStream;
import java.util.Locale;

/** The table at the end of {@code up}. */
final class Table {

  private final PrintStream out;

  Table(PrintStream out) {
    this.out = out;
  }

  void print(Overview overview, Books books) {
    out.println();
    line("Orders seen", overview.sales().size());
    line("Booked and paid", overview.count("SETTLED"));
    block(overview, "Parked", "PARKED");
    block(overview, "Waiting", "WAITING");
    block(overview, "Skipped", "SKIPPED");
    long credits = overview.rows().stream().filter(r -> !r.sale()).count();
    if (credits > 0) {
      line("Refunds parked", credits);
    }
    line("Relations made", books.relations());
    line("SnelStart calls", books.totalCalls());
    line("Booked twice", books.duplicates());
    line("Out of balance", books.unbalanced());
    out.flush();
  }

  private void block(Overview overview, String title, String state) {
    line(title, overview.count(state));
    overview
        .reasons(state)
        .forEach((codes, count) -> out.printf(Locale.ROOT, "    %5d  %s%n", count, codes));
  }

  private void line(String title, long count) {
    out.printf(Locale.ROOT, "%-18s %6d%n", title, count);
  }
}
