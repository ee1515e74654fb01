package nl.koppeling.ingest.guard;

import java.util.ArrayList;
import java.util.Comparator;
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

    boolean paused() {
      return status.equals("paused");
    }
  }

  /**
   * Where ours deliver.
   *
   * @param path holds the connection's token, which nobody else knows: whatever delivers to it is
   *     ours, also at a public address we had before
   */
  record Place(String base, String path) {
    String url() {
      return base + path;
    }

    boolean isOurs(Webhook webhook) {
      return webhook.deliveryUrl().endsWith(path);
    }

    boolean isHere(Webhook webhook) {
      return webhook.deliveryUrl().equals(url());
    }
  }

  /** One call to make. */
  sealed interface Step {

    /** There is none for this topic. */
    record Create(String topic) implements Step {}

    /**
     * It does not tell us: switched off, by the shop after failures or by hand, it tells an address
     * of before, or it has an older secret of ours.
     *
     * @param paused by the owner, which stays
     */
    record Repair(long id, Cause cause, boolean paused) implements Step {}

    /** Another one tells us the same: each change would be told twice. */
    record Remove(long id) implements Step {}
  }

  /** What is wrong with one of ours. */
  enum Cause {
    /** Switched off. */
    DISABLED,
    /** It tells an address we had before. */
    MOVED,
    /** Nothing was missed, but it signs with an older secret. */
    SECRET
  }

  /**
   * The calls to make. A webhook that the owner paused stays paused; of several with one topic one
   * is kept, that tells us best.
   *
   * @param secretIsNew true when the webhooks do not have the present secret
   */
  static List<Step> steps(List<Webhook> listed, Place place, boolean secretIsNew) {
    List<Step> steps = new ArrayList<>();
    for (String topic : TOPICS) {
      List<Webhook> ours = ours(listed, place, topic);
      if (ours.isEmpty()) {
        steps.add(new Step.Create(topic));
      } else {
        Webhook kept = ours.getFirst();
        cause(kept, place, secretIsNew)
            .ifPresent(cause -> steps.add(new Step.Repair(kept.id(), cause, kept.paused())));
        ours.stream().skip(1).forEach(other -> steps.add(new Step.Remove(other.id())));
      }
    }
    return steps;
  }

  /** Those with a topic, the one to keep first: it tells us now, or else it is the oldest. */
  private static List<Webhook> ours(List<Webhook> listed, Place place, String topic) {
    return listed.stream()
        .filter(w -> w.topic().equals(topic) && place.isOurs(w))
        .sorted(
            Comparator.comparing((Webhook w) -> !place.isHere(w))
                .thenComparing(w -> !w.status().equals("active"))
                .thenComparing(Webhook::id))
        .toList();
  }

  private static Optional<Cause> cause(Webhook kept, Place place, boolean secretIsNew) {
    if (!place.isHere(kept)) {
      return Optional.of(Cause.MOVED);
    }
    if (kept.disabled()) {
      return Optional.of(Cause.DISABLED);
    }
    return secretIsNew ? Optional.of(Cause.SECRET) : Optional.empty();
  }

  /**
   * Whether a change may have gone untold until these calls.
   *
   * @param allWereThere as of the look before
   */
  static boolean missed(List<Step> steps, boolean allWereThere) {
    return steps.stream()
        .anyMatch(
            step ->
                switch (step) {
                  case Step.Create made -> allWereThere;
                  case Step.Repair(long id, Cause cause, boolean paused) -> cause != Cause.SECRET;
                  case Step.Remove twice -> false;
                });
  }

  /** True when the owner paused one of ours: then polling has to make up for it. */
  static boolean paused(List<Webhook> listed, Place place) {
    return TOPICS.stream()
        .map(topic -> ours(listed, place, topic))
        .anyMatch(ours -> !ours.isEmpty() && ours.getFirst().paused());
  }
}
