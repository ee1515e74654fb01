package nl.koppeling.operator.signin;

import java.time.Instant;
import java.util.Optional;
import nl.koppeling.operator.terminal.Refused;
import nl.koppeling.operator.terminal.Terminal;
import nl.koppeling.operator.web.Address;
import nl.koppeling.operator.web.Web;

/**
 * The operator's token for one connection-service: of the environment, else of the last sign-in.
 */
public final class Session {

  /** Holds an access token for scripts; wins over a sign-in. */
  public static final String TOKEN = "KOPPELING_OPERATOR_TOKEN";

  private final Terminal terminal;
  private final Web web;
  private final Address address;
  private final TokenFile file;

  public Session(Terminal terminal, Web web, Address address) {
    this.terminal = terminal;
    this.web = web;
    this.address = address;
    this.file = new TokenFile(terminal);
  }

  /**
   * A token that does not end within seconds.
   *
   * @throws Refused when nobody is signed in for this address
   */
  public String token() {
    return terminal.variable(TOKEN).orElseGet(this::kept);
  }

  /** What to do when the token is not accepted. */
  public String advice() {
    return terminal.variable(TOKEN).isPresent()
        ? "The token in " + TOKEN + " is not accepted: it is over, or of another realm."
        : "The sign-in is not accepted: " + again();
  }

  private String kept() {
    Tokens tokens = file.read().orElseThrow(() -> new Refused("Nobody is signed in: " + again()));
    if (!tokens.address().equals(address.url())) {
      throw new Refused(
          "The sign-in is for "
              + tokens.address()
              + ", not for "
              + address
              + ": sign in with "
              + terminal.command("sign-in --url " + address)
              + ".");
    }
    return (tokens.old(Instant.now()) ? refreshed(tokens) : tokens).access();
  }

  private Tokens refreshed(Tokens old) {
    Optional<Realm.Answer> answer =
        old.refresh().isEmpty()
            ? Optional.empty()
            : Optional.of(new Realm(web, new Address(old.realm())).refresh(old.refresh()))
                .filter(Realm.Answer::good);
    Tokens fresh =
        answer
            .map(a -> Tokens.answered(old.realm(), old.address(), a.body(), Instant.now()))
            .orElseThrow(() -> new Refused("The sign-in is over: " + again()));
    file.write(fresh);
    return fresh;
  }

  private String again() {
    return "sign in with " + terminal.command("sign-in") + ".";
  }
}
