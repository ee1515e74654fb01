package nl.koppeling.operator.signin;

import java.time.Instant;
import java.util.concurrent.Callable;
import nl.koppeling.operator.terminal.Terminal;
import nl.koppeling.operator.web.Address;
import nl.koppeling.operator.web.Place;
import nl.koppeling.operator.web.Web;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sign-in}. */
@Command(
    name = "sign-in",
    description = {
      "Sign in with a browser, on this machine or any other.",
      "The tokens are kept in $XDG_CONFIG_HOME/koppeling (else ~/.config/koppeling), readable by you alone."
    })
public final class SignIn implements Callable<Integer> {

  private static final String LOCAL_REALM = "http://127.0.0.1:8180/realms/koppeling";

  private final Terminal terminal;

  @Mixin Place place;

  @Option(
      names = "--realm",
      paramLabel = "<address>",
      description =
          "The realm. Default: KOPPELING_OIDC_URL, else the local run's, " + LOCAL_REALM + ".")
  String realm;

  public SignIn(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Address service = place.address(terminal);
    Address asked =
        new Address(
            realm != null ? realm : terminal.variable("KOPPELING_OIDC_URL").orElse(LOCAL_REALM));
    Realm there = new Realm(new Web(), asked);
    Tokens tokens =
        Tokens.answered(
            there.url(), service.url(), new DeviceGrant(there, terminal).obtain(), Instant.now());
    new TokenFile(terminal).write(tokens);
    terminal.say("Signed in as " + tokens.name() + " for " + service + ".");
    if (!tokens.ofAnOperator()) {
      terminal.remark(
          "This user has no role operator in the realm, so the other commands will be refused.");
    }
    if (terminal.variable(Session.TOKEN).isPresent()) {
      terminal.remark(Session.TOKEN + " is set and wins over this sign-in.");
    }
    return 0;
  }
}
