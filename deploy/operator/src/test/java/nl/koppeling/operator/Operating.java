package nl.koppeling.operator;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.koppeling.operator.terminal.Terminal;

/** Runs commands as an operator would, in this process; waiting takes no time and is noted. */
final class Operating {

  final Map<String, String> environment = new HashMap<>();
  final List<Duration> pauses = new ArrayList<>();

  /** What would be said now if somebody pressed Ctrl-C; null outside of following. */
  Runnable interruption;

  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private Runnable whilePausing = () -> {};
  private boolean live;

  Operating(Path home) {
    environment.put("XDG_CONFIG_HOME", home.toString());
  }

  /** With a token, at this address. */
  Operating at(String url) {
    environment.put("KOPPELING_OPERATOR_URL", url);
    environment.put("KOPPELING_OPERATOR_TOKEN", "a-token");
    return this;
  }

  Operating live() {
    live = true;
    return this;
  }

  void whilePausing(Runnable something) {
    whilePausing = something;
  }

  /** The exit code. */
  int run(String... words) {
    out = new StringWriter();
    err = new StringWriter();
    pauses.clear();
    return Operator.run(terminal(), words);
  }

  private Terminal terminal() {
    return new Terminal(
        "koppeling",
        Map.copyOf(environment),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        live,
        length -> {
          pauses.add(length);
          whilePausing.run();
        },
        word -> {
          interruption = word;
          return () -> interruption = null;
        });
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  List<String> lines() {
    return out.toString().lines().toList();
  }
}
