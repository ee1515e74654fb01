package nl.koppeling.connection.hooks;

import io.smallrye.mutiny.Uni;
import io.vertx.core.eventbus.EventBus;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import nl.koppeling.connection.handover.Notices;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The one address SnelStart tells of couplings (SnelStart API reference 2.5). Nothing is signed, so
 * the address holds a secret. A notice comes once and never again: it is stored and answered at
 * once, and looked at afterwards.
 */
@Path("/hooks/snelstart")
@PermitAll
public class ActivationHook {

  private static final int LONGEST = 32_768;

  private final Sessions sessions;
  private final Notices notices;
  private final EventBus bus;
  private final Optional<String> secret;

  @Inject
  ActivationHook(
      Sessions sessions,
      Notices notices,
      EventBus bus,
      @ConfigProperty(name = "koppeling.activation.secret") Optional<String> secret) {
    this.sessions = sessions;
    this.notices = notices;
    this.bus = bus;
    this.secret = secret;
  }

  @POST
  @Path("{secret}")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Uni<Response> take(String secret, byte[] body) {
    if (!ours(secret)) {
      throw Refusal.of(RefusalCode.REFERENCE_UNKNOWN);
    }
    if (body == null || body.length == 0 || body.length > LONGEST) {
      throw Refusal.of(RefusalCode.REQUEST_INVALID);
    }
    String text = new String(body, StandardCharsets.UTF_8);
    return sessions
        .forNone(session -> notices.add(session, text))
        .invoke(() -> bus.publish(HearActivations.NEWS, ""))
        .replaceWith(() -> Response.ok().build());
  }

  private boolean ours(String given) {
    return secret.isPresent()
        && secret.get().length() >= 32
        && MessageDigest.isEqual(
            secret.get().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
