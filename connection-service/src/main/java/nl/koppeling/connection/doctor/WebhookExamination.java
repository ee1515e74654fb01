package nl.koppeling.connection.doctor;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.koppeling.connection.refusals.DoctorCode;
import nl.koppeling.connection.webhooks.ShopWebhooks;
import nl.koppeling.connection.webhooks.ShopWebhooks.Webhook;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Are the webhooks there, active, and do they tell us? One call. */
@ApplicationScoped
class WebhookExamination {

  /** What the ingest service makes in every shop. */
  private static final List<String> TOPICS =
      List.of("order.created", "order.updated", "order.deleted", "order.restored");

  private final ShopWebhooks webhooks;
  private final Optional<String> publicUrl;

  @Inject
  WebhookExamination(
      ShopWebhooks webhooks,
      @ConfigProperty(name = "koppeling.public-url") Optional<String> publicUrl) {
    this.webhooks = webhooks;
    this.publicUrl = publicUrl.filter(url -> !url.isBlank()).map(url -> url.replaceFirst("/$", ""));
  }

  /** One finding when all is well, else one for each webhook that is not. */
  Uni<List<Finding>> examine(ShopAddress shop, ShopKey key, String token, boolean working) {
    return working
        ? webhooks.list(shop, key).map(listed -> findings(listed, token))
        : Uni.createFrom().item(List.of(Finding.notTried(Link.WEBHOOKS)));
  }

  private List<Finding> findings(Optional<List<Webhook>> told, String token) {
    if (told.isEmpty()) {
      return List.of(Finding.warning(Link.WEBHOOKS, DoctorCode.WEBHOOKS_UNREADABLE, ""));
    }
    List<Finding> findings = new ArrayList<>();
    TOPICS.forEach(topic -> finding(topic, told.get(), token).ifPresent(findings::add));
    return findings.isEmpty() ? List.of(Finding.ok(Link.WEBHOOKS)) : findings;
  }

  private Optional<Finding> finding(String topic, List<Webhook> listed, String token) {
    List<Webhook> ours =
        listed.stream().filter(w -> w.topic().equals(topic) && w.tells(token)).toList();
    Optional<Webhook> here = ours.stream().filter(w -> here(w, token)).findFirst();
    if (ours.isEmpty()) {
      return Optional.of(Finding.warning(Link.WEBHOOKS, DoctorCode.WEBHOOK_MISSING, topic));
    }
    if (here.isEmpty()) {
      return Optional.of(Finding.warning(Link.WEBHOOKS, DoctorCode.WEBHOOK_ELSEWHERE, topic));
    }
    return switch (here.get().status()) {
      case "active" -> Optional.empty();
      case "paused" ->
          Optional.of(Finding.warning(Link.WEBHOOKS, DoctorCode.WEBHOOK_PAUSED, topic));
      default -> Optional.of(Finding.warning(Link.WEBHOOKS, DoctorCode.WEBHOOK_DISABLED, topic));
    };
  }

  private boolean here(Webhook webhook, String token) {
    return publicUrl
        .map(url -> webhook.deliveryUrl().equals(url + ShopWebhooks.path(token)))
        .orElse(true);
  }
}
