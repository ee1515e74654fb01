package nl.koppeling.connection.setup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.proof.ShopReading;
import nl.koppeling.connection.proof.ShopReading.Gateway;

/** What the steps of a set-up ask the owner's shop with its key; nothing is changed there. */
@ApplicationScoped
public class AskShop {

  private final Tried tried;
  private final ShopReading reading;

  @Inject
  AskShop(Tried tried, ShopReading reading) {
    this.tried = tried;
    this.reading = reading;
  }

  /** How many completed orders were placed since then; empty when the shop does not tell. */
  public Uni<OptionalInt> ordersSince(Caller.Person owner, UUID id, Instant since) {
    return tried
        .read(owner, id)
        .flatMap(
            connection ->
                tried
                    .shopKey(connection)
                    .flatMap(key -> reading.orders(connection.particulars().shop(), key, since)));
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
}
