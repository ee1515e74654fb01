package nl.koppeling.connection.town;

import java.util.UUID;

/** An order that was changed after it was booked, as the invoice service tells it. */
public final class ChangedOrder {

  private ChangedOrder() {}

  /** Half of it fell away; nobody decided yet. With a field of a later version. */
  public static String open(UUID change) {
    return """
        [{"id": "%s", "orderId": 1, "refundId": 0, "code": "ORDER_CHANGED_AFTER_BOOKING",
          "modifiedAt": "2026-11-24T10:00:00Z", "booked": 121.00, "shop": 60.50, "difference": -60.50,
          "decision": "OPEN", "decidedBy": "", "decidedAt": null, "revision": 0, "acceptable": true,
          "reasons": [], "later": 1,
          "effect": {
            "stands": {"gross": 121.00, "ledgers": [{"ledgerId": "a0000000-0000-4000-8000-000000008000",
              "band": "HIGH", "net": 100.00}], "vat": [{"band": "HIGH", "amount": 21.00}]},
            "changes": {"gross": -60.50, "ledgers": [{"ledgerId": "a0000000-0000-4000-8000-000000008000",
              "band": "HIGH", "net": -50.00}], "vat": [{"band": "HIGH", "amount": -10.50}]},
            "after": {"gross": 60.50, "ledgers": [{"ledgerId": "a0000000-0000-4000-8000-000000008000",
              "band": "HIGH", "net": 50.00}], "vat": [{"band": "HIGH", "amount": 10.50}]}},
          "documents": [
            {"document": {"kind": "WITHDRAWAL", "refundId": 0, "revision": 1}, "invoiceNumber": "W-1-H1",
              "total": -121.00, "state": "PROPOSED", "reasons": []},
            {"document": {"kind": "REPLACEMENT", "refundId": 0, "revision": 1}, "invoiceNumber": "W-1-V2",
              "total": 60.50, "state": "PROPOSED", "reasons": []}]}]
        """
        .formatted(change);
  }

  /** It was corrected. */
  public static String accepted(UUID change) {
    return open(change)
        .replace("\"OPEN\"", "\"ACCEPTED\"")
        .replace("\"PROPOSED\"", "\"Settled\"")
        .replace("\"acceptable\": true", "\"acceptable\": false");
  }
}
