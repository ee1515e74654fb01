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

  @TestHTTPResource(value = "/q", management = true)
  URI management;

  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready", "/health/started"})
  void healthIsThereWithoutAToken(String path) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> get(path).statusCode() == 200);
    assertThat(get(path).body()).contains("\"UP\"");
  }

  @Test
  void theMetricsOfTheLineAreThere() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> get("/metrics").body().contains("koppeling_customer_waiting"));
    assertThat(get("/metrics").body())
        .contains("koppeling_snelstart_outage", "koppeling_outbox_unsent", "koppeling_turns_busy");
  }

  private HttpResponse<String> get(String path) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create(management + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
