package nl.koppeling.sandbox.snelstart.books;

import java.util.List;
import java.util.stream.Stream;

/** The scopes of a coupling (SnelStart API reference 2.3). */
public final class Scopes {

  /** Everything there is. */
  public static final List<String> ALL =
      Stream.concat(
              Stream.of(
                      "artikelen",
                      "bankieren",
                      "boekhouden",
                      "btwaangiftes",
                      "documenten",
                      "kas",
                      "memoriaal",
                      "orders",
                      "relaties",
                      "settings")
                  .flatMap(area -> Stream.of(area + ":read", area + ":write")),
              Stream.of("rapportage"))
          .toList();

  private Scopes() {}
}
