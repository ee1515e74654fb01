package nl.koppeling.connection.lifecycle;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.events.IntakeChoices;
import nl.koppeling.shop.ShopAddress;

/**
 * What every connection has, whatever its state.
 *
 * @param owners who may see and change it
 * @param startFrom orders paid before this moment (UTC) are skipped
 * @param completedStatuses order statuses that count as completed
 * @param version rises with every change
 * @param credentialsVersion rises when a key is replaced
 * @param shadow true: once it works, orders are read and judged but not booked
 * @param intake what else the owner chose of which orders count
 */
public record Particulars(
    UUID id,
    Owners owners,
    ShopAddress shop,
    Instant startFrom,
    Set<String> completedStatuses,
    EventKeys keys,
    long version,
    long credentialsVersion,
    boolean shadow,
    IntakeChoices intake) {

  /** Without shadow, orders taken in as usual. */
  public Particulars(
      UUID id,
      Owners owners,
      ShopAddress shop,
      Instant startFrom,
      Set<String> completedStatuses,
      EventKeys keys,
      long version,
      long credentialsVersion) {
    this(
        id,
        owners,
        shop,
        startFrom,
        completedStatuses,
        keys,
        version,
        credentialsVersion,
        false,
        IntakeChoices.USUAL);
  }

  public Particulars {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(owners, "owners");
    Objects.requireNonNull(shop, "shop");
    Objects.requireNonNull(startFrom, "startFrom");
    Objects.requireNonNull(keys, "keys");
    Objects.requireNonNull(intake, "intake");
    completedStatuses = Set.copyOf(completedStatuses);
    if (version < 1 || credentialsVersion < 1) {
      throw new IllegalArgumentException("versions start at 1");
    }
  }

  Particulars next() {
    return with(shop, startFrom, version + 1, credentialsVersion, shadow);
  }

  Particulars rekeyed() {
    return with(shop, startFrom, version + 1, credentialsVersion + 1, shadow);
  }

  Particulars startingAt(Instant start) {
    return with(shop, start, version + 1, credentialsVersion, shadow);
  }

  Particulars reachedAt(ShopAddress found) {
    return with(found, startFrom, version, credentialsVersion, shadow);
  }

  Particulars inShadow() {
    return with(shop, startFrom, version + 1, credentialsVersion, true);
  }

  Particulars outOfShadow(Instant start) {
    return with(shop, start, version + 1, credentialsVersion, false);
  }

  Particulars takingIn(Set<String> completed, IntakeChoices choices) {
    return new Particulars(
        id,
        owners,
        shop,
        startFrom,
        completed,
        keys,
        version + 1,
        credentialsVersion,
        shadow,
        choices);
  }

  private Particulars with(
      ShopAddress address,
      Instant start,
      long newVersion,
      long newCredentialsVersion,
      boolean inShadow) {
    return new Particulars(
        id,
        owners,
        address,
        start,
        completedStatuses,
        keys,
        newVersion,
        newCredentialsVersion,
        inShadow,
        intake);
  }
}
