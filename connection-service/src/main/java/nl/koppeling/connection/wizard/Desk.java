package nl.koppeling.connection.wizard;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.registry.Connections;
import nl.koppeling.connection.web.Note;
import nl.koppeling.connection.web.Page;
import nl.koppeling.connection.web.Pages;

/** What every step needs: the owner, the connection as it is now, and the page. */
@RequestScoped
class Desk {

  private final Caller caller;
  private final Pages pages;
  private final Sessions sessions;
  private final Connections connections;

  @Inject
  Desk(Caller caller, Pages pages, Sessions sessions, Connections connections) {
    this.caller = caller;
    this.pages = pages;
    this.sessions = sessions;
    this.connections = connections;
  }

  Caller.Person owner() {
    return caller.person();
  }

  Page page() {
    return pages.page();
  }

  Pages pages() {
    return pages;
  }

  /** The owner's connection; refuses with 404. */
  Uni<Connection> connection(UUID id) {
    Caller.Person owner = owner();
    return sessions.forPerson(owner, session -> connections.find(session, id).map(owner::owns));
  }

  /** Shows a step; who is not that far is sent to where the set-up goes on. */
  Uni<Response> at(Step step, UUID id, Function<Connection, Uni<Response>> shown) {
    page(); // in the visit, before anything asynchronous
    return connection(id)
        .flatMap(
            connection ->
                step.open(connection)
                    ? shown.apply(connection)
                    : Uni.createFrom().item(to(Step.next(connection), id)));
  }

  /**
   * After a step that was taken: the next one; after a refusal: the same one, with what is wrong.
   */
  Uni<Response> then(Uni<?> taken, Step next, UUID id, Function<Note, Uni<Response>> again) {
    Page page = page();
    return taken
        .map(done -> to(next, id))
        .onFailure(Desk::forTheOwner)
        .recoverWithUni(failure -> again.apply(Note.of((Refusal) failure, page.language())));
  }

  /** A connection that does not exist has no page to say something on. */
  private static boolean forTheOwner(Throwable failure) {
    return failure instanceof Refusal refusal && refusal.status() != 404;
  }

  Response to(Step step, UUID id) {
    return pages.goOn(step.path(id));
  }
}
