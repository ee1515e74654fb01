package nl.koppeling.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.koppeling.ingest.guard.WebhookPlan.Cause;
import nl.koppeling.ingest.guard.WebhookPlan.Place;
import nl.koppeling.ingest.guard.WebhookPlan.Step;
import nl.koppeling.ingest.guard.WebhookPlan.Webhook;
import org.junit.jupiter.api.Test;

class WebhookPlanTest {

  private static final Place PLACE =
      new Place("https://koppeling.test", "/webhooks/woocommerce/abc");
  private static final String BEFORE = "https://old.koppeling.test/sub/webhooks/woocommerce/abc";

  @Test
  void everythingThereNeedsNothing() {
    assertThat(WebhookPlan.steps(all("active"), PLACE, false)).isEmpty();
  }

  @Test
  void webhooksToOthersAreNotOurs() {
    List<Webhook> foreign =
        List.of(
            new Webhook(9, "order.updated", "disabled", "https://elsewhere.test/x"),
            new Webhook(10, "order.updated", "active", PLACE.url() + "d"),
            new Webhook(11, "order.updated", "active", PLACE.base() + "/webhooks/woocommerce/ab"));
    assertThat(WebhookPlan.steps(foreign, PLACE, true))
        .extracting(s -> ((Step.Create) s).topic())
        .containsExactlyElementsOf(WebhookPlan.TOPICS);
    assertThat(WebhookPlan.paused(foreign, PLACE)).isFalse();
  }

  @Test
  void aDisabledOneIsRepairedAndAPausedOneIsTheOwnersWish() {
    List<Step> steps = WebhookPlan.steps(all("disabled"), PLACE, true);
    assertThat(steps)
        .containsExactly(
            new Step.Repair(1, Cause.DISABLED, false),
            new Step.Repair(2, Cause.DISABLED, false),
            new Step.Repair(3, Cause.DISABLED, false),
            new Step.Repair(4, Cause.DISABLED, false));
    assertThat(WebhookPlan.missed(steps, false)).isTrue();
    assertThat(WebhookPlan.steps(all("paused"), PLACE, false)).isEmpty();
    assertThat(WebhookPlan.paused(all("paused"), PLACE)).isTrue();
  }

  @Test
  void aNewSecretIsGivenToAllAndWakesNoneThatIsPaused() {
    List<Step> steps = WebhookPlan.steps(all("paused"), PLACE, true);
    assertThat(steps).hasSize(4).contains(new Step.Repair(1, Cause.SECRET, true));
    assertThat(WebhookPlan.missed(steps, true)).isFalse();
  }

  @Test
  void oneAtAnAddressOfBeforeIsPointedHereInsteadOfMadeTwice() {
    List<Webhook> listed = all("active");
    listed.set(1, new Webhook(2, "order.updated", "active", BEFORE));
    listed.set(2, new Webhook(3, "order.deleted", "paused", BEFORE));

    List<Step> steps = WebhookPlan.steps(listed, PLACE, false);

    assertThat(steps)
        .containsExactly(
            new Step.Repair(2, Cause.MOVED, false), new Step.Repair(3, Cause.MOVED, true));
    assertThat(WebhookPlan.missed(steps, true)).isTrue();
    assertThat(WebhookPlan.paused(listed, PLACE)).isTrue();
  }

  @Test
  void ofSeveralWithOneTopicTheOneThatTellsUsStays() {
    List<Webhook> listed = all("active");
    listed.set(0, new Webhook(1, "order.created", "disabled", PLACE.url()));
    listed.add(new Webhook(7, "order.created", "active", PLACE.url()));
    listed.add(new Webhook(8, "order.created", "active", PLACE.url()));
    listed.add(new Webhook(9, "order.created", "active", BEFORE));
    listed.add(new Webhook(10, "order.created", "active", "https://elsewhere.test/x"));

    List<Step> steps = WebhookPlan.steps(listed, PLACE, false);

    assertThat(steps).containsExactly(new Step.Remove(8), new Step.Remove(1), new Step.Remove(9));
    assertThat(WebhookPlan.missed(steps, true)).as("one of them told us").isFalse();
  }

  @Test
  void oneThatWentIsMissedAndOneThatNeverWasIsNot() {
    List<Step> steps = WebhookPlan.steps(all("active").subList(1, 4), PLACE, false);

    assertThat(steps).containsExactly(new Step.Create("order.created"));
    assertThat(WebhookPlan.missed(steps, true)).isTrue();
    assertThat(WebhookPlan.missed(steps, false)).isFalse();
  }

  private static List<Webhook> all(String status) {
    List<Webhook> all = new ArrayList<>();
    for (String topic : WebhookPlan.TOPICS) {
      all.add(new Webhook(all.size() + 1, topic, status, PLACE.url()));
    }
    return all;
  }
}
