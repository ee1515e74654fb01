package nl.koppeling.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import nl.koppeling.customer.town.Town;
import nl.koppeling.testkit.BackingServices;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
class OperationsTest {

  @TestHTTPResource(management = true)
  URI management;

  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready", "/health/started"})
  void healthIsThereWithoutAToken(String path) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(get(path)).startsWith("200").contains("\"UP\""));
  }

  @Test
  void theMetricsOfTheLineAreThere() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(get("/metrics"))
                    .contains(
                        "koppeling_customer_waiting",
                        "koppeling_snelstart_outage",
                        "koppeling_outbox_unsent",
                        "koppeling_turns_busy"));
  }

  private String get(String path) {
    try {
      URI address = management.resolve("/q" + path);
      HttpResponse<String> response =
          http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
      return response.statusCode() + " " + address + " " + response.body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
