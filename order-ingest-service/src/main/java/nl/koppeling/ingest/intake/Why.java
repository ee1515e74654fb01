package nl.koppeling.ingest.intake;

import java.util.Map;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.Reason;

/** Why an order is not passed on to be booked, in words for its owner. */
public enum Why {
  NOT_PAID(
      "De bestelling is nog niet betaald. Zodra zij betaald en afgerond is, wordt zij geboekt.",
      "The order is not paid yet. It is booked as soon as it is paid and completed."),
  NOT_COMPLETED(
      "De bestelling is nog niet afgerond. Zodra zij afgerond is, wordt zij geboekt.",
      "The order is not completed yet. It is booked as soon as it is completed."),
  CANCELLED(
      "De bestelling is geannuleerd en wordt niet geboekt.",
      "The order was cancelled and is not booked."),
  FAILED(
      "De betaling is mislukt; de bestelling wordt niet geboekt.",
      "The payment failed; the order is not booked."),
  TRASHED(
      "De bestelling ligt in de prullenbak van de winkel en wordt niet geboekt.",
      "The order is in the shop's bin and is not booked."),
  DELETED(
      "De bestelling bestaat niet meer in de winkel en wordt niet geboekt.",
      "The order no longer exists in the shop and is not booked."),
  DRAFT(
      "De bestelling is een onafgemaakte winkelwagen en wordt niet geboekt.",
      "The order is an unfinished basket and is not booked."),
  BEFORE_START(
      "De bestelling is betaald vóór de begindatum van deze koppeling en wordt niet geboekt.",
      "The order was paid before this connection's start date and is not booked."),
  METHOD_NOT_BOOKED(
      "Bestellingen met deze betaalwijze worden volgens uw keuze niet door ons geboekt.",
      "By your choice, orders with this payment method are not booked by us."),
  REFUNDED_BEFORE_SALE(
      "De bestelling is volledig terugbetaald zonder dat zij ooit afgerond en betaald was. Er is geen"
          + " verkoop geboekt, dus ook geen creditering nodig.",
      "The order was fully refunded without ever having been completed and paid. No sale was booked,"
          + " so no credit is needed."),
  REFUND_INCOMPLETE(
      "De bestelling staat op terugbetaald, maar de terugbetalingen zijn samen niet gelijk aan het"
          + " totaal. Controleer de bestelling in de winkel.",
      "The order says refunded, but its refunds do not add up to its total. Please check the order"
          + " in the shop."),
  CANCELLED_AFTER_SALE(
      "De bestelling was afgerond en betaald en is daarna geannuleerd of verwijderd, zonder"
          + " terugbetaling. Wij crediteren niets vanzelf: leg in de winkel een terugbetaling vast of"
          + " herstel de bestelling.",
      "The order was completed and paid and has been cancelled or deleted since, without a refund."
          + " We credit nothing by ourselves: record a refund in the shop or restore the order."),
  IDENTITY(
      "Dit bestelnummer hoorde eerder bij een andere bestelling, bijvoorbeeld omdat de winkel uit een"
          + " back-up is teruggezet. Boek deze bestelling zelf.",
      "This order number belonged to another order before, for example because the shop was restored"
          + " from a backup. Please book this order yourself."),
  /** Its owner took the booking over; said by the owner, not by the shop. */
  BOOKED_ELSEWHERE(OrderSkipped.BOOKED_ELSEWHERE.nl(), OrderSkipped.BOOKED_ELSEWHERE.en()),
  ORDER_UNREADABLE(
      "De winkel gaf deze bestelling in een vorm die wij niet kunnen lezen. Sla de bestelling in de"
          + " winkel opnieuw op of neem contact op.",
      "The shop gave this order in a form we cannot read. Save the order again in the shop or get in"
          + " touch.");

  private final String nl;
  private final String en;

  Why(String nl, String en) {
    this.nl = nl;
    this.en = en;
  }

  /** The reason as events carry it. */
  public Reason reason() {
    return Reason.of(name(), nl, en);
  }

  /** The reason with the amounts or names it speaks of; never personal data. */
  public Reason reason(Map<String, String> figures) {
    return new Reason(name(), nl, en, figures);
  }
}
