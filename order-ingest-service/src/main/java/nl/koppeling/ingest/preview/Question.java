package nl.koppeling.ingest.preview;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.ingest.shop.Access;
import nl.koppeling.shop.Carriage;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopKey;

/**
 * A question about a shop that may not be on yet, so it brings what is not known here.
 *
 * @param connection as it would be announced
 * @param shop the way in
 * @param most how many orders at most
 */
public record Question(
    @NotNull ConnectionChanged connection, @NotNull Shop shop, @Min(1) @Max(10) int most) {

  /** A shop's API and its key; a secret. */
  public record Shop(
      URI home, URI apiRoot, Carriage carriage, String consumerKey, String consumerSecret) {

    /** Whoever does not say how the key travels means: as it usually does. */
    ShopAddress address() {
      ShopAddress usual = new ShopAddress(home, apiRoot);
      return carriage == null ? usual : usual.with(carriage);
    }

    @Override
    public String toString() {
      return "Shop[***]";
    }
  }

  Access access() {
    return new Access(
        connection.connectionId(),
        shop.address(),
        new ShopKey(shop.consumerKey(), shop.consumerSecret()),
        connection.credentialsVersion());
  }

  @Override
  public String toString() {
    return "Question[" + connection.connectionId() + "]";
  }
}
