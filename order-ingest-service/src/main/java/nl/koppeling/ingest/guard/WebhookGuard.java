package nl.koppeling.ingest.guard;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.seal.Seal;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.guard.WebhookPlan.Step;
import nl.koppeling.ingest.guard.WebhookPlan.Webhook;
import nl.koppeling.ingest.schedule.PollState;
import nl.koppeling.ingest.schedule.PollState.WebhookHealth;
import nl.koppeling.ingest.schedule.Schedule;
import nl.koppeling.ingest.shop.Access;
import nl.koppeling.ingest.shop.ShopTrouble;
import nl.koppeling.ingest.shop.Shops;
import nl.koppeling.ingest.webhook.WebhookSecrets;
import nl.koppeling.shop.ShopAnswer;
import nl.koppeling.turns.Turn;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Sees to it that the shop has our webhooks, active and with our secret. A key that may not write
 * is no fault: the connection is polled instead.
 */
@ApplicationScoped
public class WebhookGuard {

  private static final Duration NOT_ALLOWED_CHECK = Duration.ofHours(24);
  private static final Duration AFTER_TROUBLE = Duration.ofMinutes(5);
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 20;

  private final Mutiny.SessionFactory sessions;
  private final Shops shops;
  private final Seals seals;
  private final Schedule schedule;
  private final WebhookSettings settings;

  WebhookGuard(
      Mutiny.SessionFactory sessions,
      Shops shops,
      Seals seals,
      Schedule schedule,
      WebhookSettings settings) {
    this.sessions = sessions;
    this.shops = shops;
    this.seals = seals;
    this.schedule = schedule;
    this.settings = settings;
  }

  /** Looks and repairs; when something had been switched off the shop is polled at once. */
  public Uni<Void> look(Turn turn, ConnectionChanged connection, Access access, PollState state) {
    Seal seal = seals.open(connection.connectionId(), connection.wrappedKey());
    String secret = seal.openText(connection.sealedWebhookSecret(), WebhookSecrets.PURPOSE);
    String secretHash = seal.keyedHash("webhook " + secret);
    String url = deliveryUrl(connection);
    return page(access, 1, new ArrayList<>())
        .flatMap(
            listed -> {
              List<Step> steps =
                  WebhookPlan.steps(listed, url, !secretHash.equals(state.webhooksSecret()));
              WebhookHealth health =
                  WebhookPlan.paused(listed, url) ? WebhookHealth.BROKEN : WebhookHealth.HEALTHY;
              return carryOut(access, steps, url, secret)
                  .flatMap(done -> note(turn, health, secretHash, settings.checkEvery(), steps));
            })
        .onFailure(WebhookGuard::notAllowed)
        .recoverWithUni(
            e -> note(turn, WebhookHealth.NOT_ALLOWED, "", NOT_ALLOWED_CHECK, List.of()))
        .onFailure(ShopTrouble.class)
        .call(
            () ->
                note(turn, WebhookHealth.BROKEN, state.webhooksSecret(), AFTER_TROUBLE, List.of()));
  }

  private String deliveryUrl(ConnectionChanged connection) {
    String base = settings.publicUrl().toString().replaceAll("/+$", "");
    return base + "/webhooks/woocommerce/" + connection.webhookToken();
  }

  private Uni<List<Webhook>> page(Access access, int page, List<Webhook> found) {
    return shops
        .list(access, "webhooks", Map.of("per_page", "" + PAGE, "page", "" + page))
        .flatMap(
            listing -> {
              listing.elements().forEach(w -> found.add(webhook(w)));
              return listing.elements().size() == PAGE && page < MOST_PAGES
                  ? page(access, page + 1, found)
                  : Uni.createFrom().item(found);
            });
  }

  private static Webhook webhook(JsonNode json) {
    return new Webhook(
        json.path("id").asLong(),
        json.path("topic").asText(""),
        json.path("status").asText(""),
        json.path("delivery_url").asText(""));
  }

  private Uni<Void> carryOut(Access access, List<Step> steps, String url, String secret) {
    return Multi.createFrom()
        .iterable(steps)
        .onItem()
        .transformToUniAndConcatenate(
            step ->
                switch (step) {
                  case Step.Create(String topic) ->
                      shops.post(
                          access,
                          "webhooks",
                          Map.of(
                              "name", "Koppeling " + topic,
                              "topic", topic,
                              "delivery_url", url,
                              "secret", secret,
                              "status", "active"));
                  case Step.Repair(long id, boolean wasDisabled) ->
                      shops.put(
                          access, "webhooks/" + id, Map.of("status", "active", "secret", secret));
                })
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> note(
      Turn turn, WebhookHealth health, String secretHash, Duration wait, List<Step> steps) {
    boolean missed = steps.stream().anyMatch(s -> s instanceof Step.Repair r && r.wasDisabled());
    return sessions.withTransaction(
        s ->
            turn.hold(s)
                .flatMap(
                    held -> schedule.webhooks(s, turn.connectionId(), health, secretHash, wait))
                .flatMap(
                    noted ->
                        missed
                            ? schedule
                                .repaired(s, turn.connectionId())
                                .chain(() -> schedule.pollNow(s, turn.connectionId()))
                            : Uni.createFrom().voidItem()));
  }

  /**
   * Whether the key itself is refused is for the poll to find out: some keys may only see orders.
   */
  private static boolean notAllowed(Throwable failure) {
    return failure instanceof ShopTrouble trouble
        && (trouble.answer() instanceof ShopAnswer.KeyRefused
            || trouble.answer() instanceof ShopAnswer.PermissionMissing
            || trouble.answer() instanceof ShopAnswer.NotFound
            || trouble.answer() instanceof ShopAnswer.BadRequest);
  }
}
