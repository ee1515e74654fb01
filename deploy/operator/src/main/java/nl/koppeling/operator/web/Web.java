package nl.koppeling.operator.web;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import nl.koppeling.operator.terminal.Refused;

/** Sends requests. Follows no redirect: a token goes to the address it was meant for. */
public final class Web {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** A service may have to ask others before it answers. */
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  public static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(ANSWER)
        .header("Accept", "application/json, application/problem+json")
        .header("Accept-Language", "en");
  }

  /** A form, as OAuth's endpoints take it. */
  public static HttpRequest.Builder form(URI uri, Map<String, String> fields) {
    return request(uri)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(
            BodyPublishers.ofString(
                fields.entrySet().stream()
                    .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                    .collect(Collectors.joining("&"))));
  }

  /** A text as part of an address. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * The answer, whatever its status.
   *
   * @throws Unreachable when there is none
   */
  public HttpResponse<String> send(HttpRequest.Builder builder) {
    HttpRequest request = builder.build();
    String place = request.uri().getScheme() + "://" + request.uri().getAuthority();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new Unreachable("Nothing answers at " + place + ".", e);
    } catch (HttpTimeoutException e) {
      throw new Unreachable(
          place + " did not answer within " + ANSWER.toSeconds() + " seconds.", e);
    } catch (SSLException e) {
      throw new Refused("No safe connection to " + place + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new Unreachable("The connection to " + place + " broke off.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused("Interrupted.", e);
    }
  }
}
