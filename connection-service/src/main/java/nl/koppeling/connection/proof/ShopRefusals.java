package nl.koppeling.connection.proof;

import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.shop.ShopAnswer;

/**
 * What an answer of a shop that is no list of orders means for its owner (WooCommerce reference 3).
 */
public final class ShopRefusals {

  private ShopRefusals() {}

  public static Refusal of(ShopAnswer answer) {
    return switch (answer) {
      case ShopAnswer.AddressRefused refused ->
          Refusal.of(RefusalCode.SHOP_ADDRESS_REFUSED, refused.reason().name());
      case ShopAnswer.KeyRefused refused -> key(refused.code());
      case ShopAnswer.PermissionMissing missing -> Refusal.of(RefusalCode.SHOP_PERMISSION_MISSING);
      case ShopAnswer.Throttled throttled -> Refusal.of(RefusalCode.SHOP_BUSY);
      case ShopAnswer.NotFound missing -> Refusal.of(RefusalCode.SHOP_NOT_WOOCOMMERCE);
      case ShopAnswer.Json other -> Refusal.of(RefusalCode.SHOP_NOT_WOOCOMMERCE);
      case ShopAnswer.BadRequest bad -> Refusal.of(RefusalCode.SHOP_NOT_WOOCOMMERCE);
      case ShopAnswer.Unavailable no -> unavailable(no.kind());
    };
  }

  private static Refusal key(String code) {
    return Refusal.of(
        switch (code) {
          case "" -> RefusalCode.SHOP_BEHIND_PASSWORD;
          case "woocommerce_rest_authentication_error" -> RefusalCode.SHOP_SECRET_REFUSED;
          default -> RefusalCode.SHOP_KEY_REFUSED;
        });
  }

  private static Refusal unavailable(ShopAnswer.Unavailable.Kind kind) {
    return Refusal.of(
        switch (kind) {
          case TIMEOUT, CONNECTION -> RefusalCode.SHOP_UNREACHABLE;
          case STATUS_5XX -> RefusalCode.SHOP_FAULT;
          case MAINTENANCE -> RefusalCode.SHOP_MAINTENANCE;
          case REDIRECT -> RefusalCode.SHOP_REDIRECTS;
          case BLOCKED -> RefusalCode.SHOP_BLOCKED;
          case PHP_MESSAGES -> RefusalCode.SHOP_PHP_MESSAGES;
          case HTML_INSTEAD_OF_JSON, TRUNCATED, TOO_LARGE -> RefusalCode.SHOP_NOT_WOOCOMMERCE;
        },
        kind.name());
  }
}
