package nl.koppeling.connection.board;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.backfill.BackfillView;
import nl.koppeling.connection.backfill.ReadBackfill;
import nl.koppeling.connection.faults.Faults;
import nl.koppeling.connection.line.ShopWatch;
import nl.koppeling.connection.overview.Glance;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The list of connections and the page of one. */
@Path("/app/connections")
@RolesAllowed({Caller.SHOP_OWNER, Caller.OPERATOR})
public class BoardResource {

  private final Caller caller;
  private final Pages pages;
  private final Sessions sessions;
  private final Connections connections;
  private final Faults faults;
  private final Glance glance;
  private final ReadFollow following;
  private final ReadBackfill backfills;
  private final ShopWatch watching;

  @Inject
  BoardResource(
      Caller caller,
      Pages pages,
      Sessions sessions,
      Connections connections,
      Faults faults,
      Glance glance,
      ReadFollow following,
      ReadBackfill backfills,
      ShopWatch watching) {
    this.caller = caller;
    this.pages = pages;
    this.sessions = sessions;
    this.connections = connections;
    this.faults = faults;
    this.glance = glance;
    this.following = following;
    this.backfills = backfills;
    this.watching = watching;
  }

  @CheckedTemplate(basePath = "board")
  static class Templates {
    static native TemplateInstance list(Page page, List<Card> cards, boolean owner);

    static native TemplateInstance one(
        Page page, Board board, BackfillCard backfill, WatchLine watch, Follow follow);
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> list() {
    Caller.Person person = caller.person();
    Page page = pages.page();
    return sessions
        .forPerson(
            person, session -> connections.all(session, person.operator() ? "" : person.subject()))
        .map(all -> all.stream().map(connection -> Card.of(connection, page)).toList())
        .map(cards -> pages.show(Templates.list(page, cards, !person.operator())));
  }

  @GET
  @Path("{id}")
  @Operation(hidden = true)
  public Uni<Response> one(UUID id) {
    Caller.Person person = caller.person();
    Page page = pages.page();
    return following
        .read(person, id, page)
        .flatMap(
            follow ->
                shown(person, id, page)
                    .flatMap(
                        shown ->
                            watch(shown.board(), page)
                                .map(
                                    line ->
                                        pages.show(
                                            Templates.one(
                                                page,
                                                shown.board(),
                                                shown.backfill(),
                                                line.orElse(null),
                                                follow)))));
  }

  private Uni<Shown> shown(Caller.Person person, UUID id, Page page) {
    return sessions.forPerson(
        person,
        session ->
            connections
                .find(session, id)
                .map(person::reads)
                .flatMap(
                    connection ->
                        faults
                            .of(session, id)
                            .flatMap(
                                found ->
                                    glance
                                        .of(session, id)
                                        .map(view -> Board.of(connection, found, view, page))))
                .flatMap(
                    board ->
                        backfills
                            .of(session, id)
                            .map(found -> backfill(id, found, person, page))
                            .map(card -> new Shown(board, card.orElse(null)))));
  }

  private record Shown(Board board, BackfillCard backfill) {}

  /** Only a connection that works is watched. */
  private Uni<Optional<WatchLine>> watch(Board board, Page page) {
    return board.working()
        ? watching.of(board.id()).map(watch -> WatchLine.of(watch, Instant.now(), page))
        : Uni.createFrom().item(Optional.empty());
  }

  private static Optional<BackfillCard> backfill(
      UUID id, Optional<BackfillView> found, Caller.Person person, Page page) {
    return BackfillCard.of(id, found, !person.operator(), Instant.now(), page);
  }
}
