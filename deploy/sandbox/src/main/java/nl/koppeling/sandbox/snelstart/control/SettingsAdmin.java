package nl.koppeling.sandbox.snelstart.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import nl.koppeling.sandbox.snelstart.activation.ActivationWebhook;
import nl.koppeling.sandbox.snelstart.gateway.Limits;
import nl.koppeling.sandbox.snelstart.gateway.SandboxClock;
import nl.koppeling.sandbox.snelstart.rules.Rulings;
import nl.koppeling.sandbox.snelstart.wire.Input;
import nl.koppeling.sandbox.snelstart.wire.Json;

/**
 * Limits of the gateway, rulings where SnelStart's behaviour is unknown, clock, webhook address.
 */
@Path("/__admin/snelstart")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class SettingsAdmin {

  private final Limits limits;
  private final Rulings rulings;
  private final SandboxClock clock;
  private final ActivationWebhook webhook;

  SettingsAdmin(Limits limits, Rulings rulings, SandboxClock clock, ActivationWebhook webhook) {
    this.limits = limits;
    this.rulings = rulings;
    this.clock = clock;
    this.webhook = webhook;
  }

  /** As they stand. */
  @GET
  @Path("/settings")
  public ObjectNode show() {
    Limits.Allowed allowed = limits.allowed();
    return Json.object()
        .put("perMinute", allowed.perMinute())
        .put("perHour", allowed.perHour())
        .put("concurrent", allowed.concurrent())
        .put("addressRule", rulings.addressRule().name())
        .put("vatTolerance", rulings.vatTolerance())
        .put("emptyMoneyEntries", rulings.emptyMoneyEntries())
        .put("now", clock.instant().toString())
        .put("activationWebhookUrl", webhook.url());
  }

  /** Changes those that are given. */
  @PUT
  @Path("/settings")
  public ObjectNode change(byte[] body) {
    Input input = AdminInput.read(body);
    try {
      limits(input);
      rulings(input);
      String now = input.filledText("now");
      if (now != null) {
        clock.set(Instant.parse(now));
      }
    } catch (IllegalArgumentException | DateTimeException wrong) {
      throw AdminInput.refused(wrong.getMessage());
    }
    String url = input.text("activationWebhookUrl");
    if (url != null) {
      webhook.url(url);
    }
    return show();
  }

  private void limits(Input input) {
    Limits.Allowed before = limits.allowed();
    Integer perMinute = input.integer("perMinute");
    Integer perHour = input.integer("perHour");
    Integer concurrent = input.integer("concurrent");
    if (perMinute != null || perHour != null || concurrent != null) {
      limits.allow(
          new Limits.Allowed(
              perMinute == null ? before.perMinute() : perMinute,
              perHour == null ? before.perHour() : perHour,
              concurrent == null ? before.concurrent() : concurrent));
    }
  }

  private void rulings(Input input) {
    String address = input.filledText("addressRule");
    if (address != null) {
      rulings.addressRule(Rulings.AddressRule.valueOf(address.toUpperCase(Locale.ROOT)));
    }
    BigDecimal tolerance = input.decimal("vatTolerance");
    if (tolerance != null) {
      rulings.vatTolerance(tolerance);
    }
    if (input.text("emptyMoneyEntries") != null) {
      rulings.emptyMoneyEntries(input.flag("emptyMoneyEntries"));
    }
  }

  /** The last notices of the activation page and what came of them. */
  @GET
  @Path("/webhooks")
  public ArrayNode webhooks() {
    return webhook.json();
  }
}
