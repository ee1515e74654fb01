package nl.koppeling.connection.town;

/** How an order is booked, as the invoice service explains it. */
public final class ExplainedOrder {

  private ExplainedOrder() {}

  /** A sale of 121.00 of one product, settled, with a field of a later version. */
  public static String sale(String connectionId, long orderId) {
    return """
        {"connectionId": "%s", "orderId": %d, "documents": [{"refundId": 0, "state": "Settled",
          "invoiceNumber": "WEB-%d", "invoiceDate": "2026-11-24", "description": "N%d", "total": 121.00,
          "totalVat": 21.00, "treatment": "DOMESTIC",
          "rows": [{"code": "P3", "nl": "Levering in Nederland.", "en": "Delivery in the Netherlands."}],
          "lines": [
            {"description": "Mok", "ledgerId": "a0000000-0000-4000-8000-000000008000",
            "ledgerNumber": 8000, "costCentre": null, "net": 90.00, "band": "HIGH",
            "bandName": {"nl": "21 %%", "en": "21 %%"},
            "origin": {"field": "line_items[id=7].total", "lineId": 7, "role": "PRODUCT", "name": "Mok",
              "quantity": 2, "shopNet": 90.00, "shopTax": 18.90, "taxClass": "", "rates": []},
            "rule": {"current": true, "role": "PRODUCT", "band": "HIGH", "condition": null,
              "text": {"nl": "Rekening voor producten, 21 %%.", "en": "Account for products, 21 %%."}},
            "later": 1},
            {"description": "Verzending", "ledgerId": "a0000000-0000-4000-8000-0000000099ff",
            "ledgerNumber": 0, "costCentre": null, "net": 10.00, "band": "HIGH",
            "bandName": {"nl": "21 %%", "en": "21 %%"}, "origin": null,
            "rule": {"current": false, "role": "SHIPPING", "band": "HIGH", "condition": null,
              "text": {"nl": "Volgens de instellingen van toen.", "en": "By the settings of that time."}}}],
          "vat": [{"band": "HIGH", "bandName": {"nl": "21 %%", "en": "21 %%"}, "amount": 21.00,
            "ledgerId": null}],
          "payments": [{"means": "METHOD", "method": "mollie_wc_gateway_ideal", "amount": 121.00,
            "way": "BANK", "journalId": null}]}]}
        """
        .formatted(connectionId, orderId, orderId, orderId);
  }
}
