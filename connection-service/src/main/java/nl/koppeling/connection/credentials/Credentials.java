package nl.koppeling.connection.credentials;

import java.util.Objects;
import nl.koppeling.shop.ShopKey;
import nl.koppeling.snelstart.ClientKey;

/** Both keys of a connection. Secrets; neither shows itself. */
public record Credentials(ShopKey shopKey, ClientKey administrationKey) {

  public Credentials {
    Objects.requireNonNull(shopKey, "shopKey");
    Objects.requireNonNull(administrationKey, "administrationKey");
  }

  @Override
  public String toString() {
    return "Credentials[***]";
  }
}
