package nl.koppeling.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.koppeling.ingest.guard.WebhookPlan.Step;
import nl.koppeling.ingest.guard.WebhookPlan.Webhook;
import org.junit.jupiter.api.Test;

class WebhookPlanTest {

  private static final String URL = "https://koppeling.test/webhooks/woocommerce/abc";

  @Test
  void everythingThereNeedsNothing() {
    assertThat(WebhookPlan.steps(all("active"), URL, false)).isEmpty();
  }

  @Test
  void webhooksToOthersAreNotOurs() {
    List<Webhook> foreign =
        List.of(new Webhook(9, "order.updated", "disabled", "https://elsewhere.test/x"));
    assertThat(WebhookPlan.steps(foreign, URL, false))
        .extracting(s -> ((Step.Create) s).topic())
        .containsExactlyElementsOf(WebhookPlan.TOPICS);
    assertThat(WebhookPlan.paused(foreign, URL)).isFalse();
  }

  @Test
  void aDisabledOneIsRepairedAndAPausedOneIsTheOwnersWish() {
    assertThat(WebhookPlan.steps(all("disabled"), URL, false))
        .containsOnly(
            new Step.Repair(1, true),
            new Step.Repair(2, true),
            new Step.Repair(3, true),
            new Step.Repair(4, true));
    assertThat(WebhookPlan.steps(all("paused"), URL, false)).isEmpty();
    assertThat(WebhookPlan.paused(all("paused"), URL)).isTrue();
  }

  @Test
  void aNewSecretIsGivenToAll() {
    assertThat(WebhookPlan.steps(all("active"), URL, true)).hasSize(4);
  }

  private static List<Webhook> all(String status) {
    List<Webhook> all = new ArrayList<>();
    for (String topic : WebhookPlan.TOPICS) {
      all.add(new Webhook(all.size() + 1, topic, status, URL));
    }
    return all;
  }
}
