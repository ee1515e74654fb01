package nl.koppeling.operator.web;

import java.net.URI;
import java.util.Set;
import nl.koppeling.operator.terminal.Refused;

/**
 * An address that an operator's token may be sent to: https, or http on this machine.
 *
 * @param url without a slash at the end
 */
public record Address(String url) {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * @throws Refused for anything else
   */
  public Address {
    url = url.strip().replaceAll("/+$", "");
    URI uri = parsed(url);
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw new Refused(url + " is no address: write it like https://koppeling.example.nl");
    }
    boolean safe =
        "https".equals(uri.getScheme())
            || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost()));
    if (!safe) {
      throw new Refused("A token is not sent to " + url + ": https only, or http on this machine.");
    }
  }

  /** Something below this address; the path begins with a slash. */
  public URI at(String path) {
    return URI.create(url + path);
  }

  @Override
  public String toString() {
    return url;
  }

  private static URI parsed(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new Refused(url + " is no address: write it like https://koppeling.example.nl", e);
    }
  }
}
