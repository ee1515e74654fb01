package nl.koppeling.operator.api;

import com.fasterxml.jackson.databind.JsonNode;
import nl.koppeling.operator.signin.Session;
import nl.koppeling.operator.terminal.Terminal;
import nl.koppeling.operator.web.Address;
import nl.koppeling.operator.web.Json;
import nl.koppeling.operator.web.Place;
import nl.koppeling.operator.web.Web;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that speaks to the API. */
public final class ApiOptions {

  @Mixin Place place;

  @Option(names = "--json", description = "Print the API's answer as it is, for scripts.")
  boolean json;

  public Api open(Terminal terminal) {
    Web web = new Web();
    Address address = place.address(terminal);
    return new Api(web, address, new Session(terminal, web, address));
  }

  /** The answer as it is when that was asked for, else what the command makes of it. */
  public void print(Terminal terminal, JsonNode answer, Runnable inWords) {
    if (json) {
      terminal.say(Json.pretty(answer));
    } else {
      inWords.run();
    }
  }

  /** What stands between the question and the answer, which no script reads. */
  public void inWords(Runnable words) {
    if (!json) {
      words.run();
    }
  }
}
