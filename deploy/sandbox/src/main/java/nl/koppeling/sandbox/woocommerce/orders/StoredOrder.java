package nl.koppeling.sandbox.woocommerce.orders;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.Consumer;
import nl.koppeling.sandbox.woocommerce.wire.Json;
import nl.koppeling.sandbox.woocommerce.wire.ShopTime;

/**
 * An order with six decimals, as a tree or, as long as nobody changes it, as a recipe that makes
 * the same tree each time: a hundred thousand generated orders then weigh a few megabytes. Guarded
 * by its shop.
 */
public final class StoredOrder {

  /** Makes an order's tree; the same one each time. */
  @FunctionalInterface
  public interface Recipe {
    ObjectNode make(long id);
  }

  private final long id;
  private final long created;
  private final Recipe recipe;
  private ObjectNode tree;
  private ArrayNode refunds;
  private ArrayNode notes;
  private long modified;
  private String status;

  private StoredOrder(long id, Instant created, Instant modified, String status, Recipe recipe) {
    this.id = id;
    this.created = created.getEpochSecond();
    this.modified = modified.getEpochSecond();
    this.status = status.intern();
    this.recipe = recipe;
  }

  /** An order that is there as a tree, with its refunds, newest first. */
  public static StoredOrder of(ObjectNode tree, ArrayNode refunds) {
    StoredOrder order =
        new StoredOrder(
            tree.get("id").asLong(),
            ShopTime.gmt(tree, "date_created"),
            ShopTime.gmt(tree, "date_modified"),
            tree.get("status").asText(),
            null);
    order.tree = tree;
    order.refunds = refunds;
    return order;
  }

  /** An order that is made when asked for. */
  public static StoredOrder of(
      long id, Instant created, Instant modified, String status, Recipe recipe) {
    return new StoredOrder(id, created, modified, status, recipe);
  }

  public long id() {
    return id;
  }

  public String status() {
    return status;
  }

  /** Seconds since 1970. */
  public long created() {
    return created;
  }

  /** Seconds since 1970. */
  public long modified() {
    return modified;
  }

  /** The whole order with six decimals; not to be changed by the caller. */
  public ObjectNode tree() {
    return tree == null ? recipe.make(id) : tree;
  }

  /** Its refunds as {@code GET /orders/{id}/refunds} has them, newest first. */
  public ArrayNode refunds() {
    if (refunds == null) {
      refunds = Json.array();
    }
    return refunds;
  }

  /** Its order notes. */
  public ArrayNode notes() {
    if (notes == null) {
      notes = Json.array();
    }
    return notes;
  }

  /** Changes the order without moving its modification date. */
  void edit(Consumer<ObjectNode> change) {
    tree = tree();
    change.accept(tree);
    status = tree.get("status").asText().intern();
  }

  /** Moves the modification date; only the store does, which keeps an index of it. */
  void moved(Instant moment, ShopTime time) {
    edit(form -> time.put(form, "date_modified", moment));
    modified = moment.getEpochSecond();
  }
}
