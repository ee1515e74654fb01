package nl.koppeling.sandbox.woocommerce.wire;

import java.util.Arrays;

/**
 * A version of WooCommerce and where it keeps its orders: in tables of their own ({@code hpos}) or
 * as posts. Only what the reference's sections 2 and 5.3 tell apart is told apart here.
 */
public record ShopVersion(String text, String wordPress, boolean hpos) {

  /** The version most things were measured on. */
  public static final ShopVersion CURRENT = new ShopVersion("11.0.1", "7.1", true);

  public ShopVersion {
    if (!text.matches("\\d{1,2}\\.\\d{1,2}(\\.\\d{1,2})?")) {
      throw new IllegalArgumentException("version: for example 11.0.1 or 6.1.1");
    }
  }

  /** A version; tables of their own need 8.2 and are the default from there (reference 2). */
  public static ShopVersion of(String text, String storage) {
    ShopVersion plain = new ShopVersion(text, "6.4.3", false);
    boolean hpos = plain.atLeast(8, 2) && !storage.equals("posts");
    return new ShopVersion(text, plain.atLeast(8, 2) ? "7.1" : "6.4.3", hpos);
  }

  /** Whether it is this version or a later one. */
  public boolean atLeast(int major, int minor) {
    int[] parts = Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
    return parts[0] > major || (parts[0] == major && parts[1] >= minor);
  }

  /** False before 5.8, where {@code modified_after} and its family are ignored. */
  public boolean knowsModified() {
    return atLeast(5, 8);
  }

  /** How its webhooks introduce themselves. */
  public String hookshot() {
    return "WooCommerce/" + text + " Hookshot (WordPress/" + wordPress + ")";
  }
}
