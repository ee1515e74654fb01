package nl.koppeling.ingest.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be done to the webhooks of a shop so that it tells us of its orders. */
final class WebhookPlan {

  static final List<String> TOPICS =
      List.of("order.created", "order.updated", "order.deleted", "order.restored");

  private WebhookPlan() {}

  /** A webhook as the shop lists it. */
  record Webhook(long id, String topic, String status, String deliveryUrl) {
    boolean disabled() {
      return status.equals("disabled");
    }
  }

  /** One call to make. */
  sealed interface Step {

    /** There is none for this topic. */
    record Create(String topic) implements Step {}

    /** Switched off, by the shop after failures or by hand, or it has an older secret of ours. */
    record Repair(long id, boolean wasDisabled) implements Step {}
  }

  /**
   * The calls to make. A webhook that the owner paused is left as it is; of several with one topic
   * the first counts.
   *
   * @param secretIsNew true when the webhooks do not have the present secret
   */
  static List<Step> steps(List<Webhook> listed, String deliveryUrl, boolean secretIsNew) {
    List<Step> steps = new ArrayList<>();
    for (String topic : TOPICS) {
      Optional<Webhook> ours =
          listed.stream()
              .filter(w -> w.topic().equals(topic) && w.deliveryUrl().equals(deliveryUrl))
              .findFirst();
      if (ours.isEmpty()) {
        steps.add(new Step.Create(topic));
      } else if (ours.get().disabled() || secretIsNew) {
        steps.add(new Step.Repair(ours.get().id(), ours.get().disabled()));
      }
    }
    return steps;
  }

  /** True when the owner paused one of ours: then polling has to make up for it. */
  static boolean paused(List<Webhook> listed, String deliveryUrl) {
    return listed.stream()
        .anyMatch(w -> w.deliveryUrl().equals(deliveryUrl) && w.status().equals("paused"));
  }
}
