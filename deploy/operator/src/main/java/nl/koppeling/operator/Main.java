package nl.koppeling.operator;

import nl.koppeling.operator.terminal.Terminal;

/** What {@code ./koppeling operator} runs. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(Operator.run(Terminal.ofTheProcess(), arguments));
  }
}
