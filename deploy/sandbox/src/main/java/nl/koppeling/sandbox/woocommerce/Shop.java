package nl.koppeling.sandbox.woocommerce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** One shop: its keys, orders, webhooks and faults. */
final class Shop {

  private final String name;
  private final boolean knowsModified;
  private final ConcurrentMap<String, ShopKey> keys = new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<Long, StoredOrder> orders = new ConcurrentSkipListMap<>();
  private final Map<Long, Webhook> webhooks = new LinkedHashMap<>();
  private final List<ShopFault> faults = new ArrayList<>();
  private final Set<String> usedNonces = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<String, LongAdder> calls = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong(1_000);
  private final AtomicLong webhookIds = new AtomicLong();

  Shop(String name, boolean knowsModified, ShopKey... keys) {
    this.name = name;
    this.knowsModified = knowsModified;
    for (ShopKey key : keys) {
      this.keys.put(key.consumerKey(), key);
    }
  }

  String name() {
    return name;
  }

  /** False for WooCommerce before 5.8, where {@code modified_after} is ignored. */
  boolean knowsModified() {
    return knowsModified;
  }

  ShopKey key(String consumerKey) {
    return keys.get(consumerKey);
  }

  Iterable<ShopKey> keys() {
    return keys.values();
  }

  void revoke(String consumerKey) {
    keys.remove(consumerKey);
  }

  void add(ShopKey key) {
    keys.put(key.consumerKey(), key);
  }

  /** Orders and refunds share one series of numbers. */
  long nextId() {
    return ids.incrementAndGet();
  }

  long nextWebhookId() {
    return webhookIds.incrementAndGet();
  }

  ConcurrentSkipListMap<Long, StoredOrder> orders() {
    return orders;
  }

  /** Guarded by the shop. */
  Map<Long, Webhook> webhooks() {
    return webhooks;
  }

  boolean firstUse(String nonce) {
    return usedNonces.add(nonce);
  }

  void count(String call) {
    calls.computeIfAbsent(call, c -> new LongAdder()).increment();
  }

  Map<String, Long> calls() {
    Map<String, Long> counted = new TreeMap<>();
    calls.forEach((call, count) -> counted.put(call, count.sum()));
    return counted;
  }

  synchronized void disturb(ShopFault fault) {
    faults.add(fault);
  }

  synchronized void heal() {
    faults.clear();
  }

  /** The first fault of these kinds that still has a go, used up by one. */
  synchronized Optional<ShopFault> fault(Set<ShopFault.Kind> kinds) {
    Optional<ShopFault> found = faults.stream().filter(f -> kinds.contains(f.kind())).findFirst();
    found.filter(f -> !f.useAndStay()).ifPresent(faults::remove);
    return found;
  }
}
