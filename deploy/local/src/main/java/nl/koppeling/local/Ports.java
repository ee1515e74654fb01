package nl.koppeling.local;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where everything listens, on loopback. */
record Ports(
    int postgres,
    int kafka,
    int keycloak,
    int sandbox,
    int smtp,
    Map<Service, Integer> services,
    Map<Service, Integer> management) {

  /** The ports the README names. */
  static Ports fixed() {
    Map<Service, Integer> services = new EnumMap<>(Service.class);
    Map<Service, Integer> management = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      services.put(service, service.port());
      management.put(service, service.managementPort());
    }
    return new Ports(15432, 19092, 8180, 8090, 8025, services, management);
  }

  /** Ports nobody uses now. */
  static Ports free() {
    Map<Service, Integer> services = new EnumMap<>(Service.class);
    Map<Service, Integer> management = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      services.put(service, nl.koppeling.testkit.Ports.free());
      management.put(service, nl.koppeling.testkit.Ports.free());
    }
    return new Ports(
        nl.koppeling.testkit.Ports.free(),
        nl.koppeling.testkit.Ports.free(),
        nl.koppeling.testkit.Ports.free(),
        nl.koppeling.testkit.Ports.free(),
        nl.koppeling.testkit.Ports.free(),
        services,
        management);
  }

  int of(Service service) {
    return services.get(service);
  }

  int managementOf(Service service) {
    return management.get(service);
  }

  /** Every port with the part that wants it. */
  Map<String, Integer> all() {
    Map<String, Integer> all = new LinkedHashMap<>();
    all.put("PostgreSQL", postgres);
    all.put("Kafka", kafka);
    all.put("Keycloak", keycloak);
    all.put("the sandbox", sandbox);
    all.put("the sandbox's mailbox", smtp);
    services.forEach((service, port) -> all.put(service.module(), port));
    management.forEach((service, port) -> all.put(service.module() + " (health)", port));
    return all;
  }
}
