package nl.koppeling.ingest.shop;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How far a list of orders by id is read, while the shop changes it. Each part begins with the last
 * order of the one before. When that is not its first one, orders before it vanished and others
 * shifted past us: then it is looked further back until the two meet. So nothing that stays in the
 * list is missed, whatever is put in the bin, comes in or comes back meanwhile (WooCommerce
 * reference 5.1).
 *
 * @param lastOrder orders up to this id were read; 0: none yet
 * @param index where the next part begins in the list, from 0: at the last order that was read
 * @param size orders a part
 */
public record Place(long lastOrder, int index, int size) {

  private static final int SMALLEST = 2;

  public Place {
    if (lastOrder < 0 || index < 0 || size < SMALLEST) {
      throw new IllegalArgumentException("no place in a list");
    }
  }

  public static Place atTheBeginning(int size) {
    return new Place(0, 0, size);
  }

  /** The same place in parts of a fifth: one was too much for the shop. */
  public Place inSmallerParts() {
    return new Place(lastOrder, index, Math.max(SMALLEST, size / 5));
  }

  /** What to ask for: the part from here on, of what was modified after a moment. */
  public Map<String, String> query(Instant modifiedAfter) {
    Map<String, String> query =
        new HashMap<>(Listings.query("modified_after", modifiedAfter, 1, size));
    if (index > 0) {
      query.put("offset", Integer.toString(index));
    }
    return query;
  }

  /** What a part means for the way. */
  public sealed interface Next {

    /** It does not meet the one before: look further back, this part does not count. */
    record Back(Place place) implements Next {}

    /** It does; there is more. */
    record On(Place place, int read) implements Next {}

    /** It does, and it was the last. */
    record End(Place place, int read) implements Next {}

    /**
     * It is an earlier part once more: something in between looks at the path only, or very many
     * orders came back before it. From the beginning again.
     */
    record Again(Place place) implements Next {}
  }

  /**
   * Decides after a part of the list. An answer that is no such part is trouble: more than was
   * asked for, not rising, nothing of what there must be, or no step although there is more.
   */
  public Next after(Shops.Listing listing) {
    if (index == 0) {
      Listings.check(listing, 1, size);
    }
    Next next = after(ids(listing), listing.total());
    if (stuck(next)) {
      throw Shops.notWhatWasAsked();
    }
    return next;
  }

  /** The orders of a part that are new to us; none of one that does not count. */
  public List<JsonNode> fresh(Shops.Listing listing, Next next) {
    return next instanceof Next.Back || next instanceof Next.Again
        ? List.of()
        : listing.elements().stream()
            .filter(order -> order.path("id").asLong() > lastOrder)
            .toList();
  }

  /** Ids of what was asked for: rising, and no more than that. */
  private List<Long> ids(Shops.Listing listing) {
    List<Long> ids = listing.elements().stream().map(o -> o.path("id").asLong()).toList();
    long before = 0;
    for (long id : ids) {
      if (id <= before) {
        throw Shops.notWhatWasAsked();
      }
      before = id;
    }
    if (ids.size() > size) {
      throw Shops.notWhatWasAsked();
    }
    return ids;
  }

  /**
   * Decides after a part.
   *
   * @param ids what was on it, rising
   * @param total how many there are, when the shop says so; what is said of an empty list does not
   *     count, since some shops forget it there
   */
  Next after(List<Long> ids, OptionalInt total) {
    boolean meets = index == 0 || !ids.isEmpty() && ids.getFirst() <= lastOrder;
    if (!meets) {
      return new Next.Back(new Place(lastOrder, Math.max(0, index - size), size));
    }
    if (repeats(ids, total)) {
      return new Next.Again(atTheBeginning(size));
    }
    int read = index + ids.size();
    long last = ids.isEmpty() ? lastOrder : Math.max(lastOrder, ids.getLast());
    Place next = new Place(last, Math.max(0, read - 1), size);
    boolean more = total.isPresent() ? read < total.getAsInt() : ids.size() >= size;
    return more && !ids.isEmpty() ? new Next.On(next, read) : new Next.End(next, read);
  }

  /**
   * Nothing that is new, in a part that is full or longer than what is left of the list, and that
   * would be the end: orders that come in shift a part back, even as a whole; then there is more.
   */
  private boolean repeats(List<Long> ids, OptionalInt total) {
    boolean nothingNew = index > 0 && ids.size() > 1 && ids.getLast() <= lastOrder;
    boolean tooLong = total.isPresent() && ids.size() > total.getAsInt() - index;
    boolean end = index + ids.size() >= total.orElse(0);
    return nothingNew && end && (ids.size() >= size || tooLong);
  }

  /** True when no step was made although there is more: no way to go on. */
  boolean stuck(Next next) {
    return next instanceof Next.On(Place on, int read)
        && on.index() <= index
        && on.lastOrder() == lastOrder;
  }
}
