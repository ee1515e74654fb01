package nl.koppeling.operator.signin;

import java.util.Optional;
import java.util.concurrent.Callable;
import nl.koppeling.operator.terminal.Refused;
import nl.koppeling.operator.terminal.Terminal;
import nl.koppeling.operator.web.Address;
import nl.koppeling.operator.web.Web;
import picocli.CommandLine.Command;

/** {@code sign-out}. */
@Command(name = "sign-out", description = "Forget the tokens, and end the sign-in at the realm.")
public final class SignOut implements Callable<Integer> {

  private final Terminal terminal;

  public SignOut(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    TokenFile file = new TokenFile(terminal);
    Optional<Tokens> tokens = file.read();
    file.delete();
    if (tokens.isEmpty()) {
      terminal.say("Nobody was signed in.");
      return 0;
    }
    if (!revoked(tokens.get())) {
      throw new Refused(
          "The tokens are forgotten here, but the realm did not end the sign-in; it ends there by itself.");
    }
    terminal.say("Signed out.");
    return 0;
  }

  private static boolean revoked(Tokens tokens) {
    try {
      return tokens.refresh().isEmpty()
          || new Realm(new Web(), new Address(tokens.realm())).revoke(tokens.refresh());
    } catch (Refused e) {
      return false;
    }
  }
}
