package nl.koppeling.connection.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.handover.Approvals;
import nl.koppeling.connection.handover.Approvals.Asked;
import nl.koppeling.connection.handover.Reference;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.setup.ReplaceCredentials;
import nl.koppeling.shop.ShopKey;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Where a shop hands over its keys after its owner approved us ({@code /wc-auth/v1/authorize},
 * WooCommerce reference 3). The call is not signed and does not name the shop: the reference alone
 * says whose it is, and the keys are tried at the address the owner gave before they are stored.
 * Only an answer of exactly 200 counts for the shop; with any other it withdraws the keys.
 */
@Path("/hooks/shop-keys")
@PermitAll
public class ShopKeysHook {

  private static final int LONGEST = 8_192;

  private final Sessions sessions;
  private final Approvals approvals;
  private final ReplaceCredentials credentials;
  private final ObjectMapper json;

  @Inject
  ShopKeysHook(
      Sessions sessions, Approvals approvals, ReplaceCredentials credentials, ObjectMapper json) {
    this.sessions = sessions;
    this.approvals = approvals;
    this.credentials = credentials;
    this.json = json;
  }

  @POST
  @Path("{reference}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Uni<Response> take(String reference, byte[] body) {
    Reference known = reference(reference);
    JsonNode keys = read(body);
    if (!same(known.value(), keys.path("user_id").asText(""))) {
      throw Refusal.of(RefusalCode.REFERENCE_UNKNOWN);
    }
    ShopKey key = key(keys);
    return sessions
        .forAll(session -> approvals.find(session, known))
        .map(asked -> asked.orElseThrow(() -> Refusal.of(RefusalCode.REFERENCE_UNKNOWN)))
        .flatMap(asked -> store(known, asked, key))
        .replaceWith(() -> Response.ok().build());
  }

  private Uni<Void> store(Reference reference, Asked asked, ShopKey key) {
    return credentials
        .replace(
            new Caller.Person(asked.owner(), false),
            asked.connectionId(),
            Optional.of(key),
            Optional.empty(),
            session -> use(session, reference))
        .replaceWithVoid()
        .onFailure(Refusal.class)
        .call(refusal -> remember(asked.connectionId(), reference, (Refusal) refusal));
  }

  /** Of two at once, one counts. */
  private Uni<Void> use(Mutiny.Session session, Reference reference) {
    return approvals
        .use(session, reference)
        .invoke(
            first -> {
              if (!first) {
                throw Refusal.of(RefusalCode.REFERENCE_UNKNOWN);
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> remember(UUID connectionId, Reference reference, Refusal refusal) {
    return sessions.forConnection(
        connectionId, session -> approvals.refuse(session, reference, refusal.name()));
  }

  private static Reference reference(String text) {
    try {
      return new Reference(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(RefusalCode.REFERENCE_UNKNOWN);
    }
  }

  private JsonNode read(byte[] body) {
    if (body == null || body.length > LONGEST) {
      throw Refusal.of(RefusalCode.REQUEST_INVALID);
    }
    try {
      JsonNode read = json.readTree(body);
      if (read != null && read.isObject()) {
        return read;
      }
    } catch (IOException e) {
      throw Refusal.of(RefusalCode.REQUEST_INVALID);
    }
    throw Refusal.of(RefusalCode.REQUEST_INVALID);
  }

  private static ShopKey key(JsonNode keys) {
    try {
      return new ShopKey(
          keys.path("consumer_key").asText(""), keys.path("consumer_secret").asText(""));
    } catch (IllegalArgumentException e) {
      throw Refusal.of(RefusalCode.SHOP_KEY_INVALID);
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
