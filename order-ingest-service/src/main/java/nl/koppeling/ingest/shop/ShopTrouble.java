package nl.koppeling.ingest.shop;

import nl.koppeling.shop.ShopAnswer;

/**
 * A shop gave anything but the document that was asked for. Handled in one place, where the turn
 * ends.
 */
public final class ShopTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ShopAnswer answer;

  public ShopTrouble(ShopAnswer answer) {
    super(answer.toString(), null, false, false);
    this.answer = answer;
  }

  public ShopAnswer answer() {
    return answer;
  }
}
