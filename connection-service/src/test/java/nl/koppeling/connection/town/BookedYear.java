package nl.koppeling.connection.town;

/** The year 2025 of a connection, in the invoice service's words. */
public final class BookedYear {

  /** In the invoice service's form; the second quarter has a field that a later one may add. */
  public static final String YEAR =
      """
      {"year": 2025, "documents": 31, "withoutFigures": 2,
       "ossThreshold": {"limit": 10000.00, "thisYear": 9150.00, "lastYear": 0.00, "percent": 91,
         "level": "90", "ossOn": false, "ossSince": null,
         "warning": {"warning": "W3", "code": "OSS_THRESHOLD",
           "nl": "De verkopen kwamen op 91 %.", "en": "Sales reached 91 %."}},
       "quarters": [
         {"quarter": 1, "shippingAllHigh": {"orders": 2, "amount": 0.24}, "couponSplit": {"orders": 0, "amount": 0.00},
          "evidenceFor": ["1007"], "roundedPerLine": 1, "roundedAtSubtotal": 0, "roundingMixed": false,
          "warnings": [{"warning": "W1", "code": "SHIPPING_ALL_HIGH",
            "nl": "Alle verzendkosten droegen het hoge tarief.", "en": "All shipping bore the high rate."}]},
         {"quarter": 2, "evidenceFor": [], "warnings": [], "later": true},
         {"quarter": 3, "evidenceFor": [], "warnings": []},
         {"quarter": 4, "evidenceFor": [], "warnings": []}],
       "months": [{"month": 3, "roundingResidual": {"orders": 0, "amount": 0.00}, "warning": null}],
       "days": [
         {"day": "2025-01-31", "treatment": "DOMESTIC", "country": "NL", "band": "LOW",
          "documents": 1, "net": 10.00, "vat": 0.90, "gross": 10.90},
         {"day": "2025-03-31", "treatment": "DOMESTIC", "country": "NL", "band": "HIGH",
          "documents": 2, "net": 100.00, "vat": 21.00, "gross": 121.00},
         {"day": "2025-02-01", "treatment": "DOMESTIC", "country": "NL", "band": "HIGH",
          "documents": 1, "net": -10.00, "vat": -2.10, "gross": -12.10},
         {"day": "2025-04-01", "treatment": "OSS", "country": "DE", "band": "OSS_STANDARD",
          "documents": 1, "net": 50.00, "vat": 9.50, "gross": 59.50},
         {"day": "2025-04-02", "treatment": "TRIANGULAR", "country": "", "band": "SPLIT",
          "documents": 1, "net": 1.00, "vat": 0.00, "gross": 1.00}]}
      """;

  private BookedYear() {}
}
