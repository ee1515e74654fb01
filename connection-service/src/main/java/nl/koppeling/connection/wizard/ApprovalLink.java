package nl.koppeling.connection.wizard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import nl.koppeling.connection.handover.Reference;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.shop.ShopAddress;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The shop's page on which its owner approves us (WooCommerce reference 3). Read and write: without
 * write no webhook can be made, and orders would be seen a minute later.
 */
@ApplicationScoped
class ApprovalLink {

  private final String web;
  private final String hooks;

  @Inject
  ApprovalLink(
      @ConfigProperty(name = "koppeling.web.url") String web,
      @ConfigProperty(name = "koppeling.web.hooks-url") String hooks) {
    this.web = web;
    this.hooks = hooks;
  }

  URI to(Connection connection, Reference reference) {
    ShopAddress shop = connection.particulars().shop();
    String page =
        shop.apiRoot().toString().contains("/index.php/")
            ? "/index.php/wc-auth/v1/authorize"
            : "/wc-auth/v1/authorize";
    return URI.create(
        shop.home()
            + page
            + "?app_name=Koppeling&scope=read_write&user_id="
            + reference.value()
            + "&return_url="
            + encoded(web + Step.SHOP.path(connection.id()) + "/back")
            + "&callback_url="
            + encoded(hooks + "/hooks/shop-keys/" + reference.value()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
