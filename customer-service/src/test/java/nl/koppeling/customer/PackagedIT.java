package nl.koppeling.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.Child;
import nl.koppeling.testkit.Http;
import nl.koppeling.testkit.Java;
import nl.koppeling.testkit.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, with environment variables only. */
class PackagedIT {

  @TempDir Path folder;

  @Test
  void itStartsWhileTheIdentityServerAndTheConnectionServiceAreAway() throws IOException {
    int management = Ports.free();
    Path log = folder.resolve("service.log");
    try (Child service = start(management, log)) {
      service.awaitReady(
          () -> Http.answers("http://127.0.0.1:" + management + "/q/health/ready"),
          Duration.ofSeconds(120));
    }
    assertThat(Files.readAllLines(log))
        .anyMatch(line -> line.startsWith("{") && line.contains("started in"));
  }

  private static Child start(int management, Path log) {
    BackingServices backing = new BackingServices();
    backing.init(Map.of("keycloak", "false"));
    Map<String, String> environment = new HashMap<>(backing.start());
    environment.remove("kafka.bootstrap.servers");
    environment.put("KOPPELING_HTTP_HOST", "127.0.0.1");
    environment.put("KOPPELING_HTTP_PORT", String.valueOf(Ports.free()));
    environment.put("KOPPELING_MANAGEMENT_PORT", String.valueOf(management));
    environment.put("KOPPELING_CONNECTION_URL", "http://127.0.0.1:1");
    return Child.start(
        "customer-service",
        log,
        List.of(
            Java.executable(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-jar",
            Checkout.jar("customer-service").toString()),
        environment);
  }
}
