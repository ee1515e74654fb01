package nl.koppeling.sandbox.woocommerce.webhooks;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The webhooks of a shop. Guarded by its shop. */
public final class WebhookStore {

  private final NavigableMap<Long, Webhook> webhooks = new TreeMap<>();
  private long ids;

  public long nextId() {
    return ++ids;
  }

  public void add(Webhook webhook) {
    webhooks.put(webhook.id(), webhook);
  }

  public Optional<Webhook> find(long id) {
    return Optional.ofNullable(webhooks.get(id));
  }

  public void remove(long id) {
    webhooks.remove(id);
  }

  /** All, newest first, as they are listed. */
  public List<Webhook> all() {
    return List.copyOf(webhooks.descendingMap().values());
  }

  /** Those that are active and listen for a topic, oldest first. */
  public List<Webhook> listening(String topic) {
    return webhooks.values().stream().filter(w -> w.active() && w.topic().equals(topic)).toList();
  }
}
