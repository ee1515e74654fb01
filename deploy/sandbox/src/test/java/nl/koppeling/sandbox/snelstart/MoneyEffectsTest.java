package nl.koppeling.sandbox.snelstart;

import static nl.koppeling.sandbox.snelstart.Bodies.costs;
import static nl.koppeling.sandbox.snelstart.Bodies.euro;
import static nl.koppeling.sandbox.snelstart.Bodies.line;
import static nl.koppeling.sandbox.snelstart.Bodies.list;
import static nl.koppeling.sandbox.snelstart.Bodies.of;
import static nl.koppeling.sandbox.snelstart.Bodies.settling;
import static nl.koppeling.sandbox.snelstart.Bodies.vat;
import static nl.koppeling.sandbox.snelstart.Books.reference;
import static nl.koppeling.sandbox.snelstart.SalesRulesTest.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MoneyEffectsTest {

  @Test
  void aBankEntryPaysAndItsDeletionTakesThatBack() {
    Books books = Books.fresh();
    String sale = books.sale(books.customer(), "E-1");
    assertThat(books.open("E-1")).isEqualByComparingTo("121");

    String part = Books.created(books.post("/bankboekingen", Bodies.bank(1104, sale, "50.00")));
    assertThat(books.open("E-1")).isEqualByComparingTo("71");
    Books.created(books.post("/kasboekingen", Bodies.bank(1000, sale, "71.00")));
    assertThat(books.open("E-1")).isZero();

    books.delete("/bankboekingen/" + part).then().statusCode(200);
    assertThat(books.open("E-1")).isEqualByComparingTo("50");
    assertThat(books.get("/bankboekingen/" + part).statusCode()).isEqualTo(404);
    assertThat(books.summary().path("unbalanced").asInt()).isZero();
  }

  @Test
  void aReplacedBankEntryCountsOnce() {
    Books books = Books.fresh();
    String sale = books.sale(books.customer(), "E-2");
    String id = Books.created(books.post("/bankboekingen", Bodies.bank(1104, sale, "50.00")));

    books
        .put("/bankboekingen/" + id, with(Bodies.bank(1104, sale, "121.00"), "id", id))
        .then()
        .statusCode(200);

    assertThat(books.open("E-2")).isZero();
  }

  @Test
  void overpaymentTurnsTheBalanceNegative() {
    Books books = Books.fresh();
    String sale = books.sale(books.customer(), "E-3");

    Books.created(books.post("/bankboekingen", Bodies.bank(1104, sale, "130.00")));

    assertThat(books.open("E-3")).isEqualByComparingTo("-9");
  }

  @Test
  void aBatchPaysTwoInvoicesAndBooksTheCosts() {
    Books books = Books.fresh();
    String customer = books.customer();
    String one = books.sale(customer, "E-4");
    String two = books.sale(customer, "E-5");
    Map<String, Object> body = Bodies.bank(1104, one, "241.25");
    body.put(
        "verkoopboekingBoekingsRegels",
        list(settling(one, "0", "121.00"), settling(two, "0", "121.00")));
    body.put("grootboekBoekingsRegels", list(costs("0.75", "0")));

    Books.created(books.post("/bankboekingen", body));

    assertThat(books.open("E-4")).isZero();
    assertThat(books.open("E-5")).isZero();
  }

  @Test
  void aMemorialEntryPairsAnInvoiceWithItsCreditNote() {
    Books books = Books.fresh();
    String customer = books.customer();
    String sale = books.sale(customer, "E-6");
    Map<String, Object> credit = Bodies.sale(customer, "E-6-C1");
    credit.put("boekingsregels", list(line(8000, "-100", "Hoog")));
    credit.put("btw", list(vat("VerkopenHoog", "-21")));
    credit.put("factuurbedrag", euro("-121"));
    String note = Books.created(books.post("/verkoopboekingen", credit));
    assertThat(books.open("E-6-C1")).isEqualByComparingTo("-121");
    Map<String, Object> pairing = Bodies.memo(sale, "121");
    pairing.put(
        "verkoopboekingBoekingsRegels",
        list(
            of("boekingId", reference(sale), "omschrijving", "a", "bedrag", euro("121")),
            of("boekingId", reference(note), "omschrijving", "b", "bedrag", euro("-121"))));

    String id = Books.created(books.post("/memoriaalboekingen", pairing));

    assertThat(books.open("E-6")).isZero();
    assertThat(books.open("E-6-C1")).isZero();
    books.delete("/memoriaalboekingen/" + id).then().statusCode(200);
    assertThat(books.open("E-6")).isEqualByComparingTo("121");
    assertThat(books.open("E-6-C1")).isEqualByComparingTo("-121");
  }

  @Test
  void aRefundIsPaidOutOnTheCreditNote() {
    Books books = Books.fresh();
    Map<String, Object> credit = Bodies.sale(books.customer(), "E-7");
    credit.put("boekingsregels", list(line(8000, "-25", "Hoog")));
    credit.put("btw", list(vat("VerkopenHoog", "-5.25")));
    credit.put("factuurbedrag", euro("-30.25"));
    String note = Books.created(books.post("/verkoopboekingen", credit));
    Map<String, Object> refund = Bodies.bank(1104, note, "0");
    refund.put("bedragUitgegeven", euro("30.25"));
    refund.put("verkoopboekingBoekingsRegels", list(settling(note, "30.25", "0")));

    Books.created(books.post("/bankboekingen", refund));

    assertThat(books.open("E-7")).isZero();
  }

  @Test
  void everyEntryIsOnBothSidesOfTheLedger() {
    Books books = Books.fresh();
    String sale = books.sale(books.customer(), "E-8");
    Books.created(books.post("/bankboekingen", Bodies.bank(1104, sale, "121.00")));
    Books.created(books.post("/memoriaalboekingen", Bodies.memo(sale, "-1.00")));

    JsonNode lines = Books.json(books.get("/grootboekmutaties"));
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode line : lines) {
      sum = sum.add(line.get("saldo").decimalValue());
    }

    assertThat(lines).hasSize(7);
    assertThat(sum).isZero();
    JsonNode payments =
        Books.json(
            books.filter(
                "/grootboekmutaties",
                "Grootboek/Id eq guid'" + Books.ledger(1300) + "' and Saldo lt 0"));
    assertThat(payments).hasSize(1);
    assertThat(payments.get(0).get("factuurNummer").asText()).isEqualTo("E-8");
  }

  @Test
  void oneNumberIsBookedOnceHoweverManyTryAtTheSameTime() throws Exception {
    Books books = Books.fresh();
    String customer = books.customer();
    List<Callable<Integer>> tries = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      Map<String, Object> body = Bodies.sale(customer, "RACE-1");
      tries.add(() -> books.post("/verkoopboekingen", body).statusCode());
    }
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
      for (var done : threads.invokeAll(tries)) {
        statuses.add(done.get());
      }
    }

    assertThat(statuses).containsOnlyOnce(201);
    assertThat(statuses.stream().filter(status -> status == 400)).hasSize(23);
    assertThat(books.summary().path("counts").path("bookings").asInt()).isEqualTo(1);
    assertThat(books.summary().path("counts").path("ledgerLines").asInt()).isEqualTo(3);
  }
}
