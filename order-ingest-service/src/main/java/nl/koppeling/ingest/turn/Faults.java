package nl.koppeling.ingest.turn;

import nl.koppeling.events.Reason;

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

  private Faults() {}
}
