package nl.koppeling.operator.signin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import nl.koppeling.operator.terminal.Refused;
import nl.koppeling.operator.terminal.Terminal;
import nl.koppeling.operator.web.Unreachable;

/**
 * The device authorization grant (RFC 8628): the person signs in with a browser anywhere, while
 * this program asks again and again whether that is done.
 */
final class DeviceGrant {

  /** RFC 8628, 3.2: when the realm names no interval. */
  private static final long INTERVAL = 5;

  /** RFC 8628, 3.5: added at each "slow down". */
  private static final Duration SLOWER = Duration.ofSeconds(5);

  private final Realm realm;
  private final Terminal terminal;

  DeviceGrant(Realm realm, Terminal terminal) {
    this.realm = realm;
    this.terminal = terminal;
  }

  /**
   * The token endpoint's answer, once the person has agreed.
   *
   * @throws Refused when the person refused, or the time was over
   */
  JsonNode obtain() {
    Realm.Answer begun = realm.device();
    if (!begun.good()) {
      throw new Refused(
          "The realm does not let this program sign in ("
              + begun.error()
              + "): it needs the client "
              + Realm.CLIENT
              + " with the device flow.");
    }
    invite(begun.body());
    return await(begun.body());
  }

  private void invite(JsonNode begun) {
    String code = begun.path("user_code").asText();
    String place = begun.path("verification_uri").asText();
    terminal.remark(
        begun.hasNonNull("verification_uri_complete")
            ? "Open "
                + begun.get("verification_uri_complete").asText()
                + " in a browser and sign in;"
            : "Open " + place + " in a browser and sign in;");
    terminal.remark("the code is " + code + ". Waiting for it ...");
  }

  private JsonNode await(JsonNode begun) {
    Duration interval = Duration.ofSeconds(begun.path("interval").asLong(INTERVAL));
    Duration left = Duration.ofSeconds(begun.path("expires_in").asLong());
    while (left.isPositive()) {
      terminal.pauses().pause(interval);
      left = left.minus(interval);
      try {
        Realm.Answer answer = realm.redeem(begun.path("device_code").asText());
        if (answer.good()) {
          return answer.body();
        }
        interval = next(interval, answer.error());
      } catch (Unreachable e) {
        // RFC 8628, 3.5: half as often after each call without an answer.
        interval = interval.multipliedBy(2);
      }
    }
    throw over();
  }

  private static Duration next(Duration interval, String error) {
    return switch (error) {
      case "authorization_pending" -> interval;
      case "slow_down" -> interval.plus(SLOWER);
      case "access_denied" -> throw new Refused("The sign-in was refused in the browser.");
      case "expired_token" -> throw over();
      default -> throw new Refused("The realm refuses the sign-in (" + error + ").");
    };
  }

  private static Refused over() {
    return new Refused("Nobody signed in in time: try again.");
  }
}
