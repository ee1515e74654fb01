package nl.koppeling.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** The little HTTP that starting and steering needs. */
public final class Http {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private Http() {}

  /** True when a GET answers 200. */
  public static boolean answers(String url) {
    try {
      return get(url).statusCode() == 200;
    } catch (PartFailed notYet) {
      return false;
    }
  }

  /** Waits until a GET answers 200. */
  public static void await(String url, Duration atMost) {
    Instant end = Instant.now().plus(atMost);
    while (!answers(url)) {
      if (Instant.now().isAfter(end)) {
        throw new PartFailed(url + " did not answer within " + atMost.toSeconds() + " seconds.");
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PartFailed("Interrupted while waiting for " + url, e);
      }
    }
  }

  public static HttpResponse<String> get(String url, String... headers) {
    return send(request(url, headers).GET());
  }

  /** POSTs a body; headers are name, value, name, value. */
  public static HttpResponse<String> post(String url, String body, String... headers) {
    return send(request(url, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public static HttpResponse<String> put(String url, String body, String... headers) {
    return send(request(url, headers).PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  public static HttpResponse<String> delete(String url, String... headers) {
    return send(request(url, headers).DELETE());
  }

  private static HttpRequest.Builder request(String url, String... headers) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60));
    if (headers.length > 0) {
      builder.headers(headers);
    }
    return builder;
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    HttpRequest built = request.build();
    try {
      return CLIENT.send(built, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new PartFailed(built.method() + " " + built.uri() + " got no answer.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailed("Interrupted while calling " + built.uri(), e);
    }
  }
}
