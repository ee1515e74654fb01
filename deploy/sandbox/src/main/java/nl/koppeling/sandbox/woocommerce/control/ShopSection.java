package nl.koppeling.sandbox.woocommerce.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import nl.koppeling.sandbox.admin.Section;
import nl.koppeling.sandbox.woocommerce.shop.Shops;
import nl.koppeling.sandbox.woocommerce.webhooks.Deliveries;
import nl.koppeling.sandbox.woocommerce.webhooks.DeliveryLog;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The fake shops as a section of the sandbox. */
@ApplicationScoped
class ShopSection implements Section {

  private final Shops shops;
  private final Deliveries deliveries;
  private final DeliveryLog log;
  private final long delayMillis;

  ShopSection(
      Shops shops,
      Deliveries deliveries,
      DeliveryLog log,
      @ConfigProperty(name = "koppeling.sandbox.webhook-delay-millis", defaultValue = "200")
          long delayMillis) {
    this.shops = shops;
    this.deliveries = deliveries;
    this.log = log;
    this.delayMillis = delayMillis;
  }

  @Override
  public String title() {
    return "WooCommerce";
  }

  @Override
  public List<Place> places() {
    return List.of(
        new Place("/shops/demo/", "Home page of the shop demo"),
        new Place("/shops/demo/wp-json/", "Its API; orders need a key"),
        new Place("/__admin/woocommerce/shops", "Shops and their keys"),
        new Place("/__admin/woocommerce/shops/demo/orders", "Orders of demo"),
        new Place("/__admin/woocommerce/calls", "Calls"),
        new Place("/__admin/woocommerce/deliveries", "Deliveries of webhooks"),
        new Place("/__admin/woocommerce/faults", "Faults that are set"));
  }

  @Override
  public void reset() {
    shops.reset();
    deliveries.delay(delayMillis);
    log.forget();
  }
}
