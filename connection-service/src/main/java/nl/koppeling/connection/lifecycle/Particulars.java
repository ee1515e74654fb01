package nl.koppeling.connection.lifecycle;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.shop.ShopAddress;

/**
 * What every connection has, whatever its state.
 *
 * @param owners who may see and change it
 * @param startFrom orders paid before this moment (UTC) are skipped
 * @param completedStatuses order statuses that count as completed
 * @param version rises with every change
 * @param credentialsVersion rises when a key is replaced
 */
public record Particulars(
    UUID id,
    Owners owners,
    ShopAddress shop,
    Instant startFrom,
    Set<String> completedStatuses,
    EventKeys keys,
    long version,
    long credentialsVersion) {

  public Particulars {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(owners, "owners");
    Objects.requireNonNull(shop, "shop");
    Objects.requireNonNull(startFrom, "startFrom");
    Objects.requireNonNull(keys, "keys");
    completedStatuses = Set.copyOf(completedStatuses);
    if (version < 1 || credentialsVersion < 1) {
      throw new IllegalArgumentException("versions start at 1");
    }
  }

  Particulars next() {
    return new Particulars(
        id, owners, shop, startFrom, completedStatuses, keys, version + 1, credentialsVersion);
  }

  Particulars rekeyed() {
    return new Particulars(
        id, owners, shop, startFrom, completedStatuses, keys, version + 1, credentialsVersion + 1);
  }

  Particulars startingAt(Instant start) {
    return new Particulars(
        id, owners, shop, start, completedStatuses, keys, version + 1, credentialsVersion);
  }

  Particulars reachedAt(ShopAddress found) {
    return new Particulars(
        id, owners, found, startFrom, completedStatuses, keys, version, credentialsVersion);
  }
}
