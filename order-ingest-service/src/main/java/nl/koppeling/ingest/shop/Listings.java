package nl.koppeling.ingest.shop;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.OptionalLong;
import nl.koppeling.shop.ShopAnswer;

/** How lists of orders are walked through (WooCommerce reference 5.1 and 5.2). */
public final class Listings {

  private static final DateTimeFormatter WITHOUT_Z =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private Listings() {}

  /**
   * One page: by id, so that changes meanwhile shift no page; every status; six decimals. A
   * trailing {@code Z} beside {@code dates_are_gmt} silently loses hours, so there is none.
   *
   * @param bound {@code modified_after} or {@code after}
   * @param moment UTC, whole seconds; an equal second is left out
   */
  public static Map<String, String> query(String bound, Instant moment, int page, int size) {
    return Map.of(
        "orderby",
        "id",
        "order",
        "asc",
        "per_page",
        Integer.toString(size),
        "page",
        Integer.toString(page),
        bound,
        moment(moment),
        "dates_are_gmt",
        "true",
        "dp",
        "6");
  }

  /** A moment as {@link #query} writes it. */
  public static String moment(Instant moment) {
    return WITHOUT_Z.format(moment);
  }

  /**
   * Whether an order is one that {@code modified_after} asked for. WooCommerce before 5.8 ignores
   * that parameter and answers with every order, and so may a cache in front (reference 2 and 3);
   * what was not asked for is left to whoever asks for it. An order that does not say is taken.
   */
  public static boolean modifiedAfter(JsonNode order, Instant moment) {
    try {
      Instant modified =
          LocalDateTime.parse(order.path("date_modified_gmt").asText("")).toInstant(ZoneOffset.UTC);
      return modified.isAfter(moment.truncatedTo(ChronoUnit.SECONDS));
    } catch (DateTimeException e) {
      return true;
    }
  }

  /** The greatest id of a page; empty when nothing on it has one. */
  public static OptionalLong lastId(Shops.Listing listing) {
    return listing.elements().stream().mapToLong(o -> o.path("id").asLong()).max();
  }

  /** More than was asked for, or fewer than there must be: an answer from something in between. */
  public static void check(Shops.Listing listing, int page, int size) {
    int found = listing.elements().size();
    boolean tooMany = found > size;
    boolean hidden = found == 0 && page == 1 && listing.total().orElse(0) > 0;
    if (tooMany || hidden) {
      throw Shops.notWhatWasAsked();
    }
  }

  /** Whether another page follows. */
  public static boolean more(Shops.Listing listing, int page, int size) {
    int found = listing.elements().size();
    boolean more =
        listing.totalPages().isPresent() ? page < listing.totalPages().getAsInt() : found >= size;
    return more && found > 0;
  }

  /** Whether the shop failed over the size of a page: smaller ones may pass. */
  public static boolean tooMuch(Throwable failure) {
    return failure instanceof ShopTrouble trouble
        && trouble.answer() instanceof ShopAnswer.Unavailable(var kind)
        && switch (kind) {
          case TIMEOUT, STATUS_5XX, TRUNCATED, TOO_LARGE -> true;
          case CONNECTION, MAINTENANCE, HTML_INSTEAD_OF_JSON, BLOCKED, PHP_MESSAGES, REDIRECT ->
              false;
        };
  }

  /** Trouble of one list only; a key that is refused or a shop that throttles concerns all. */
  public static boolean passing(Throwable failure) {
    return failure instanceof ShopTrouble trouble
        && switch (trouble.answer()) {
          case ShopAnswer.Unavailable unavailable -> true;
          case ShopAnswer.NotFound notFound -> true;
          case ShopAnswer.BadRequest bad -> true;
          case ShopAnswer.Json unexpected -> true;
          case ShopAnswer.KeyRefused refused -> false;
          case ShopAnswer.PermissionMissing missing -> false;
          case ShopAnswer.Throttled throttled -> false;
          case ShopAnswer.AddressRefused refused -> false;
        };
  }

  /**
   * The rest after old orders were read, so that a shop is busy with them three quarters of the
   * time at most.
   *
   * @param begunNanos {@link System#nanoTime} when the reading began
   */
  public static Duration breath(long begunNanos) {
    return Duration.ofNanos((System.nanoTime() - begunNanos) / 3);
  }
}
