package nl.koppeling.snelstart;

import static nl.koppeling.snelstart.Samples.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A filter may be ignored silently (SnelStart API reference 5.2): then nothing is taken blindly and
 * nothing is declared absent.
 */
class MatchesTest {

  private static final Endpoint READ = Endpoint.get("/x");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "jan@x.nl, true",
        "JAN@X.NL, true",
        "' jan@x.nl ', true",
        "'piet@x.nl; Jan@x.nl', true",
        "'jan@x.nl;', true",
        "xjan@x.nl, false",
        "jan@x.nl.com, false",
        "'', false",
        "';', false"
      })
  void emailIsComparedExactly(String stored, boolean matches) {
    List<Relation> found = Matches.byEmail(READ, List.of(relation(stored)), "Jan@x.nl");
    assertThat(found.size() == 1).isEqualTo(matches);
  }

  @Test
  void fullPageOfRelationsIsRefused() {
    List<Relation> page = Collections.nCopies(500, relation("other@x.nl"));
    assertThatThrownBy(() -> Matches.byEmail(READ, page, "jan@x.nl")).isInstanceOf(Malformed.class);
  }

  @Test
  void invoiceNumberIsComparedExactly() {
    assertThat(number("A1", "a1", "A1 ", "A10")).isEmpty();
    assertThat(number("A1", "A2", "A1"))
        .get()
        .extracting(SalesInvoice::invoiceNumber)
        .isEqualTo("A1");
  }

  @Test
  void fullPageOfOtherInvoicesIsRefused() {
    assertThatThrownBy(() -> number("A1", "B1", "B2", "B3", "B4", "B5"))
        .isInstanceOf(Malformed.class);
    assertThat(number("A1", "B1", "B2", "B3", "B4", "A1")).isPresent();
  }

  @Test
  void oneNumberOnTwoInvoicesIsRefused() {
    assertThatThrownBy(() -> number("A1", "A1", "A1")).isInstanceOf(Malformed.class);
  }

  @Test
  void articleCodeIsComparedInAnyCase() {
    assertThat(code("mok-1", "MOK-10", "MOK-1")).get().extracting(Article::code).isEqualTo("MOK-1");
    assertThat(code("MOK-1", "MOK-1 ", "XMOK-1")).isEmpty();
  }

  @Test
  void fullPageOfOtherArticlesIsRefused() {
    assertThatThrownBy(() -> code("A", "B", "C", "D")).isInstanceOf(Malformed.class);
    assertThat(code("A", "B", "C", "A")).isPresent();
  }

  @Test
  void oneCodeOnTwoArticlesIsRefused() {
    assertThatThrownBy(() -> code("A", "A", "a")).isInstanceOf(Malformed.class);
  }

  private static Optional<Article> code(String wanted, String... stored) {
    return Matches.byCode(
        READ,
        List.of(stored).stream()
            .map(c -> new Article(UUID.randomUUID(), c, "", UUID.randomUUID(), false))
            .toList(),
        wanted,
        3);
  }

  private static Optional<SalesInvoice> number(String wanted, String... stored) {
    return Matches.byNumber(
        READ, List.of(stored).stream().map(MatchesTest::invoice).toList(), wanted, 5);
  }

  private static SalesInvoice invoice(String number) {
    return new SalesInvoice(
        UUID.randomUUID(),
        Samples.BOOKING,
        number,
        Samples.DAY,
        euros("1"),
        euros("0"),
        Samples.CUSTOMER);
  }

  private static Relation relation(String email) {
    return new Relation(
        Samples.CUSTOMER, 1, "n", email, Set.of(), false, Optional.empty(), Optional.empty());
  }
}
