package nl.koppeling.connection.setup;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import nl.koppeling.connection.faults.Faults;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.limits.Spends;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The steps an owner takes with one connection. */
@Path("/api/connections/{id}")
@Tag(name = "Steps")
@RolesAllowed(Caller.SHOP_OWNER)
public class StepsResource {

  private final Caller caller;
  private final ProveConnection proof;
  private final ConfirmSettings settings;
  private final SwitchConnection switching;
  private final ReplaceCredentials credentials;
  private final Faults faults;
  private final Sessions sessions;

  @Inject
  StepsResource(
      Caller caller,
      ProveConnection proof,
      ConfirmSettings settings,
      SwitchConnection switching,
      ReplaceCredentials credentials,
      Faults faults,
      Sessions sessions) {
    this.caller = caller;
    this.proof = proof;
    this.settings = settings;
    this.switching = switching;
    this.credentials = credentials;
    this.faults = faults;
    this.sessions = sessions;
  }

  @POST
  @Path("proof")
  @Operation(
      summary = "Try both keys, name the administration and propose settings",
      description = "Changes nothing in the shop and nothing in the administration.")
  @Spends
  public Uni<ProofView> prove(UUID id) {
    return proof.prove(caller.person(), id).map(ProofView::of);
  }

  @PUT
  @Path("settings")
  @Operation(
      summary = "Confirm ledgers, journals, tax schemes, choices and invoice prefix",
      description =
          "Everything is held against the administration. An unknown field or value is refused (400)"
              + " with its place. What is absent of taxation, choices and marks is the usual.")
  @Spends
  public Uni<ConnectionView> confirm(UUID id, Requests.Confirmation confirmation) {
    return view(settings.confirm(caller.person(), id, Requests.present(confirmation).read()));
  }

  @POST
  @Path("activation")
  @Operation(summary = "Begin booking, or go on after a pause; 409 in shadow, see `shadow/end`")
  public Uni<ConnectionView> activate(UUID id) {
    return view(switching.activate(caller.person(), id));
  }

  @POST
  @Path("shadow")
  @Operation(
      summary = "Begin in shadow: orders are read and judged, nothing is booked",
      description = "`GET shadow` shows the journal as it would be.")
  public Uni<ConnectionView> lookAlong(UUID id) {
    return view(switching.lookAlong(caller.person(), id));
  }

  @POST
  @Path("shadow/end")
  @Operation(
      summary = "End the shadow: book orders paid from a moment on, by default from now",
      description =
          "`from` is a date (Amsterdam) or a moment, not before the connection's start and not in the"
              + " future. Orders paid before are skipped (BEFORE_START); each other one is booked once.")
  public Uni<ConnectionView> endShadow(UUID id, Requests.Start start) {
    return view(
        switching.bookFrom(
            caller.person(), id, start == null ? Instant.now() : start.moment(Instant.now())));
  }

  @POST
  @Path("pause")
  @Operation(summary = "Stop booking; orders are kept")
  public Uni<ConnectionView> pause(UUID id) {
    return view(switching.pause(caller.person(), id));
  }

  @POST
  @Path("resumption")
  @Operation(summary = "Go on after a pause")
  public Uni<ConnectionView> resume(UUID id) {
    return view(switching.resume(caller.person(), id));
  }

  @PUT
  @Path("credentials")
  @Operation(
      summary = "Replace the shop's key, the coupling key, or both; proven before they are stored")
  @Spends
  public Uni<ConnectionView> replace(UUID id, Requests.NewCredentials replacement) {
    Requests.NewCredentials given = Requests.present(replacement);
    return view(
        credentials.replace(caller.person(), id, given.shopKey(), given.administrationKey()));
  }

  private Uni<ConnectionView> view(Uni<Connection> step) {
    return step.flatMap(
        connection ->
            sessions.forConnection(
                connection.id(),
                session ->
                    faults
                        .of(session, connection.id())
                        .map(found -> ConnectionView.of(connection, found))));
  }
}
