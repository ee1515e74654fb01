package nl.koppeling.sandbox.behaviour;

import static nl.koppeling.sandbox.behaviour.Books.TODAY;
import static nl.koppeling.sandbox.behaviour.Books.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.snelstart.Access;
import nl.koppeling.snelstart.Article;
import nl.koppeling.snelstart.ArticleCodes;
import nl.koppeling.snelstart.LedgerAccount;
import nl.koppeling.snelstart.NewArticle;
import nl.koppeling.snelstart.NewSalesOrder;
import nl.koppeling.snelstart.OrderTemplate;
import nl.koppeling.snelstart.Reaction;
import nl.koppeling.snelstart.Refused;
import nl.koppeling.snelstart.RevenueGroup;
import nl.koppeling.snelstart.SalesOrder;
import nl.koppeling.snelstart.SalesOrders;
import nl.koppeling.snelstart.SnelStart;
import nl.koppeling.snelstart.TokenHost;
import nl.koppeling.snelstart.VatKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What we believe of articles and sales orders, in the same words for the sandbox and for a real
 * administration ({@link SnelStartBehaviour}).
 */
abstract class SalesOrderBehaviour {

  @Inject SnelStart snelStart;
  @Inject SalesOrders salesOrders;
  @Inject TokenHost tokenHost;
  private Books books;
  private Access access;

  abstract Keys keys();

  @BeforeEach
  void open() {
    access = new Access(now(tokenHost.mint(keys().clientKey())).bearer(), keys().subscriptionKey());
    books = new Books(snelStart, access);
  }

  @AfterEach
  void removeTraces() throws IOException, InterruptedException {
    if (books != null) {
      books.removeTraces();
    }
  }

  @Test
  void revenueGroupsAreOnLedgersOfTheChart() {
    List<UUID> chart =
        now(snelStart.ledgerAccounts(access)).stream().map(LedgerAccount::id).toList();
    assertThat(now(salesOrders.revenueGroups(access)))
        .filteredOn(g -> g.vatKind().equals(Optional.of(VatKind.HIGH)))
        .isNotEmpty()
        .allMatch(g -> g.ledgerId().filter(chart::contains).isPresent());
  }

  @Test
  void anArticleIsFoundByItsCodeInAnyCase() {
    Article made = article();
    assertThat(now(salesOrders.articleByCode(access, made.code(), codes())))
        .map(Article::id)
        .contains(made.id());
    assertThat(
            now(salesOrders.articleByCode(access, made.code().toUpperCase(Locale.ROOT), codes())))
        .map(Article::groupId)
        .contains(group().id());
    assertThat(now(salesOrders.articleByCode(access, code("9"), codes()))).isEmpty();
  }

  @Test
  void aSecondArticleWithTheCodeIsRefused() {
    Article made = article();
    NewArticle second = new NewArticle(made.code(), "Koppeltest, mag weg", group().id());
    Refused refused =
        catchThrowableOfType(Refused.class, () -> now(salesOrders.createArticle(access, second)));
    assertThat(refused).isNotNull();
    assertThat(refused.reaction()).isEqualTo(Reaction.ARTICLE);
  }

  @Test
  void anOrderComesToWhatItsLinesComeToWithItsVatInside() {
    SalesOrder made = order();
    assertThat(made.total()).isEqualByComparingTo("121.01");
    assertThat(made.total().subtract(made.net()))
        .isBetween(new BigDecimal("20.98"), new BigDecimal("21.02"));
    assertThat(made.date()).isEqualTo(TODAY);
    assertThat(made.invoiceId()).isEmpty();
  }

  @Test
  void anOrderIsFoundByItsReferenceWithItsMemo() {
    SalesOrder made = order();
    assertThat(now(salesOrders.salesOrdersByReference(access, books.number())))
        .containsExactly(made);
    assertThat(made.memo()).contains(books.mark);
    assertThat(now(salesOrders.salesOrdersByReference(access, books.number() + "X"))).isEmpty();
  }

  @Test
  void aSecondOrderWithTheReferenceIsNotRefused() {
    SalesOrder first = order();
    SalesOrder second = order(first.customerId());
    assertThat(now(salesOrders.salesOrdersByReference(access, books.number())))
        .extracting(SalesOrder::id)
        .containsExactlyInAnyOrder(first.id(), second.id());
  }

  private SalesOrder order() {
    return order(books.customer().id());
  }

  /** 2 × 60.50 at the high rate, and a cent. */
  private SalesOrder order(UUID customer) {
    UUID article =
        now(salesOrders.articleByCode(access, code(""), codes())).orElseGet(this::article).id();
    UUID template =
        now(salesOrders.orderTemplates(access)).stream()
            .filter(t -> !t.inactive())
            .map(OrderTemplate::id)
            .findFirst()
            .orElseThrow();
    NewSalesOrder wanted =
        new NewSalesOrder(
            books.number(),
            TODAY,
            customer,
            "Koppeltest, mag weg",
            "Koppeltest " + books.mark,
            template,
            Optional.empty(),
            List.of(
                new NewSalesOrder.Line(
                    article, "Twee", new BigDecimal("60.50"), new BigDecimal("2")),
                new NewSalesOrder.Line(article, "", new BigDecimal("0.01"), new BigDecimal("1"))));
    SalesOrder made = now(salesOrders.createSalesOrder(access, wanted));
    books.traces.leave("verkooporders", made.id());
    return made;
  }

  private Article article() {
    NewArticle wanted = new NewArticle(code(""), "Koppeltest, mag weg", group().id());
    Article made = now(salesOrders.createArticle(access, wanted));
    books.traces.leave("artikelen", made.id());
    return made;
  }

  /** Of this run; digits where codes are numbers. */
  private String code(String more) {
    String digits = String.valueOf(Long.parseLong(books.mark, 16) % 1_000_000) + more;
    return codes().numeric() ? "9" + digits : "koppel" + digits;
  }

  private ArticleCodes codes() {
    return now(snelStart.companyInfo(access)).articleCodes();
  }

  private RevenueGroup group() {
    return now(salesOrders.revenueGroups(access)).stream()
        .filter(g -> g.vatKind().equals(Optional.of(VatKind.HIGH)))
        .findFirst()
        .orElseThrow();
  }
}
