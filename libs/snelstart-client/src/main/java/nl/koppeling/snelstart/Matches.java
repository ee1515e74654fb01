package nl.koppeling.snelstart;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Re-applies what a filter should have done (SnelStart API reference 5.2: filters may be ignored
 * silently). When a full page holds rows nobody asked for, the filter was not applied and the rest
 * is unseen: then "not found" would be a guess and is refused.
 */
final class Matches {

  private Matches() {}

  static List<Relation> byEmail(Endpoint endpoint, List<Relation> rows, String email) {
    String wanted = email.toLowerCase(Locale.ROOT);
    List<Relation> matches = rows.stream().filter(r -> holds(r.email(), wanted)).toList();
    refuseIfUnseen(endpoint, rows.size() >= Pages.SIZE);
    return matches;
  }

  static Optional<SalesInvoice> byNumber(
      Endpoint endpoint, List<SalesInvoice> rows, String number, int asked) {
    List<SalesInvoice> matches =
        rows.stream().filter(i -> i.invoiceNumber().equals(number)).toList();
    if (matches.size() > 1) {
      throw new Malformed(endpoint.toString(), "one number on several invoices");
    }
    refuseIfUnseen(endpoint, matches.isEmpty() && rows.size() >= asked);
    return matches.stream().findFirst();
  }

  static Optional<Article> byCode(Endpoint endpoint, List<Article> rows, String code, int asked) {
    List<Article> matches = rows.stream().filter(a -> a.code().equalsIgnoreCase(code)).toList();
    if (matches.size() > 1) {
      throw new Malformed(endpoint.toString(), "one code on several articles");
    }
    refuseIfUnseen(endpoint, matches.isEmpty() && rows.size() >= asked);
    return matches.stream().findFirst();
  }

  private static boolean holds(String emails, String wanted) {
    return Stream.of(emails.split(";"))
        .anyMatch(e -> e.strip().toLowerCase(Locale.ROOT).equals(wanted));
  }

  private static void refuseIfUnseen(Endpoint endpoint, boolean unseen) {
    if (unseen) {
      throw new Malformed(
          endpoint.toString(), "a full page where a filter should have left few rows");
    }
  }
}
