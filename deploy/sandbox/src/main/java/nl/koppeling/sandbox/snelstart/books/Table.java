package nl.koppeling.sandbox.snelstart.books;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.koppeling.sandbox.snelstart.odata.Filter;
import nl.koppeling.sandbox.snelstart.odata.Row;

/**
 * The records of one kind in one administration, in order of creation, with indexes on the texts
 * and ids that are looked up by equality. Not safe by itself: used under the administration's lock.
 */
public final class Table<T extends Row> {

  private final Map<UUID, T> rows = new LinkedHashMap<>();
  private final Map<String, Index<T>> indexes = new HashMap<>();

  /** Adds an index under the name a filter uses, such as {@code Email} or {@code Relatie/Id}. */
  public Table<T> indexed(String property, Function<T, Object> value) {
    indexes.put(property, new Index<>(value, new HashMap<>()));
    return this;
  }

  /** Adds a record or replaces the one with its id, which keeps its place. */
  public void put(T row) {
    T before = rows.put(row.id(), row);
    for (Index<T> index : indexes.values()) {
      if (before != null) {
        index.remove(before);
      }
      index.add(row);
    }
  }

  /** Removes a record if it is there. */
  public void remove(UUID id) {
    T before = rows.remove(id);
    if (before != null) {
      indexes.values().forEach(index -> index.remove(before));
    }
  }

  /** The record with an id. */
  public Optional<T> find(UUID id) {
    return id == null ? Optional.empty() : Optional.ofNullable(rows.get(id));
  }

  /** All records in order of creation. */
  public Collection<T> all() {
    return rows.values();
  }

  /** How many there are. */
  public int size() {
    return rows.size();
  }

  /** The records whose indexed property equals the value, without regard to case. */
  public List<T> where(String property, Object value) {
    return indexes.get(property).ids(value).stream().map(rows::get).toList();
  }

  /** The records a filter may be true for: narrowed by an index when one fits, else all. */
  public Collection<T> candidates(Optional<Filter.Equality> equality) {
    return equality
        .filter(asked -> indexes.containsKey(asked.property()))
        .<Collection<T>>map(asked -> where(asked.property(), asked.value()))
        .orElseGet(rows::values);
  }

  private record Index<T extends Row>(Function<T, Object> value, Map<String, Set<UUID>> entries) {

    void add(T row) {
      Object found = value.apply(row);
      if (found != null) {
        entries.computeIfAbsent(key(found), any -> new LinkedHashSet<>(2)).add(row.id());
      }
    }

    void remove(T row) {
      Object found = value.apply(row);
      if (found != null) {
        entries.computeIfPresent(
            key(found),
            (key, ids) -> {
              ids.remove(row.id());
              return ids.isEmpty() ? null : ids;
            });
      }
    }

    Set<UUID> ids(Object value) {
      return entries.getOrDefault(key(value), Set.of());
    }

    private static String key(Object value) {
      return value.toString().strip().toLowerCase(Locale.ROOT);
    }
  }
}
