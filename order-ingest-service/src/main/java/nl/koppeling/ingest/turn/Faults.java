package nl.koppeling.ingest.turn;

import nl.koppeling.events.Reason;
import nl.koppeling.shop.ShopAnswer;

/** What only the owner can repair at the shop's side, in words for the owner. */
final class Faults {

  static final Reason KEY_REFUSED =
      Reason.of(
          "SHOP_KEY_REFUSED",
          "De winkel weigert de sleutel. Maak in WooCommerce een nieuwe sleutel en vul die hier in.",
          "The shop refuses the key. Make a new key in WooCommerce and enter it here.");

  static final Reason PERMISSION_MISSING =
      Reason.of(
          "SHOP_PERMISSION_MISSING",
          "De sleutel mag de bestellingen niet lezen. Geef de gebruiker van de sleutel de rol"
              + " winkelmanager of maak een nieuwe sleutel.",
          "The key may not read the orders. Give the key's user the role of shop manager or make a"
              + " new key.");

  static final Reason UNREACHABLE =
      Reason.of(
          "SHOP_UNREACHABLE",
          "De winkel is al lange tijd niet bereikbaar. Zodra zij weer antwoordt, gaan wij vanzelf"
              + " verder; er gaat geen bestelling verloren.",
          "The shop has not been reachable for a long time. We go on by ourselves as soon as it"
              + " answers; no order is lost.");

  static final Reason ADDRESS_REFUSED =
      Reason.of(
          "SHOP_ADDRESS_REFUSED",
          "Het adres van de winkel leidt niet (meer) naar een openbaar https-adres.",
          "The shop's address does not lead to a public https address (any more).");

  static final Reason BLOCKED =
      Reason.of(
          "SHOP_BLOCKED",
          "Een firewall of beveiligingsplugin van de winkel houdt ons tegen. Laat daar /wp-json/wc/ toe, of de"
              + " afzender 'Koppeling/1.0'. Daarna gaan wij vanzelf verder; er gaat geen bestelling verloren.",
          "A firewall or security plugin of the shop keeps us out. Allow /wp-json/wc/ there, or the sender"
              + " 'Koppeling/1.0'. We go on by ourselves after that; no order is lost.");

  static final Reason BEHIND_PASSWORD =
      Reason.of(
          "SHOP_BEHIND_PASSWORD",
          "Er staat een wachtwoord voor de hele winkel. Haal dat weg voor /wp-json/wc. Daarna gaan wij vanzelf"
              + " verder; er gaat geen bestelling verloren.",
          "A password guards the whole shop. Remove it for /wp-json/wc. We go on by ourselves after that; no order"
              + " is lost.");

  static final Reason PHP_MESSAGES =
      Reason.of(
          "SHOP_PHP_MESSAGES",
          "De winkel zet foutmeldingen van PHP in haar antwoord. Zet WP_DEBUG_DISPLAY uit in wp-config.php, of"
              + " vraag de hosting display_errors uit te zetten. Daarna gaan wij vanzelf verder; er gaat geen"
              + " bestelling verloren.",
          "The shop prints messages of PHP into its answer. Switch WP_DEBUG_DISPLAY off in wp-config.php, or ask"
              + " the hosting to switch display_errors off. We go on by ourselves after that; no order is lost.");

  static final Reason REDIRECTS =
      Reason.of(
          "SHOP_REDIRECTS",
          "De winkel stuurt door naar een ander adres. Is zij verhuisd, koppel haar dan onder het nieuwe adres;"
              + " anders moet het oude adres weer antwoorden.",
          "The shop redirects to another address. If it moved, connect it under the new address; otherwise the"
              + " old address has to answer again.");

  static final Reason NOT_WOOCOMMERCE =
      Reason.of(
          "SHOP_NOT_WOOCOMMERCE",
          "Op het adres van de winkel antwoordt WooCommerce niet meer. Controleer of WooCommerce aan staat, of de"
              + " permalinks niet op 'Eenvoudig' zijn gezet, en of geen cache /wp-json/ meeneemt. Daarna gaan wij"
              + " vanzelf verder; er gaat geen bestelling verloren.",
          "WooCommerce does not answer at the shop's address any more. Check that WooCommerce is active, that"
              + " permalinks were not set to 'Plain', and that no cache takes /wp-json/ along. We go on by"
              + " ourselves after that; no order is lost.");

  private Faults() {}

  /** What stands in the way, when the shop keeps answering so; most often it passes by itself. */
  static Reason lasting(ShopAnswer answer) {
    return switch (answer) {
      case ShopAnswer.KeyRefused refused when inFront(refused) -> BEHIND_PASSWORD;
      case ShopAnswer.NotFound missing -> NOT_WOOCOMMERCE;
      case ShopAnswer.BadRequest bad -> NOT_WOOCOMMERCE;
      case ShopAnswer.Unavailable no ->
          switch (no.kind()) {
            case BLOCKED -> BLOCKED;
            case PHP_MESSAGES -> PHP_MESSAGES;
            case REDIRECT -> REDIRECTS;
            case HTML_INSTEAD_OF_JSON -> NOT_WOOCOMMERCE;
            case TIMEOUT, CONNECTION, STATUS_5XX, MAINTENANCE, TRUNCATED, TOO_LARGE -> UNREACHABLE;
          };
      default -> UNREACHABLE;
    };
  }

  /** Refused without WooCommerce's words: by something in front, which does not know the key. */
  static boolean inFront(ShopAnswer.KeyRefused refused) {
    return refused.code().isEmpty();
  }

  /** Whether it can only end by somebody doing something about it. */
  static boolean needsSomebody(Reason reason) {
    return !reason.equals(UNREACHABLE);
  }
}
