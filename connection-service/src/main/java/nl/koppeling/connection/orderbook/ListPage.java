package nl.koppeling.connection.orderbook;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.overview.Cursor;
import nl.koppeling.connection.overview.FindOrders;
import nl.koppeling.connection.overview.FollowOrders;
import nl.koppeling.connection.overview.OrderFilter;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.web.Live;
import nl.koppeling.connection.web.OrderPaths;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The list of a connection's orders: by day, the newest first, fifty a page. */
@Path("/app/connections/{id}/orders")
@RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
public class ListPage {

  private final Caller caller;
  private final Pages pages;
  private final FindOrders finding;
  private final FollowOrders following;

  @Inject
  ListPage(Caller caller, Pages pages, FindOrders finding, FollowOrders following) {
    this.caller = caller;
    this.pages = pages;
    this.finding = finding;
    this.following = following;
  }

  @CheckedTemplate(basePath = "orderbook")
  static class Templates {
    static native TemplateInstance list(Page page, Listing listing, Live live);
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> list(UUID id, UriInfo address) {
    MultivaluedMap<String, String> query = address.getQueryParameters();
    SearchForm search = SearchForm.of(query);
    Caller.Person person = caller.person();
    Page page = pages.page();
    try {
      return found(person, id, search, search.filter(), SearchForm.after(query), page);
    } catch (Refusal notSearchable) {
      return refused(person, id, search, notSearchable, page);
    }
  }

  private Uni<Response> found(
      Caller.Person person,
      UUID id,
      SearchForm search,
      OrderFilter filter,
      Optional<Cursor> after,
      Page page) {
    // The version first: what changes meanwhile is seen by the next question.
    return following
        .version(person, id, Optional.empty())
        .flatMap(
            version ->
                finding
                    .page(person, id, filter, after)
                    .flatMap(
                        found ->
                            finding
                                .reasons(person, id)
                                .map(
                                    codes ->
                                        Listing.of(
                                            id, search, found, after.isPresent(), codes, page)))
                    .map(
                        listing ->
                            pages.show(
                                Templates.list(
                                    page, listing, new Live(OrderPaths.pulse(id), version)))));
  }

  private Uni<Response> refused(
      Caller.Person person, UUID id, SearchForm search, Refusal refusal, Page page) {
    String field =
        refusal.details().stream().map(Refusal.Detail::what).findFirst().orElse("number");
    return finding
        .reasons(person, id)
        .map(codes -> Listing.refused(id, search, field, codes, page))
        .map(
            listing ->
                pages.show(OrderCode.SEARCH_INVALID.status(), Templates.list(page, listing, null)));
  }
}
