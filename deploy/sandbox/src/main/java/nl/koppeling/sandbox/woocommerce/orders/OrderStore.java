package nl.koppeling.sandbox.woocommerce.orders;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import nl.koppeling.sandbox.woocommerce.wire.ShopTime;

/** The orders of a shop, in order of id, of creation and of modification. Guarded by its shop. */
public final class OrderStore {

  private static final Comparator<StoredOrder> BY_CREATED =
      Comparator.comparingLong(StoredOrder::created).thenComparingLong(StoredOrder::id);
  private static final Comparator<StoredOrder> BY_MODIFIED =
      Comparator.comparingLong(StoredOrder::modified).thenComparingLong(StoredOrder::id);

  private final NavigableMap<Long, StoredOrder> byId = new TreeMap<>();
  private final NavigableSet<StoredOrder> byCreated = new TreeSet<>(BY_CREATED);
  private final NavigableSet<StoredOrder> byModified = new TreeSet<>(BY_MODIFIED);

  /** Adds an order with an id of its own. */
  public void add(StoredOrder order) {
    if (byId.putIfAbsent(order.id(), order) != null) {
      throw new IllegalArgumentException("there is an order " + order.id());
    }
    byCreated.add(order);
    byModified.add(order);
  }

  /** Forgets an order for good. */
  public void remove(StoredOrder order) {
    byId.remove(order.id());
    byCreated.remove(order);
    byModified.remove(order);
  }

  /** Changes an order without moving its modification date. */
  public void edit(StoredOrder order, Consumer<ObjectNode> change) {
    order.edit(change);
  }

  /** Moves an order's modification date. */
  public void touch(StoredOrder order, Instant moment, ShopTime time) {
    byModified.remove(order);
    order.moved(moment, time);
    byModified.add(order);
  }

  public Optional<StoredOrder> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  public int size() {
    return byId.size();
  }

  /** All, oldest id first. */
  public Collection<StoredOrder> all() {
    return byId.values();
  }

  Collection<StoredOrder> byId(boolean ascending) {
    return ascending ? byId.values() : byId.descendingMap().values();
  }

  Collection<StoredOrder> byCreated(boolean ascending) {
    return ascending ? byCreated : byCreated.descendingSet();
  }

  Collection<StoredOrder> byModified(boolean ascending) {
    return ascending ? byModified : byModified.descendingSet();
  }

  /** Those modified at this second or later, in order of modification. */
  Collection<StoredOrder> modifiedFrom(long second) {
    StoredOrder first =
        StoredOrder.of(Long.MIN_VALUE, Instant.EPOCH, Instant.ofEpochSecond(second), "", null);
    return byModified.tailSet(first, true);
  }
}
