package nl.koppeling.ingest.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
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
import nl.koppeling.ingest.guard.WebhookPlan.Cause;
import nl.koppeling.ingest.guard.WebhookPlan.Place;
import nl.koppeling.ingest.guard.WebhookPlan.Step;
import nl.koppeling.ingest.guard.WebhookPlan.Webhook;
import nl.koppeling.ingest.schedule.Pace;
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

  /** Looks and repairs; when something may have gone untold the shop is polled at once. */
  public Uni<Void> look(Turn turn, ConnectionChanged connection, Access access, PollState state) {
    Seal seal = seals.open(connection.connectionId(), connection.wrappedKey());
    String secret = seal.openText(connection.sealedWebhookSecret(), WebhookSecrets.PURPOSE);
    String secretHash = seal.keyedHash("webhook " + secret);
    Place place = place(connection);
    return page(access, 1, new ArrayList<>())
        .flatMap(
            listed -> {
              List<Step> steps =
                  WebhookPlan.steps(listed, place, !secretHash.equals(state.webhooksSecret()));
              WebhookHealth health =
                  WebhookPlan.paused(listed, place) ? WebhookHealth.BROKEN : WebhookHealth.HEALTHY;
              boolean missed = WebhookPlan.missed(steps, state.webhooks() == WebhookHealth.HEALTHY);
              return carryOut(access, steps, place.url(), secret)
                  .flatMap(
                      done -> note(turn, health, secretHash, next(state, turn, missed), missed));
            })
        .onFailure(WebhookGuard::notAllowed)
        .recoverWithUni(e -> note(turn, WebhookHealth.NOT_ALLOWED, "", NOT_ALLOWED_CHECK, false))
        .onFailure(ShopTrouble.class)
        .call(() -> note(turn, WebhookHealth.BROKEN, state.webhooksSecret(), AFTER_TROUBLE, false));
  }

  /** The shop's count of failures outlives a repair: one more and it is off again. */
  private Duration next(PollState state, Turn turn, boolean repaired) {
    Duration every = settings.checkEvery();
    Duration usual = Pace.next(turn.connectionId(), every, every, false, 0, state.now());
    Duration soon = settings.checkAfterRepair();
    return repaired && soon.compareTo(usual) < 0 ? soon : usual;
  }

  private Place place(ConnectionChanged connection) {
    String base = settings.publicUrl().toString().replaceAll("/+$", "");
    return new Place(base, "/webhooks/woocommerce/" + connection.webhookToken());
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
                  case Step.Repair(long id, Cause cause, boolean paused) ->
                      unlessGone(
                          shops.put(
                              access,
                              "webhooks/" + id,
                              Map.of(
                                  "status", paused ? "paused" : "active",
                                  "delivery_url", url,
                                  "secret", secret)));
                  case Step.Remove(long id) -> unlessGone(shops.delete(access, "webhooks/" + id));
                })
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Somebody may have removed it since it was listed; the next look finds what is missing. */
  private static Uni<JsonNode> unlessGone(Uni<JsonNode> call) {
    return call.onFailure(
            e -> e instanceof ShopTrouble t && t.answer() instanceof ShopAnswer.NotFound)
        .recoverWithItem(NullNode.getInstance());
  }

  private Uni<Void> note(
      Turn turn, WebhookHealth health, String secretHash, Duration wait, boolean missed) {
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
