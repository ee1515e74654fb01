package nl.koppeling.connection.setup;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopKey;
import nl.koppeling.snelstart.ClientKey;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What owners send, before anything is believed of it. */
final class Requests {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  private Requests() {}

  /**
   * A new connection. Holds secrets. A key may be absent and come later.
   *
   * @param startFrom a moment (UTC) or an Amsterdam date; absent: now
   */
  record Opening(
      String shopHome,
      String consumerKey,
      String consumerSecret,
      String snelstartKey,
      String startFrom) {

    ShopAddress shop() {
      try {
        return ShopAddress.of(shopHome);
      } catch (IllegalArgumentException e) {
        throw Refusal.of(RefusalCode.SHOP_ADDRESS_INVALID);
      }
    }

    Optional<ShopKey> shopKey() {
      return absent(consumerKey) && absent(consumerSecret)
          ? Optional.empty()
          : Optional.of(Requests.shopKey(consumerKey, consumerSecret));
    }

    Optional<ClientKey> administrationKey() {
      return absent(snelstartKey)
          ? Optional.empty()
          : Optional.of(Requests.administrationKey(snelstartKey));
    }

    Instant start(Instant now) {
      return Requests.moment(startFrom, now);
    }

    @Override
    public String toString() {
      return "Opening[***]";
    }
  }

  /**
   * The end of a shadow.
   *
   * @param from a moment (UTC) or an Amsterdam date; absent: now
   */
  record Start(String from) {

    Instant moment(Instant now) {
      return Requests.moment(from, now);
    }
  }

  private static Instant moment(String text, Instant now) {
    if (absent(text)) {
      return now;
    }
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(AMSTERDAM).toInstant();
    } catch (DateTimeException e) {
      throw Refusal.of(RefusalCode.START_FROM_INVALID);
    }
  }

  /** New keys; a part that is absent stays as it is. Holds secrets. */
  record NewCredentials(String consumerKey, String consumerSecret, String snelstartKey) {

    Optional<ShopKey> shopKey() {
      return absent(consumerKey) && absent(consumerSecret)
          ? Optional.empty()
          : Optional.of(Requests.shopKey(consumerKey, consumerSecret));
    }

    Optional<ClientKey> administrationKey() {
      return absent(snelstartKey)
          ? Optional.empty()
          : Optional.of(Requests.administrationKey(snelstartKey));
    }

    @Override
    public String toString() {
      return "NewCredentials[***]";
    }
  }

  /** Settings as the owner confirmed them. */
  record Confirmation(@Schema(implementation = BookingSettings.class) JsonNode settings) {

    BookingSettings read() {
      return SettingsForm.read(settings, BookingSettings.class);
    }
  }

  static ShopKey shopKey(String consumerKey, String consumerSecret) {
    try {
      return new ShopKey(consumerKey, consumerSecret);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(RefusalCode.SHOP_KEY_INVALID);
    }
  }

  static ClientKey administrationKey(String snelstartKey) {
    if (absent(snelstartKey) || snelstartKey.length() > 10_000) {
      throw Refusal.of(RefusalCode.ADMINISTRATION_KEY_INVALID);
    }
    try {
      return new ClientKey(snelstartKey);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(RefusalCode.ADMINISTRATION_KEY_INVALID);
    }
  }

  static <T> T present(T body) {
    if (body == null) {
      throw Refusal.of(RefusalCode.REQUEST_INVALID);
    }
    return body;
  }

  private static boolean absent(String text) {
    return text == null || text.isBlank();
  }
}
