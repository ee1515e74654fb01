package nl.koppeling.local;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.koppeling.testkit.PartFailed;

/** What {@code ./koppeling} runs. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<String> all = List.of(arguments);
    String command = all.isEmpty() ? "up" : all.get(0);
    int status;
    try {
      status =
          switch (command) {
            case "up" -> new Up(out, all).run();
            case "bench" -> new Bench(out, all).run();
            case "secrets" -> secrets(out);
            default -> unknown(out, command);
          };
    } catch (PartFailed e) {
      out.println("FAILED: " + e.getMessage());
      status = 1;
    }
    System.exit(status);
  }

  private static int secrets(PrintStream out) {
    Secrets.fresh().variables().forEach((name, value) -> out.println(name + "='" + value + "'"));
    return 0;
  }

  private static int unknown(PrintStream out, String command) {
    out.println("Unknown command " + command + "; ./koppeling help tells which there are.");
    return 2;
  }
}
