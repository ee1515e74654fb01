package nl.koppeling.connection.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.koppeling.connection.refusals.DoctorCode;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopAnswer;
import nl.koppeling.shop.ShopClient;
import nl.koppeling.shop.ShopKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Are the webhooks there, active, and do they tell us? One call. */
@ApplicationScoped
class WebhookExamination {

  /** What the ingest service makes in every shop. */
  private static final List<String> TOPICS =
      List.of("order.created", "order.updated", "order.deleted", "order.restored");

  private static final Map<String, String> LIST =
      Map.of("per_page", "100", "_fields", "id,topic,status,delivery_url");

  private final ShopClient shops;
  private final ObjectMapper json;
  private final Optional<String> publicUrl;

  @Inject
  WebhookExamination(
      ShopClient shops,
      ObjectMapper json,
      @ConfigProperty(name = "koppeling.public-url") Optional<String> publicUrl) {
    this.shops = shops;
    this.json = json;
    this.publicUrl = publicUrl.filter(url -> !url.isBlank()).map(url -> url.replaceFirst("/$", ""));
  }

  private record Webhook(String topic, String status, String deliveryUrl) {}

  /** One finding when all is well, else one for each webhook that is not. */
  Uni<List<Finding>> examine(ShopAddress shop, ShopKey key, String token, boolean working) {
    return working
        ? shops.get(shop, key, "webhooks", LIST).map(answer -> findings(answer, token))
        : Uni.createFrom().item(List.of(Finding.notTried(Link.WEBHOOKS)));
  }

  private List<Finding> findings(ShopAnswer answer, String token) {
    if (!(answer instanceof ShopAnswer.Json list)) {
      return List.of(Finding.warning(Link.WEBHOOKS, DoctorCode.WEBHOOKS_UNREADABLE, ""));
    }
    List<Webhook> listed;
    try {
      listed = read(json.readTree(list.body()));
    } catch (IOException noList) {
      return List.of(Finding.warning(Link.WEBHOOKS, DoctorCode.WEBHOOKS_UNREADABLE, ""));
    }
    List<Finding> findings = new ArrayList<>();
    TOPICS.forEach(topic -> finding(topic, listed, token).ifPresent(findings::add));
    return findings.isEmpty() ? List.of(Finding.ok(Link.WEBHOOKS)) : findings;
  }

  private static List<Webhook> read(JsonNode list) {
    List<Webhook> found = new ArrayList<>();
    list.forEach(
        w ->
            found.add(
                new Webhook(
                    w.path("topic").asText(""),
                    w.path("status").asText(""),
                    w.path("delivery_url").asText(""))));
    return found;
  }

  private Optional<Finding> finding(String topic, List<Webhook> listed, String token) {
    String path = "/webhooks/woocommerce/" + token;
    List<Webhook> ours =
        listed.stream()
            .filter(w -> w.topic().equals(topic) && w.deliveryUrl().endsWith(path))
            .toList();
    Optional<Webhook> here = ours.stream().filter(w -> here(w, path)).findFirst();
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

  private boolean here(Webhook webhook, String path) {
    return publicUrl.map(url -> webhook.deliveryUrl().equals(url + path)).orElse(true);
  }
}
