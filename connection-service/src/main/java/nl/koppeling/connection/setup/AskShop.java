package nl.koppeling.connection.setup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.proof.ShopReading;
import nl.koppeling.connection.proof.ShopReading.Gateway;
import nl.koppeling.connection.proof.ShopReading.Status;
import nl.koppeling.connection.proof.ShopVolume;
import nl.koppeling.connection.proof.Volume;

/** What the steps of a set-up ask the owner's shop with its key; nothing is changed there. */
@ApplicationScoped
public class AskShop {

  private final Tried tried;
  private final ShopReading reading;
  private final ShopVolume volume;

  @Inject
  AskShop(Tried tried, ShopReading reading, ShopVolume volume) {
    this.tried = tried;
    this.reading = reading;
    this.volume = volume;
  }

  /** How many completed orders were placed since then and what they come to. */
  public Uni<Volume> volumeSince(Caller.Person owner, UUID id, Instant since) {
    return tried
        .read(owner, id)
        .flatMap(
            connection ->
                tried
                    .shopKey(connection)
                    .flatMap(key -> volume.since(connection.particulars().shop(), key, since)));
  }

  /** The ways to pay that are switched on; none when the shop does not tell. */
  public Uni<List<Gateway>> gateways(Caller.Person owner, UUID id) {
    return tried
        .read(owner, id)
        .flatMap(
            connection ->
                tried
                    .shopKey(connection)
                    .flatMap(key -> reading.gateways(connection.particulars().shop(), key)));
  }

  /** The statuses that orders can have; none when the shop does not tell. */
  public Uni<List<Status>> statuses(Caller.Person owner, UUID id) {
    return tried
        .read(owner, id)
        .flatMap(
            connection ->
                tried
                    .shopKey(connection)
                    .flatMap(key -> reading.statuses(connection.particulars().shop(), key)));
  }
}
