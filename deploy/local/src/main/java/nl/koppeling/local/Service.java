package nl.koppeling.local;

import java.util.Locale;

/** The four services, with the ports they have in the local run. */
public enum Service {
  CONNECTION("connection-service", 8081),
  INGEST("order-ingest-service", 8082),
  CUSTOMER("customer-service", 8083),
  INVOICE("invoice-service", 8084);

  private final String module;
  private final int port;

  Service(String module, int port) {
    this.module = module;
    this.port = port;
  }

  /** The module, which is also the service's OIDC client. */
  public String module() {
    return module;
  }

  /** The service's database and the role that owns it. */
  public String database() {
    return name().toLowerCase(Locale.ROOT);
  }

  int port() {
    return port;
  }

  int managementPort() {
    return port + 1_000;
  }
}
