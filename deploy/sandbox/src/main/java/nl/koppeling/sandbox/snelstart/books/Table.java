package nl.koppeling.sandbox.snelstart.books;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
    indexes.values().forEach(index -> index.move(before, row));
  }

  /** Removes a record if it is there. */
  public void remove(UUID id) {
    T before = rows.remove(id);
    if (before != null) {
      indexes.values().forEach(index -> index.move(before, null));
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

  /** Most keys have one row, so a set is only made for the second. */
  private record Index<T extends Row>(Function<T, Object> value, Map<String, Object> entries) {

    /** Follows a row from one state to the next; what keeps its key keeps its place. */
    void move(T before, T after) {
      String from = before == null ? null : key(value.apply(before));
      String to = after == null ? null : key(value.apply(after));
      if (Objects.equals(from, to)) {
        return;
      }
      if (from != null) {
        entries.computeIfPresent(from, (key, held) -> without(held, before.id()));
      }
      if (to != null) {
        entries.merge(to, after.id(), Index::joined);
      }
    }

    private static Object joined(Object held, Object id) {
      if (held instanceof Many many) {
        many.ids().add((UUID) id);
        return many;
      }
      return new Many(new LinkedHashSet<>(List.of((UUID) held, (UUID) id)));
    }

    private static Object without(Object held, UUID id) {
      if (held instanceof Many many) {
        many.ids().remove(id);
        return many.ids().isEmpty() ? null : many;
      }
      return null;
    }

    Set<UUID> ids(Object asked) {
      Object held = entries.get(key(asked));
      return switch (held) {
        case null -> Set.of();
        case Many many -> many.ids();
        default -> Set.of((UUID) held);
      };
    }

    private static String key(Object value) {
      return value == null ? null : value.toString().strip().toLowerCase(Locale.ROOT);
    }
  }

  private record Many(Set<UUID> ids) {}
}
