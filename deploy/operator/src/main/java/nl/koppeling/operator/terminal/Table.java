package nl.koppeling.operator.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows under names, as wide as what is in them; numbers stand at the right. */
public final class Table {

  private static final String GAP = "  ";

  private final List<String> names;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... names) {
    this.names = List.of(names);
  }

  /** Adds a row; what is absent is a dash. */
  public Table row(Object... cells) {
    if (cells.length != names.size()) {
      throw new IllegalArgumentException(cells.length + " cells under " + names.size() + " names");
    }
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell == null || cell.toString().isEmpty() ? "-" : cell.toString().replace('\n', ' '));
    }
    rows.add(row);
    return this;
  }

  public void print(Terminal terminal) {
    terminal.say(line(names));
    rows.forEach(row -> terminal.say(line(row)));
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String room = " ".repeat(width(column) - cell.length());
      line.append(column == 0 ? "" : GAP).append(numbers(column) ? room + cell : cell + room);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream()
        .mapToInt(row -> row.get(column).length())
        .reduce(names.get(column).length(), Math::max);
  }

  private boolean numbers(int column) {
    return rows.stream().allMatch(row -> row.get(column).matches("-|\\d+"));
  }
}
