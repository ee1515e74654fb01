package nl.koppeling.operator.web;

import nl.koppeling.operator.terminal.Terminal;
import picocli.CommandLine.Option;

/** The option that says which connection-service. */
public final class Place {

  private static final String LOCAL = "http://127.0.0.1:8081";

  @Option(
      names = "--url",
      paramLabel = "<address>",
      description =
          "connection-service. Default: KOPPELING_OPERATOR_URL, else the local run's, "
              + LOCAL
              + ".")
  String url;

  public Address address(Terminal terminal) {
    return new Address(
        url != null ? url : terminal.variable("KOPPELING_OPERATOR_URL").orElse(LOCAL));
  }
}
