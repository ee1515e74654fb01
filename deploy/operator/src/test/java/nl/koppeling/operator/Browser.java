package nl.koppeling.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The person at Keycloak's pages: signs in and agrees. */
final class Browser {

  private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("name=\"code\" value=\"([^\"]+)\"");

  /** A browser sends secure cookies to this machine without TLS; the JDK's own handler does not. */
  private static final class Cookies extends CookieHandler {

    private final Map<String, String> kept = new TreeMap<>();

    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
      return kept.isEmpty()
          ? Map.of()
          : Map.of(
              "Cookie",
              List.of(
                  kept.entrySet().stream()
                      .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                      .collect(Collectors.joining("; "))));
    }

    @Override
    public void put(URI uri, Map<String, List<String>> headers) {
      headers.forEach(
          (name, values) -> {
            if (name.equalsIgnoreCase("Set-Cookie")) {
              values.forEach(this::keep);
            }
          });
    }

    private void keep(String cookie) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      if (cookie.contains("Max-Age=0")) {
        kept.remove(pair[0]);
      } else {
        kept.put(pair[0], pair[1]);
      }
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new Cookies())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /** Opens the address, signs in as a local user, whose password is the name, and agrees. */
  String agree(String address, String user) {
    HttpResponse<String> login = send(HttpRequest.newBuilder(URI.create(address)).GET());
    HttpResponse<String> consent =
        submit(login, "username=" + user + "&password=" + user + "&credentialId=");
    return submit(consent, "code=" + found(CODE, consent.body()) + "&accept=Yes").body();
  }

  private HttpResponse<String> submit(HttpResponse<String> page, String form) {
    URI action = page.uri().resolve(found(ACTION, page.body()).replace("&amp;", "&"));
    return send(
        HttpRequest.newBuilder(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String found(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in\n" + page);
    }
    return pattern == CODE
        ? URLEncoder.encode(matcher.group(1), StandardCharsets.UTF_8)
        : matcher.group(1);
  }
}
