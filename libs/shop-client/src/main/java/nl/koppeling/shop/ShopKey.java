package nl.koppeling.shop;

/**
 * A REST key of a shop. A secret; {@link #toString()} does not show it.
 *
 * @param consumerKey starts with {@code ck_}
 * @param consumerSecret starts with {@code cs_}
 */
public record ShopKey(String consumerKey, String consumerSecret) {

  private static final int MAX_LENGTH = 200;

  /** Removes white space around (keys are pasted); refuses what cannot be a key. */
  public ShopKey {
    consumerKey = part(consumerKey, "ck_");
    consumerSecret = part(consumerSecret, "cs_");
  }

  private static String part(String text, String prefix) {
    String value = text == null ? "" : text.strip();
    boolean fits =
        value.startsWith(prefix)
            && value.length() <= MAX_LENGTH
            && value.chars().allMatch(c -> c > ' ' && c < 127 && c != ':');
    if (!fits) {
      throw new IllegalArgumentException("a shop key has a part that starts with " + prefix);
    }
    return value;
  }

  @Override
  public String toString() {
    return "ShopKey[***]";
  }
}
