package nl.koppeling.sandbox.snelstart.api;

import java.util.List;

/**
 * One row of the endpoint catalogue (SnelStart API reference 6).
 *
 * @param method HTTP method in capitals
 * @param template path below {@code /v2} with parameters in braces, e.g. {@code /relaties/{id}}
 * @param scopes every scope the token needs (reference 2.3); empty when none
 */
public record Route(String method, String template, List<String> scopes, Operation operation) {

  /** A route; scopes separated by blanks, empty text for none. */
  public static Route of(String method, String template, String scopes, Operation operation) {
    return new Route(
        method, template, scopes.isEmpty() ? List.of() : List.of(scopes.split(" ")), operation);
  }

  /** Method and template, the name calls are counted under. */
  public String name() {
    return method + " " + template;
  }
}
