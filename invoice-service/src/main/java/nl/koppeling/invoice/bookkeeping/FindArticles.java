package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.invoice.booking.Band;
import nl.koppeling.invoice.booking.SalesOrderForm;
import nl.koppeling.invoice.planning.Shelves;
import nl.koppeling.invoice.posting.Obstacle;
import nl.koppeling.snelstart.Article;
import nl.koppeling.snelstart.ArticleCodes;
import nl.koppeling.snelstart.NewArticle;
import nl.koppeling.snelstart.Problem;
import nl.koppeling.snelstart.Reaction;
import nl.koppeling.snelstart.Refused;
import nl.koppeling.snelstart.SalesOrders;

/**
 * The articles of a sales order: known, found by code, or made. SnelStart refuses a second article
 * with a code, so an unclear answer on making one leaves nothing behind but another look the next
 * time. Articles that exist are never changed.
 */
@ApplicationScoped
class FindArticles {

  private final SalesOrders salesOrders;
  private final Administrations administrations;
  private final KnownArticles known;

  FindArticles(SalesOrders salesOrders, Administrations administrations, KnownArticles known) {
    this.salesOrders = salesOrders;
    this.administrations = administrations;
    this.known = known;
  }

  /** The id for every code of the form; fails with {@link ArticleStands} when one is impossible. */
  Uni<Map<String, UUID>> ids(Document document, SalesOrderForm form) {
    return next(document, form, 0, new HashMap<>());
  }

  private Uni<Map<String, UUID>> next(
      Document document, SalesOrderForm form, int index, Map<String, UUID> found) {
    if (index == form.lines().size()) {
      return Uni.createFrom().item(Map.copyOf(found));
    }
    SalesOrderForm.Line line = form.lines().get(index);
    String key = KnownArticles.key(line);
    return found.containsKey(key)
        ? next(document, form, index + 1, found)
        : one(document, form, line)
            .invoke(id -> found.put(key, id))
            .flatMap(id -> next(document, form, index + 1, found));
  }

  private Uni<UUID> one(Document document, SalesOrderForm form, SalesOrderForm.Line line) {
    return known
        .find(document.connection().administrationId(), line)
        .flatMap(
            id ->
                id.isPresent()
                    ? Uni.createFrom().item(id.get())
                    : look(document, form, line)
                        .flatMap(
                            article ->
                                article.isPresent()
                                    ? fitting(document, line, article.get())
                                    : make(document, form, line))
                        .flatMap(found -> known.store(document, line, found)));
  }

  private Uni<Optional<Article>> look(
      Document document, SalesOrderForm form, SalesOrderForm.Line line) {
    ArticleCodes codes = new ArticleCodes(form.numericCodes(), line.article().code().length());
    return administrations
        .open(document, 1)
        .flatMap(
            open -> open.call(a -> salesOrders.articleByCode(a, line.article().code(), codes)));
  }

  /** Its group may be another than we would have chosen, its VAT may not. */
  private Uni<UUID> fitting(Document document, SalesOrderForm.Line line, Article article) {
    if (article.inactive()) {
      throw stands(Obstacle.ARTICLE_INACTIVE, line, Map.of());
    }
    return article.groupId().equals(line.article().group())
        ? Uni.createFrom().item(article.id())
        : administrations
            .open(document, 1)
            .flatMap(open -> open.call(salesOrders::revenueGroups))
            .map(
                groups -> {
                  Optional<Band> band =
                      groups.stream()
                          .filter(g -> g.id().equals(article.groupId()))
                          .findFirst()
                          .flatMap(Shelves::band);
                  if (!band.equals(Optional.of(line.band()))) {
                    throw stands(Obstacle.ARTICLE_VAT_DIFFERS, line, Map.of());
                  }
                  return article.id();
                });
  }

  private Uni<UUID> make(Document document, SalesOrderForm form, SalesOrderForm.Line line) {
    SalesOrderForm.Article wanted = line.article();
    NewArticle article = new NewArticle(wanted.code(), wanted.name(), wanted.group());
    return administrations
        .open(document, 1)
        .flatMap(open -> open.call(a -> salesOrders.createArticle(a, article)))
        .map(Article::id)
        .onFailure(Refused.class)
        .recoverWithUni(failure -> refused(document, form, line, (Refused) failure));
  }

  /** Perhaps somebody made it a moment ago, or an earlier attempt of ours landed after all. */
  private Uni<UUID> refused(
      Document document, SalesOrderForm form, SalesOrderForm.Line line, Refused refused) {
    if (refused.reaction() != Reaction.ARTICLE) {
      return Uni.createFrom().failure(refusal(line, refused));
    }
    return look(document, form, line)
        .flatMap(
            there ->
                there.isPresent()
                    ? fitting(document, line, there.get())
                    : Uni.createFrom().failure(refusal(line, refused)));
  }

  private static ArticleStands refusal(SalesOrderForm.Line line, Refused refused) {
    return stands(
        Obstacle.ARTICLE_REFUSED,
        line,
        Map.of(
            "code", refused.firstCode().orElse("?"),
            "message", refused.problems().stream().findFirst().map(Problem::message).orElse("")));
  }

  private static ArticleStands stands(
      Obstacle obstacle, SalesOrderForm.Line line, Map<String, String> more) {
    Map<String, String> figures = new HashMap<>(more);
    figures.put("article", line.article().code());
    figures.put("band", line.band().nl());
    return new ArticleStands(obstacle.with(figures));
  }
}
