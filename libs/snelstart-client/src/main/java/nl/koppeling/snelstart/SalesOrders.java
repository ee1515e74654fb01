package nl.koppeling.snelstart;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Articles and sales orders of one administration, under the rules of {@link SnelStart}: one call
 * each, made when subscribed to, never repeated, failing with a {@link SnelStartException} only.
 * Reference: SnelStart API reference, sections 5, 6, 7.5, 7.6 and 13.
 */
@ApplicationScoped
public class SalesOrders {

  private static final Endpoint GROUPS = Endpoint.get("/artikelomzetgroepen");
  private static final Endpoint ARTICLES = Endpoint.get("/artikelen");
  private static final Endpoint NEW_ARTICLE = Endpoint.post("/artikelen");
  private static final Endpoint TEMPLATES = Endpoint.get("/verkoopordersjablonen");
  private static final Endpoint ORDERS = Endpoint.get("/verkooporders");
  private static final Endpoint NEW_ORDER = Endpoint.post("/verkooporders");

  /** The most articles SnelStart gives at once (SnelStart API reference 5.1). */
  private static final int ARTICLE_PAGE = 25;

  private final SnelStartApi api;
  private final Calls calls;

  @Inject
  SalesOrders(@RestClient SnelStartApi api, Calls calls) {
    this.api = api;
    this.calls = calls;
  }

  /** All revenue groups (artikelomzetgroepen). */
  public Uni<List<RevenueGroup>> revenueGroups(Access a) {
    return calls.many(
        GROUPS,
        () -> api.artikelomzetgroepen(a.authorization(), a.subscriptionKey()),
        Reading::revenueGroup);
  }

  /** All templates of sales orders (verkoopordersjablonen), inactive ones too. */
  public Uni<List<OrderTemplate>> orderTemplates(Access a) {
    return calls.many(
        TEMPLATES,
        () -> api.verkoopordersjablonen(a.authorization(), a.subscriptionKey()),
        Reading::orderTemplate);
  }

  /**
   * The article with this code, compared here in any case of letters, as SnelStart compares codes
   * when it refuses a second one; nothing means there is none.
   *
   * @param codes whether the administration's codes are numbers: the filter is written accordingly
   */
  public Uni<Optional<Article>> articleByCode(Access a, String code, ArticleCodes codes) {
    String wanted = Texts.articleCode(code);
    String filter =
        codes.numeric() ? OData.eqNumber("Artikelcode", wanted) : OData.eq("Artikelcode", wanted);
    return calls
        .many(
            ARTICLES,
            () -> api.artikelen(a.authorization(), a.subscriptionKey(), filter, ARTICLE_PAGE),
            Reading::article)
        .map(rows -> Matches.byCode(ARTICLES, rows, wanted, ARTICLE_PAGE));
  }

  /**
   * Makes an article (artikel). A second one with the same code is refused: {@link
   * Reaction#ARTICLE}; after {@link Unclear} look it up.
   */
  public Uni<Article> createArticle(Access a, NewArticle article) {
    byte[] body = Json.write(Writing.article(article));
    return calls.one(
        NEW_ARTICLE,
        () -> api.postArtikel(a.authorization(), a.subscriptionKey(), body),
        Reading::article);
  }

  /**
   * All sales orders with exactly this reference (orderreferentie), compared here: anybody may have
   * used it too.
   */
  public Uni<List<SalesOrder>> salesOrdersByReference(Access a, String reference) {
    String wanted = Texts.reference("order reference", reference, 50);
    String filter = OData.eq("Orderreferentie", wanted);
    return Pages.all(
            ORDERS,
            skip ->
                calls.many(
                    ORDERS,
                    () ->
                        api.verkooporders(
                            a.authorization(), a.subscriptionKey(), filter, Pages.SIZE, skip),
                    Reading::salesOrder),
            SalesOrder::id)
        .map(rows -> rows.stream().filter(o -> o.reference().equals(wanted)).toList());
  }

  /**
   * Makes a sales order (verkooporder). SnelStart does <em>not</em> refuse a second one: after
   * {@link Unclear} look first.
   */
  public Uni<SalesOrder> createSalesOrder(Access a, NewSalesOrder order) {
    byte[] body = Json.write(Writing.salesOrder(order));
    return calls.one(
        NEW_ORDER,
        () -> api.postVerkooporder(a.authorization(), a.subscriptionKey(), body),
        Reading::salesOrder);
  }
}
