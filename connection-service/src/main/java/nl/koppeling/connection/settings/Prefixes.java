package nl.koppeling.connection.settings;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.IntStream;

/** Invoice prefixes: two shops in one administration must never give one number to two orders. */
public final class Prefixes {

  private static final int LONGEST = 10;
  private static final String USUAL = "WEB";

  private Prefixes() {}

  /**
   * True when some order number could give both the same invoice number: one prefix begins with the
   * other (WEB and WEB1: WEB + 12 = WEB1 + 2).
   */
  public static boolean clash(String one, String other) {
    return one.startsWith(other) || other.startsWith(one);
  }

  /**
   * From the shop's host (of a host without name: its folder), ending in a dash, clashing with none
   * of the others.
   */
  public static String propose(URI shopHome, Collection<String> taken) {
    String stem = stem(shopHome);
    return IntStream.rangeClosed(1, 999)
        .mapToObj(i -> i == 1 ? "" : Integer.toString(i))
        .map(suffix -> cut(stem, LONGEST - 1 - suffix.length()) + suffix + "-")
        .filter(prefix -> taken.stream().noneMatch(other -> clash(prefix, other)))
        .findFirst()
        .orElse("");
  }

  private static String stem(URI shopHome) {
    String host = shopHome.getHost();
    boolean named = host.matches(".*[a-z].*") && !host.startsWith("[") && !host.equals("localhost");
    String path = shopHome.getPath();
    String source =
        named
            ? host.replaceFirst("^(www|shop|winkel|store)\\.(?=.+\\.)", "").split("\\.")[0]
            : path.substring(path.lastIndexOf('/') + 1);
    String kept = source.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return kept.isEmpty() ? USUAL : kept;
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
