package nl.koppeling.local;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.koppeling.local.street.ShopsBench;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.Keycloak;
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
            case "bench" -> bench(out, all);
            case "secrets" -> secrets(out);
            case "realm" -> realm();
            default -> unknown(out, command);
          };
    } catch (PartFailed e) {
      out.println("FAILED: " + e.getMessage());
      status = 1;
    }
    System.exit(status);
  }

  private static int bench(PrintStream out, List<String> all) {
    return all.size() > 1 && all.get(1).equals("shops")
        ? new ShopsBench(out, all).run()
        : new Bench(out, all).run();
  }

  /** All that docker-compose.yml asks for, with the sandbox, as a file .env. */
  private static int secrets(PrintStream out) {
    Map<String, String> variables = new TreeMap<>(SandboxInContainers.VARIABLES);
    variables.putAll(Secrets.fresh().variables());
    variables.put("KEYCLOAK_ADMIN_PASSWORD", Secrets.random());
    variables.forEach((name, value) -> out.println(name + "='" + value + "'"));
    return 0;
  }

  /** The realm with the local users, for docker-compose.yml; part of every build. */
  private static int realm() {
    Keycloak.writeLocalRealm(Checkout.root().resolve("deploy/local/target/realm-koppeling.json"));
    return 0;
  }

  private static int unknown(PrintStream out, String command) {
    out.println("Unknown command " + command + "; ./koppeling help tells which there are.");
    return 2;
  }
}
