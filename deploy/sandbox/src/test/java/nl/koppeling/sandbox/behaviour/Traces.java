package nl.koppeling.sandbox.behaviour;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import nl.koppeling.snelstart.Access;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What a test left in the administration, removed newest first. The client itself deletes nothing,
 * so this speaks HTTP.
 */
final class Traces {

  private final Deque<String> paths = new ArrayDeque<>();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  void leave(String collection, UUID id) {
    paths.push("/" + collection + "/" + id);
  }

  /** Removes everything and returns what could not be removed, with the status. */
  List<String> remove(Access access) throws IOException, InterruptedException {
    List<String> left = new ArrayList<>();
    while (!paths.isEmpty()) {
      String path = paths.pop();
      int status = delete(path, access);
      if (status / 100 != 2) {
        left.add(path + " " + status);
      }
    }
    return left;
  }

  private int delete(String path, Access access) throws IOException, InterruptedException {
    String api =
        ConfigProvider.getConfig().getValue("quarkus.rest-client.snelstart.url", String.class);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + access.bearer())
            .header("Ocp-Apim-Subscription-Key", access.subscriptionKey())
            .DELETE()
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
