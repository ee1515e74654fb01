package nl.koppeling.snelstart;

import static nl.koppeling.snelstart.Samples.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the SnelStart API reference in our words, and what is not readable. */
class ReadingTest {

  @Test
  void companyInfo() {
    assertThat(one("company-info", Reading::companyInfo))
        .isEqualTo(
            new CompanyInfo(
                UUID.fromString("c0000000-0000-4000-8000-000000000001"),
                "Demo Webwinkel",
                "Demo Webwinkel B.V.",
                "NL000000000B01",
                "NL00TEST0000000001",
                2026,
                false,
                true,
                Optional.of(UUID.fromString("90000000-0000-4000-8000-000000001679")),
                new ArticleCodes(false, 25)));
  }

  @Test
  void ledgersKeepTheirFunctionAndAllowedVatKinds() {
    List<LedgerAccount> ledgers = many("ledgers", Reading::ledgerAccount);
    assertThat(ledgers).extracting(LedgerAccount::number).containsExactly(8000, 8110, 8077);
    assertThat(ledgers.get(0).vatKinds()).isEqualTo(Set.of(VatKind.HIGH));
    assertThat(ledgers).extracting(LedgerAccount::balanceSheet).containsOnly(false);
    assertThat(ledgers.get(2).function()).isEqualTo("InstallatieTeleverkoopBinnenEUgeen");
    assertThat(ledgers)
        .extracting(LedgerAccount::vatRateCode)
        .containsExactly(Optional.empty(), Optional.empty(), Optional.of("SR"));
  }

  @Test
  void journals() {
    assertThat(many("journals", Reading::journal))
        .extracting(Journal::kind)
        .containsExactly(
            JournalKind.CASH,
            JournalKind.BANK,
            JournalKind.BANK,
            JournalKind.MEMORIAL,
            JournalKind.SALES);
  }

  @Test
  void countryCodesAreNotSwapped() {
    Country first = many("countries", Reading::country).get(0);
    assertThat(first.iso2()).isEqualTo("NL");
    assertThat(first.iso3()).isEqualTo("NLD");
  }

  @Test
  void vatRatesHoldOnBothEnds() {
    VatRate high =
        many("vat-rates", Reading::vatRate).stream()
            .flatMap(Optional::stream)
            .filter(r -> r.kind() == VatKind.HIGH && r.percent().compareTo(euros("21")) == 0)
            .findFirst()
            .orElseThrow();
    assertThat(high.holdsOn(LocalDate.of(2012, 10, 1))).isTrue();
    assertThat(high.holdsOn(LocalDate.of(2400, 12, 31))).isTrue();
    assertThat(high.holdsOn(LocalDate.of(2012, 9, 30))).isFalse();
  }

  @Test
  void vatRateOfUnknownKindIsLeftOut() {
    assertThat(Reading.vatRate(row("{\"btwSoort\":\"Nieuw\"}"))).isEmpty();
  }

  @Test
  void costCentre() {
    assertThat(many("cost-centres", Reading::costCentre).get(0).description()).isEqualTo("Webshop");
  }

  @Test
  void relation() {
    Relation r = one("relation", Reading::relation);
    assertThat(r.code()).isEqualTo(10042);
    assertThat(r.kinds()).containsExactly(RelationKind.CUSTOMER);
    assertThat(r.countryId()).contains(Samples.NETHERLANDS);
    assertThat(r.vatNumber()).isEmpty();
    assertThat(r.system()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-2,Klant", "-1,Leverancier", "0,Eigen"})
  void systemRowsAreKnown(int code, String kind) {
    String json =
        "{\"id\":\"%s\",\"relatiecode\":%d,\"relatiesoort\":[\"%s\"]}"
            .formatted(Samples.CUSTOMER, code, kind);
    assertThat(Reading.relation(row(json)).system()).isTrue();
  }

  @Test
  void salesBooking() {
    SalesBooking b = one("sales-booking", Reading::salesBooking);
    assertThat(b.id()).isEqualTo(Samples.BOOKING);
    assertThat(b.total()).isEqualTo(euros("87.30"));
    assertThat(b.invoiceDate()).isEqualTo(Samples.DAY);
    assertThat(b.customerId()).isEqualTo(Samples.CUSTOMER);
  }

  @Test
  void salesInvoiceHasTheIdOfTheBookingToo() {
    SalesInvoice i = many("invoices", Reading::salesInvoice).get(0);
    assertThat(i.bookingId()).isEqualTo(Samples.BOOKING);
    assertThat(i.id()).isNotEqualTo(i.bookingId());
    assertThat(i.outstanding()).isEqualTo(euros("87.30"));
  }

  @Test
  void bankBooking() {
    BankBooking b = one("bank-booking", Reading::bankBooking);
    assertThat(b.voucherNumber()).isEqualTo("WC1-10452-P1");
    assertThat(b.received()).isEqualTo(euros("87.30"));
    assertThat(b.paidOut()).isEqualTo(euros("0.00"));
    assertThat(b.salesBookingIds()).containsExactly(Samples.BOOKING);
  }

  @Test
  void revenueGroupsSayVatAndLedger() {
    List<RevenueGroup> groups = many("revenue-groups", Reading::revenueGroup);
    assertThat(groups)
        .extracting(RevenueGroup::vatKind)
        .containsExactly(Optional.of(VatKind.HIGH), Optional.of(VatKind.NONE), Optional.empty());
    assertThat(groups.get(0).ledgerId())
        .contains(UUID.fromString("90000000-0000-4000-8000-000000008000"));
    assertThat(groups.get(2).ledgerId()).isEmpty();
  }

  @Test
  void articleCodeIsTextOrNumber() {
    assertThat(many("articles", Reading::article))
        .extracting(Article::code, Article::inactive)
        .containsExactly(tuple("TEE-RED-M", false), tuple("1042", true));
  }

  @Test
  void articleWithoutItsGroupIsUnreadable() {
    String renamed = Files.text("answers/articles.json").replace("artikelOmzetgroep", "x");
    assertThatThrownBy(() -> Row.list(Json.lenient(bytes(renamed)), Reading::article))
        .isInstanceOf(Unreadable.class);
  }

  @Test
  void orderTemplates() {
    assertThat(many("order-templates", Reading::orderTemplate))
        .extracting(
            OrderTemplate::description, OrderTemplate::inactive, OrderTemplate::blocksOrders)
        .containsExactly(tuple("Webshop factuur", false, false), tuple("Oud", true, true));
  }

  @Test
  void salesOrder() {
    SalesOrder order = one("sales-order", Reading::salesOrder);
    assertThat(order.number()).isEqualTo(41);
    assertThat(order.reference()).isEqualTo("WEB-10452");
    assertThat(order.date()).isEqualTo(Samples.DAY);
    assertThat(order.customerId()).isEqualTo(Samples.CUSTOMER);
    assertThat(order.net()).isEqualTo(euros("74.13"));
    assertThat(order.total()).isEqualTo(euros("87.30"));
    assertThat(order.memo()).contains("WC1-10452");
    assertThat(order.invoiceId()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "nummer", "relatie", "totaalInclusiefBtw", "totaalExclusiefBtw"})
  void salesOrderWithoutFieldThatMattersIsUnreadable(String field) {
    String renamed =
        Files.text("answers/sales-order.json")
            .replaceFirst("(?s)(.*)\"" + field + "\":", "$1\"x\":");
    Row row = row(renamed);
    assertThatThrownBy(() -> Reading.salesOrder(row)).isInstanceOf(Unreadable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "87.3, 87.30",
    "87, 87.00",
    "'\"121.00\"', 121.00",
    "87.3000, 87.30",
    "87.3050, 87.305",
    "-0.01, -0.01",
    "1E2, 100.00"
  })
  void moneyIsReadFromNumberOrText(String json, String expected) {
    assertThat(row("{\"bedrag\":" + json + "}").money("bedrag")).isEqualTo(euros(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "\"\"", "\"veel\"", "true", "{}", "[]", "1E+999999999", "1E-999999999"})
  void whatIsNoMoneyIsUnreadable(String json) {
    Row row = row("{\"bedrag\":" + json + "}");
    assertThatThrownBy(() -> row.money("bedrag")).isInstanceOf(Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"2026-03-09T00:00:00\"", "\"2026-03-09T14:22:35.207\"", "\"2026-03-09\""})
  void dateIsTheDayOfTheWallClock(String json) {
    assertThat(row("{\"datum\":" + json + "}").date("datum")).isEqualTo(Samples.DAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"9 maart\"", "\"2026-02-30T00:00:00\"", "20260309"})
  void whatIsNoDateIsUnreadable(String json) {
    Row row = row("{\"datum\":" + json + "}");
    assertThatThrownBy(() -> row.date("datum")).isInstanceOf(Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\":null}",
        "{\"id\":\"\"}",
        "{\"id\":\"1-1-1-1-1\"}",
        "{\"id\":\"00000000-0000-0000-0000-000000000000\"}",
        "{\"id\":7}"
      })
  void whatIsNoIdIsUnreadable(String json) {
    Row row = row(json);
    assertThatThrownBy(() -> row.id("id")).isInstanceOf(Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"openstaandSaldo", "factuurBedrag", "verkoopBoeking", "relatie", "id"})
  void invoiceWithoutFieldThatMattersIsUnreadable(String field) {
    String renamed = Files.text("answers/invoices.json").replace("\"" + field + "\":", "\"x\":");
    assertThatThrownBy(() -> Row.list(Json.lenient(bytes(renamed)), Reading::salesInvoice))
        .isInstanceOf(Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "<html>", "[1] [2]", "{\"a\":1,\"a\":2}"})
  void whatIsNoJsonIsUnreadable(String body) {
    assertThatThrownBy(() -> Json.read(bytes(body))).isInstanceOf(Unreadable.class);
  }

  @Test
  void unreadableNeverQuotesTheAnswer() {
    assertThatThrownBy(() -> row("{\"datum\":\"jan@example.com\"}").date("datum"))
        .hasMessage("field datum")
        .hasNoCause();
  }

  private static <T> T one(String name, Function<Row, T> reading) {
    return reading.apply(new Row(Json.read(Files.bytes("answers/" + name + ".json"))));
  }

  private static <T> List<T> many(String name, Function<Row, T> reading) {
    return Row.list(Json.read(Files.bytes("answers/" + name + ".json")), reading);
  }

  private static Row row(String json) {
    return new Row(Json.read(bytes(json)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
