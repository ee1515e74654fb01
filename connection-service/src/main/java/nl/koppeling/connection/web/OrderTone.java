package nl.koppeling.connection.web;

/** How the state of a document looks. */
public final class OrderTone {

  private OrderTone() {}

  /** {@code good}, {@code bad} or {@code wait}, by the state's name. */
  public static String of(String state) {
    return switch (state) {
      case "SETTLED", "BOOKED", "ORDERED" -> "good";
      case "PARKED" -> "bad";
      default -> "wait";
    };
  }
}
