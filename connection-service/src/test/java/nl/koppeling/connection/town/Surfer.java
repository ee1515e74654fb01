package nl.koppeling.connection.town;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.CookieStore;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser without a screen: keeps cookies, follows links and fills in forms. Redirects are
 * followed only when it is told to.
 */
public final class Surfer {

  private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");

  private final String base;
  private final CookieManager cookies = new CookieManager(new Jar(), CookiePolicy.ACCEPT_ALL);
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** {@code base}: where the pages are. */
  public Surfer(String base) {
    this.base = base;
  }

  /** Signs in through Keycloak's own page. */
  public Surfer signIn(String name) {
    HttpResponse<String> form = follow(get("/app"));
    Matcher action = ACTION.matcher(form.body());
    if (!action.find()) {
      throw new IllegalStateException("no form to sign in at " + form.uri());
    }
    String target = action.group(1).replace("&amp;", "&");
    HttpResponse<String> in =
        follow(
            send(
                URI.create(target),
                builder -> builder.POST(body(Map.of("username", name, "password", name)))));
    if (!in.uri().toString().startsWith(base + "/app/connections")) {
      throw new IllegalStateException("not signed in, but at " + in.uri() + " " + in.statusCode());
    }
    return this;
  }

  public HttpResponse<String> get(String path) {
    return send(URI.create(base + path), HttpRequest.Builder::GET);
  }

  /** Fills in a form of the page at {@code from}, with its token. */
  public HttpResponse<String> fillIn(String from, String action, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("formToken", token(from));
    return post(action, all);
  }

  /** The token in the forms of a page. */
  public String token(String page) {
    HttpResponse<String> shown = get(page);
    Matcher token = TOKEN.matcher(shown.body());
    if (!token.find()) {
      throw new IllegalStateException("no form at " + page + " " + shown.statusCode());
    }
    return token.group(1);
  }

  /** Sends a form as it is. */
  public HttpResponse<String> post(String path, Map<String, String> fields) {
    return send(URI.create(base + path), builder -> builder.POST(body(fields)));
  }

  /** Plants a cookie, instead of the one of that name. */
  public void cookie(String name, String value) {
    cookies.getCookieStore().getCookies().stream()
        .filter(own -> own.getName().equals(name))
        .toList()
        .forEach(own -> cookies.getCookieStore().remove(null, own));
    HttpCookie cookie = new HttpCookie(name, value);
    cookie.setDomain(URI.create(base).getHost());
    cookie.setPath("/");
    cookie.setVersion(0);
    cookies.getCookieStore().add(URI.create(base), cookie);
  }

  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** Goes where an answer leads, until a page is shown. */
  public HttpResponse<String> follow(HttpResponse<String> answer) {
    HttpResponse<String> now = answer;
    for (int i = 0; i < 10 && now.statusCode() / 100 == 3; i++) {
      URI next = now.uri().resolve(now.headers().firstValue("Location").orElseThrow());
      now = send(next, HttpRequest.Builder::GET);
    }
    return now;
  }

  /** Browsers take this machine for safe and send it secure cookies over http; so does this one. */
  private static final class Jar implements CookieStore {
    private final CookieStore kept = new CookieManager().getCookieStore();

    @Override
    public void add(URI uri, HttpCookie cookie) {
      cookie.setSecure(false);
      kept.add(uri, cookie);
    }

    @Override
    public List<HttpCookie> get(URI uri) {
      return kept.get(uri);
    }

    @Override
    public List<HttpCookie> getCookies() {
      return kept.getCookies();
    }

    @Override
    public List<URI> getURIs() {
      return kept.getURIs();
    }

    @Override
    public boolean remove(URI uri, HttpCookie cookie) {
      return kept.remove(uri, cookie);
    }

    @Override
    public boolean removeAll() {
      return kept.removeAll();
    }
  }

  private interface Making {
    HttpRequest.Builder of(HttpRequest.Builder builder);
  }

  private HttpResponse<String> send(URI uri, Making making) {
    try {
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(uri)
              .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
              .header("Accept-Language", "nl")
              .header("Content-Type", "application/x-www-form-urlencoded");
      return client.send(making.of(builder).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest.BodyPublisher body(Map<String, String> fields) {
    return BodyPublishers.ofString(
        fields.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
