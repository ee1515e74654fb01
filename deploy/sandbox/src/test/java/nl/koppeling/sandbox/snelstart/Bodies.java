package nl.koppeling.sandbox.snelstart;

import static nl.koppeling.sandbox.snelstart.Books.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Valid bodies, ready to have one thing made wrong. */
final class Bodies {

  static final String DAY = "2026-03-09T00:00:00";

  private Bodies() {}

  static Map<String, Object> of(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  static List<Object> list(Object... items) {
    return new ArrayList<>(List.of(items));
  }

  static BigDecimal euro(String amount) {
    return new BigDecimal(amount);
  }

  static Map<String, Object> address(int country) {
    return of(
        "straat", "Proefstraat 7",
        "postcode", "9999 ZZ",
        "plaats", "Testdorp",
        "land", reference(Books.country(country)));
  }

  static Map<String, Object> relation(String name) {
    return of(
        "relatiesoort",
        list("Klant"),
        "naam",
        name,
        "email",
        "jan+shop@example.com",
        "vestigingsAdres",
        address(528),
        "krediettermijn",
        14);
  }

  static Map<String, Object> line(int ledger, String amount, String kind) {
    return of(
        "omschrijving",
        "Regel",
        "grootboek",
        reference(Books.ledger(ledger)),
        "bedrag",
        euro(amount),
        "btwSoort",
        kind);
  }

  static Map<String, Object> vat(String kind, String amount) {
    return of("btwSoort", kind, "btwBedrag", euro(amount));
  }

  /** 100.00 high, 21.00 VAT. */
  static Map<String, Object> sale(String customer, String number) {
    return of(
        "factuurnummer", number,
        "factuurdatum", DAY,
        "klant", reference(customer),
        "omschrijving", "Bestelling",
        "factuurbedrag", euro("121.00"),
        "boekingsregels", list(line(8000, "100.00", "Hoog")),
        "btw", list(vat("VerkopenHoog", "21.00")));
  }

  static Map<String, Object> settling(String sale, String debit, String credit) {
    return of(
        "boekingId", reference(sale),
        "omschrijving", "Betaling",
        "debet", euro(debit),
        "credit", euro(credit));
  }

  static Map<String, Object> bank(int journal, String sale, String received) {
    return of(
        "datum",
        DAY,
        "dagboek",
        reference(Books.journal(journal)),
        "boekstuk",
        "P1",
        "omschrijving",
        "Betaling",
        "bedragOntvangen",
        euro(received),
        "bedragUitgegeven",
        0,
        "verkoopboekingBoekingsRegels",
        list(settling(sale, "0", received)));
  }

  static Map<String, Object> costs(String debit, String credit) {
    return of(
        "omschrijving", "Kosten",
        "grootboek", reference(Books.ledger(4758)),
        "debet", euro(debit),
        "credit", euro(credit));
  }

  static Map<String, Object> memo(String sale, String amount) {
    return of(
        "datum",
        DAY,
        "dagboek",
        reference(Books.journal(2810)),
        "omschrijving",
        "Memoriaal",
        "verkoopboekingBoekingsRegels",
        list(
            of(
                "boekingId", reference(sale),
                "omschrijving", "Betaling",
                "bedrag", euro(amount))));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> first(Map<String, Object> body, String list) {
    return (Map<String, Object>) ((List<Object>) body.get(list)).getFirst();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> child(Map<String, Object> body, String name) {
    return (Map<String, Object>) body.get(name);
  }
}
