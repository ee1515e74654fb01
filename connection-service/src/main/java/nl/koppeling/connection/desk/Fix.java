package nl.koppeling.connection.desk;

import java.util.Optional;
import java.util.UUID;
import nl.koppeling.connection.doctor.Finding;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.web.Page;

/**
 * Where a person can mend what the check-up found.
 *
 * @param label what is there
 * @param path a page of ours, or of the shop's own administration
 */
public record Fix(String label, String path) {

  private static final String WEBHOOKS =
      "/wp-admin/admin.php?page=wc-settings&tab=advanced&section=webhooks";

  /** The place for a finding; empty when it mends itself, or is not the owner's to mend. */
  static Optional<Fix> of(Finding finding, Connection connection, Page page) {
    String shop = connection.particulars().shop().home().toString();
    return switch (finding.code()) {
      case "OK",
          "NOT_TRIED",
          "WEBHOOK_MISSING",
          "WEBHOOK_DISABLED",
          "WEBHOOKS_UNREADABLE",
          "SNELSTART_UNAVAILABLE",
          "SUBSCRIPTION_KEY_REFUSED" ->
          Optional.empty();
      case "PLAIN_PERMALINKS" ->
          fix("fix_permalinks", shop + "/wp-admin/options-permalink.php", page);
      case "WEBHOOK_PAUSED", "WEBHOOK_ELSEWHERE" -> fix("fix_webhooks", shop + WEBHOOKS, page);
      case "PERIOD_CLOSED" ->
          fix("fix_orders", path(connection.id(), "orders?reason=PERIOD_CLOSED"), page);
      default -> byLink(finding, connection.id(), page);
    };
  }

  private static Optional<Fix> byLink(Finding finding, UUID id, Page page) {
    return switch (finding.link()) {
      case SHOP_NAME,
          SHOP_CONNECTION,
          SHOP_CERTIFICATE,
          SHOP_ANSWER,
          SHOP_API,
          SHOP_KEY,
          SHOP_VERSION,
          SHOP_WRITING,
          WEBHOOKS ->
          fix("fix_shop", path(id, "setup/shop"), page);
      case SNELSTART_ANSWER, SUBSCRIPTION_KEY -> Optional.empty();
      case SNELSTART_KEY, SCOPES, ADMINISTRATION ->
          fix("fix_administration", path(id, "setup/administration"), page);
      case SETTINGS -> fix("fix_books", path(id, "setup/books"), page);
      case PERIOD -> fix("fix_orders", path(id, "orders"), page);
    };
  }

  private static Optional<Fix> fix(String label, String path, Page page) {
    return Optional.of(new Fix(page.text(label), path));
  }

  private static String path(UUID id, String part) {
    return "/app/connections/" + id + "/" + part;
  }
}
