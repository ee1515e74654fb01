package nl.koppeling.shop;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the root of WordPress' REST API in {@code Link} headers (WooCommerce reference 3). */
final class ApiLink {

  private static final Pattern LINK =
      Pattern.compile("<([^<>\\s]{1,500})>\\s*;\\s*rel=\"?https://api\\.w\\.org/\"?");

  private ApiLink() {}

  static Optional<URI> in(List<String> headers) {
    return headers.stream()
        .map(LINK::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst()
        .flatMap(ApiLink::address);
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
