package nl.koppeling.sandbox.woocommerce.shop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import nl.koppeling.sandbox.woocommerce.orders.OrderStore;
import nl.koppeling.sandbox.woocommerce.webhooks.DeliveryQueue;
import nl.koppeling.sandbox.woocommerce.webhooks.WebhookStore;

/** One shop. Its orders and webhooks are only touched while holding its monitor. */
public final class Shop {

  private static final long FIRST_ID = 1_000;

  private final String name;
  private final Map<String, ShopKey> keys = new ConcurrentHashMap<>();
  private final OrderStore orders = new OrderStore();
  private final WebhookStore webhooks = new WebhookStore();
  private final DeliveryQueue queue = new DeliveryQueue();
  private final ShopFaults faults = new ShopFaults();
  private final CallCounts calls = new CallCounts();
  private final Nonces nonces = new Nonces();
  private final AtomicLong ids = new AtomicLong(FIRST_ID);
  private final AtomicLong keyIds = new AtomicLong();
  private final String storeId = UUID.randomUUID().toString();
  private volatile ShopSettings settings;
  private volatile String lastSeenAt = "http://localhost:8090";

  public Shop(String name, ShopSettings settings) {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException("name: small letters, digits and dashes, at most 40");
    }
    this.name = name;
    this.settings = settings;
  }

  public String name() {
    return name;
  }

  /** What WooCommerce calls the shop; stays when the shop moves. */
  public String storeId() {
    return storeId;
  }

  public ShopSettings settings() {
    return settings;
  }

  public void settings(ShopSettings chosen) {
    settings = chosen;
  }

  public Optional<ShopKey> key(String consumerKey) {
    return Optional.ofNullable(keys.get(consumerKey));
  }

  /** All keys, oldest first. */
  public List<ShopKey> keys() {
    return keys.values().stream().sorted((a, b) -> Long.compare(a.id(), b.id())).toList();
  }

  public boolean revoke(String consumerKey) {
    return keys.remove(consumerKey) != null;
  }

  public ShopKey add(ShopKey key) {
    keys.put(key.consumerKey(), key);
    return key;
  }

  /** A key that a fault of keys lets through, if any. */
  public Optional<ShopKey> key(String consumerKey, Optional<ShopFault> fault) {
    Optional<ShopKey> key = key(consumerKey);
    return fault
        .map(
            f ->
                switch (f.kind()) {
                  case READ_ONLY -> key.map(ShopKey::readOnly);
                  case DEMOTED -> key;
                  default -> Optional.<ShopKey>empty();
                })
        .orElse(key);
  }

  /** Orders and refunds share one series of numbers. */
  public long nextId() {
    return ids.incrementAndGet();
  }

  public long nextKeyId() {
    return keyIds.incrementAndGet();
  }

  public OrderStore orders() {
    return orders;
  }

  public WebhookStore webhooks() {
    return webhooks;
  }

  public DeliveryQueue queue() {
    return queue;
  }

  public ShopFaults faults() {
    return faults;
  }

  public CallCounts calls() {
    return calls;
  }

  public Nonces nonces() {
    return nonces;
  }

  /** Its address for what no request asks for, webhooks above all; without slash at the end. */
  public String home() {
    return settings.home().orElse(lastSeenAt + "/shops/" + name);
  }

  /** Remembers where the sandbox was called, for example {@code http://127.0.0.1:8090}. */
  public void seenAt(String root) {
    lastSeenAt = root;
  }
}
