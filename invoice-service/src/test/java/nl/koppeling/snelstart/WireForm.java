package nl.koppeling.snelstart;

import java.nio.charset.StandardCharsets;

/** The bodies as they go over the wire, for tests that hold them against files. */
public final class WireForm {

  private WireForm() {}

  public static String of(NewSalesBooking booking) {
    return text(Writing.salesBooking(booking));
  }

  public static String of(NewBankBooking booking) {
    return text(Writing.bankBooking(booking));
  }

  public static String of(NewSalesOrder order) {
    return text(Writing.salesOrder(order));
  }

  public static String of(NewArticle article) {
    return text(Writing.article(article));
  }

  private static String text(Object wire) {
    return new String(Json.write(wire), StandardCharsets.UTF_8);
  }
}
