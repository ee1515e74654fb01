package nl.koppeling.connection.lifecycle;

import java.util.Objects;
import java.util.UUID;

/** What the proof of both keys found. */
public record Findings(Shop shop, Administration administration) {

  public Findings {
    Objects.requireNonNull(shop, "shop");
    Objects.requireNonNull(administration, "administration");
  }

  /**
   * The shop's side.
   *
   * @param wooCommerceVersion empty when the key may not see it
   * @param currency ISO 4217, empty when the key may not see it
   * @param ownTables orders are kept in their own tables (HPOS)
   * @param canWrite the key can make webhooks and notes; without it orders are found by asking only
   * @param storeId WooCommerce's own name for this shop, which stays when it moves; empty where it
   *     has none, when the key may not see it, and in findings of before it was kept
   */
  public record Shop(
      String wooCommerceVersion,
      String currency,
      boolean ownTables,
      boolean canWrite,
      String storeId) {

    public Shop {
      storeId = storeId == null ? "" : storeId;
    }

    /** Of a shop that does not say what it calls itself. */
    public Shop(String wooCommerceVersion, String currency, boolean ownTables, boolean canWrite) {
      this(wooCommerceVersion, currency, ownTables, canWrite, "");
    }
  }

  /**
   * The administration that effects land in, and nowhere else.
   *
   * @param smallBusinessScheme KOR is active: no VAT may be booked
   * @param vatNumber the company's own, empty when unknown (findings of before it was kept too)
   */
  public record Administration(
      UUID id, String name, String companyName, boolean smallBusinessScheme, String vatNumber) {
    public Administration {
      Objects.requireNonNull(id, "id");
      vatNumber = vatNumber == null ? "" : vatNumber;
    }
  }
}
