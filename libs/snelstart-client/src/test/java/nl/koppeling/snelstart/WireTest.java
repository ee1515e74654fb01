package nl.koppeling.snelstart;

import static nl.koppeling.snelstart.Samples.ACCESS;
import static nl.koppeling.snelstart.ScriptedServer.answer;
import static nl.koppeling.snelstart.ScriptedServer.answerAs;
import static nl.koppeling.snelstart.ScriptedServer.hangUp;
import static nl.koppeling.snelstart.ScriptedServer.raw;
import static nl.koppeling.snelstart.ScriptedServer.silence;
import static nl.koppeling.snelstart.ScriptedServer.slam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import nl.koppeling.snelstart.ScriptedServer.Act;
import nl.koppeling.snelstart.ScriptedServer.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real HTTP client against a server that misbehaves in every way of SnelStart API reference
 * 12.1 and 12.3.
 */
@QuarkusTest
@QuarkusTestResource(ScriptedSnelStart.class)
class WireTest {

  @Inject SnelStart snelStart;
  @Inject SalesOrders salesOrders;
  @Inject BookedPeriod booked;
  @Inject TokenHost tokenHost;
  ScriptedServer server;

  @Test
  void bookingIsSentAsFrozenWithBothKeys() {
    server.reset(answer(201, Files.text("answers/sales-booking.json")));
    SalesBooking booked = now(snelStart.bookSale(ACCESS, Samples.sale()));
    Request request = server.request();
    assertThat(booked.id()).isEqualTo(Samples.BOOKING);
    assertThat(request.line()).isEqualTo("POST /v2/verkoopboekingen HTTP/1.1");
    assertThat(request.headers())
        .contains("Authorization: Bearer eyJ.secret.sig")
        .contains("Ocp-Apim-Subscription-Key: 00000000000000000000000000000000")
        .containsPattern("(?i)content-type: application/json")
        .containsPattern("(?i)accept: application/json");
    assertThat(Json.read(request.body().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Json.read(Files.bytes("wire/sales-booking.json")));
  }

  @Test
  void everyReadIsAnswered() {
    server.reset(
        answer(200, Files.text("answers/company-info.json")),
        answer(200, Files.text("answers/ledgers.json")),
        answer(200, Files.text("answers/journals.json")),
        answer(200, Files.text("answers/countries.json")),
        answer(200, Files.text("answers/vat-rates.json")),
        answer(200, Files.text("answers/cost-centres.json")),
        answer(200, "[" + Files.text("answers/relation.json") + "]"),
        answer(200, Files.text("answers/sales-booking.json")));
    now(snelStart.companyInfo(ACCESS));
    now(snelStart.ledgerAccounts(ACCESS));
    now(snelStart.journals(ACCESS));
    now(snelStart.countries(ACCESS));
    now(snelStart.vatRates(ACCESS));
    now(snelStart.costCentres(ACCESS));
    assertThat(now(snelStart.relationsPage(ACCESS, 1000))).hasSize(1);
    now(snelStart.salesBooking(ACCESS, Samples.BOOKING));
    assertThat(server.requests().stream().map(Request::line))
        .containsExactly(
            "GET /v2/companyInfo HTTP/1.1",
            "GET /v2/grootboeken?%24top=500&%24skip=0 HTTP/1.1",
            "GET /v2/dagboeken HTTP/1.1",
            "GET /v2/landen HTTP/1.1",
            "GET /v2/btwtarieven HTTP/1.1",
            "GET /v2/kostenplaatsen HTTP/1.1",
            "GET /v2/relaties?%24top=500&%24skip=1000 HTTP/1.1",
            "GET /v2/verkoopboekingen/b1000000-0000-4000-8000-000000010452 HTTP/1.1");
  }

  @Test
  void filtersArriveEncodedOnce() {
    server.reset(answer(200, "[]"), answer(200, "[]"), answer(200, "[]"));
    now(snelStart.relationsByEmail(ACCESS, "o'brien+100%41{x}@example.com"));
    now(snelStart.salesInvoiceByNumber(ACCESS, "WEB 1&2"));
    now(snelStart.bankBookingsByVoucher(ACCESS, "V1", Samples.DAY));
    assertThat(server.requests().stream().map(Request::line))
        .containsExactly(
            "GET /v2/relaties?%24filter=Email%20eq%20%27o%27%27brien%2B100%2541%7Bx%7D%40example.com%27"
                + "&%24top=500&%24skip=0 HTTP/1.1",
            "GET /v2/verkoopfacturen?%24filter=Factuurnummer%20eq%20%27WEB%201%262%27&%24top=5 HTTP/1.1",
            "GET /v2/bankboekingen?%24filter=Datum%20ge%20datetime%272026-03-08T00%3A00%3A00%27"
                + "%20and%20Datum%20lt%20datetime%272026-03-11T00%3A00%3A00%27&%24top=500&%24skip=0 HTTP/1.1");
  }

  /** The filter may be ignored: the second entry is of the day after. */
  @Test
  void aPeriodIsReadBackByDateAndComparedHere() {
    server.reset(
        answer(200, Files.text("answers/invoices.json")),
        answer(200, Files.text("answers/ledger-entries.json")));
    LocalDate after = Samples.DAY.plusDays(1);

    assertThat(now(booked.invoices(ACCESS, Samples.DAY, after)))
        .extracting(SalesInvoice::invoiceNumber)
        .containsExactly("WEB-10452");
    assertThat(now(booked.entries(ACCESS, Samples.DAY, after)))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.amount()).isEqualByComparingTo("100.00");
              assertThat(entry.invoiceNumber()).isEqualTo("WEB-10452");
            });
    String days =
        "%20ge%20datetime%272026-03-09T00%3A00%3A00%27%20and%20{}%20lt%20datetime%272026-03-10T00%3A00%3A00%27"
            + "&%24top=500&%24skip=0 HTTP/1.1";
    assertThat(server.requests().stream().map(Request::line))
        .containsExactly(
            "GET /v2/verkoopfacturen?%24filter=FactuurDatum" + days.replace("{}", "FactuurDatum"),
            "GET /v2/grootboekmutaties?%24filter=Datum" + days.replace("{}", "Datum"));
  }

  @Test
  void salesOrderIsSentAsFrozen() {
    server.reset(answer(201, Files.text("answers/sales-order.json")));
    SalesOrder made = now(salesOrders.createSalesOrder(ACCESS, Samples.salesOrder()));
    assertThat(made.number()).isEqualTo(41);
    assertThat(server.request().line()).isEqualTo("POST /v2/verkooporders HTTP/1.1");
    assertThat(Json.read(server.request().body().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Json.read(Files.bytes("wire/sales-order.json")));
  }

  @Test
  void articlesAndOrdersAreAskedForByCodeAndReference() {
    server.reset(
        answer(200, Files.text("answers/revenue-groups.json")),
        answer(200, Files.text("answers/order-templates.json")),
        answer(200, "[]"),
        answer(200, "[]"),
        answer(200, "[]"));
    now(salesOrders.revenueGroups(ACCESS));
    now(salesOrders.orderTemplates(ACCESS));
    ArticleCodes texts = new ArticleCodes(false, 25);
    assertThat(now(salesOrders.articleByCode(ACCESS, "O'B 1&2", texts))).isEmpty();
    assertThat(now(salesOrders.articleByCode(ACCESS, "1042", new ArticleCodes(true, 8)))).isEmpty();
    assertThat(now(salesOrders.salesOrdersByReference(ACCESS, "WEB-1"))).isEmpty();
    assertThat(server.requests().stream().map(Request::line))
        .containsExactly(
            "GET /v2/artikelomzetgroepen HTTP/1.1",
            "GET /v2/verkoopordersjablonen HTTP/1.1",
            "GET /v2/artikelen?%24filter=Artikelcode%20eq%20%27O%27%27B%201%262%27&%24top=25 HTTP/1.1",
            "GET /v2/artikelen?%24filter=Artikelcode%20eq%201042&%24top=25 HTTP/1.1",
            "GET /v2/verkooporders?%24filter=Orderreferentie%20eq%20%27WEB-1%27"
                + "&%24top=500&%24skip=0 HTTP/1.1");
  }

  @Test
  void onlyTheExactReferenceIsReturned() {
    String one = Files.text("answers/sales-order.json");
    String other =
        one.replace("WEB-10452", "WEB-104521")
            .replace(
                "50000000-0000-4000-8000-000000000041", "50000000-0000-4000-8000-000000000042");
    server.reset(answer(200, "[" + one + "," + other + "]"));
    assertThat(now(salesOrders.salesOrdersByReference(ACCESS, "WEB-10452")))
        .extracting(SalesOrder::reference)
        .containsExactly("WEB-10452");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenAnswers")
  void salesOrderWithoutClearAnswerIsUnclearAndSentOnce(String name, Act act, Unclear.Cause cause) {
    server.reset(act);
    Unclear unclear =
        failure(Unclear.class, salesOrders.createSalesOrder(ACCESS, Samples.salesOrder()));
    assertThat(unclear.cause()).isEqualTo(cause);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void articleWithoutClearAnswerIsUnclearAndSentOnce() {
    server.reset(hangUp());
    failure(Unclear.class, salesOrders.createArticle(ACCESS, Samples.article()));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void onlyTheExactVoucherIsReturned() {
    String one = Files.text("answers/bank-booking.json");
    String other =
        one.replace("WC1-10452-P1", "WC1-10452-P11")
            .replace(
                "e1000000-0000-4000-8000-000000000901", "e1000000-0000-4000-8000-000000000902");
    server.reset(answer(200, "[" + one + "," + other + "]"));
    assertThat(now(snelStart.bankBookingsByVoucher(ACCESS, "WC1-10452-P1", Samples.DAY)))
        .extracting(BankBooking::voucherNumber)
        .containsExactly("WC1-10452-P1");
  }

  static Stream<Arguments> brokenAnswers() {
    return Stream.of(
        Arguments.of("hang-up", hangUp(), Unclear.Cause.RESET),
        Arguments.of("reset", slam(), Unclear.Cause.RESET),
        Arguments.of("silence", silence(), Unclear.Cause.TIMEOUT),
        Arguments.of("garbage", raw("hello, this is not HTTP\r\n\r\n", false), Unclear.Cause.RESET),
        Arguments.of(
            "half a body",
            raw("HTTP/1.1 201 X\r\nContent-Length: 99\r\n\r\n{", false),
            Unclear.Cause.RESET),
        Arguments.of(
            "half a body, then silence",
            raw("HTTP/1.1 201 X\r\nContent-Length: 99\r\n\r\n{", true),
            Unclear.Cause.TIMEOUT),
        Arguments.of(
            "502 with HTML", answerAs(502, "text/html", "<html>"), Unclear.Cause.SERVER_ERROR),
        Arguments.of("500 empty", answer(500, ""), Unclear.Cause.SERVER_ERROR),
        Arguments.of("503", answer(503, "{}"), Unclear.Cause.SERVER_ERROR),
        Arguments.of("504", answerAs(504, "text/plain", "gone"), Unclear.Cause.SERVER_ERROR),
        Arguments.of("408", answer(408, ""), Unclear.Cause.REQUEST_TIMEOUT),
        Arguments.of("redirect", answer(307, "", "Location: /v2/elders"), Unclear.Cause.REDIRECT),
        Arguments.of("empty success", answer(201, ""), Unclear.Cause.UNREADABLE),
        Arguments.of("no content", raw("HTTP/1.1 204 X\r\n\r\n", true), Unclear.Cause.UNREADABLE),
        Arguments.of(
            "HTML success", answerAs(200, "text/html", "<html>"), Unclear.Cause.UNREADABLE),
        Arguments.of("strange type", answerAs(200, "image/png", "x"), Unclear.Cause.UNREADABLE),
        Arguments.of("success without id", answer(201, "{}"), Unclear.Cause.UNREADABLE),
        Arguments.of("a list for an object", answer(201, "[]"), Unclear.Cause.UNREADABLE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenAnswers")
  void mutationWithoutClearAnswerIsUnclearAndSentOnce(String name, Act act, Unclear.Cause cause) {
    server.reset(act);
    Unclear unclear = failure(Unclear.class, snelStart.bookReceipt(ACCESS, Samples.receipt()));
    assertThat(unclear.cause()).isEqualTo(cause);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void mutationOnAConnectionThatDiesUnderItIsSentOnce() {
    server.reset(answer(201, Files.text("answers/relation.json")), slam());
    now(snelStart.createRelation(ACCESS, Samples.relation()));
    failure(Unclear.class, snelStart.createRelation(ACCESS, Samples.relation()));
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void readIsNotRepeatedEither() {
    server.reset(hangUp());
    failure(Unclear.class, snelStart.companyInfo(ACCESS));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void unreadableReadIsMalformed() {
    server.reset(
        answer(200, ""),
        answerAs(200, "text/html", "<html>"),
        answer(200, "{\"Message\":\"x\"}"),
        answer(200, "[null]"),
        raw("HTTP/1.1 204 X\r\n\r\n", true));
    for (int i = 0; i < 5; i++) {
      failure(Malformed.class, snelStart.journals(ACCESS));
    }
  }

  static Stream<Arguments> clearAnswers() {
    return Stream.of(
        Arguments.of(
            answer(400, "[{\"errorCode\":\"BOE-0021\",\"message\":\"x\"}]"), Refused.class),
        Arguments.of(answerAs(400, "text/html", "<html>"), Refused.class),
        Arguments.of(answer(401, ""), BearerRefused.class),
        Arguments.of(
            answer(401, "{\"statusCode\":401,\"message\":\"invalid subscription key\"}"),
            SubscriptionKeyRefused.class),
        Arguments.of(answer(403, ""), NotAllowed.class),
        Arguments.of(answer(403, "{\"message\":\"Out of call volume quota.\"}"), QuotaSpent.class),
        Arguments.of(answer(404, "{\"Message\":\"x\"}"), NotFound.class));
  }

  @ParameterizedTest
  @MethodSource("clearAnswers")
  void clearRefusalKeepsItsKind(Act act, Class<? extends SnelStartException> kind) {
    server.reset(act);
    failure(kind, snelStart.bookSale(ACCESS, Samples.sale()));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void throttledCarriesTheHeader() {
    server.reset(answer(429, "{\"statusCode\":429}", "Retry-After: 27"));
    Throttled throttled = failure(Throttled.class, snelStart.bookSale(ACCESS, Samples.sale()));
    assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(27));
  }

  @Test
  void nobodyListeningIsNotSent() {
    ScriptedServer gone = new ScriptedServer();
    gone.close();
    failure(NotSent.class, at(gone.address()).bookSale(ACCESS, Samples.sale()));
  }

  @Test
  void unknownHostIsNotSent() {
    failure(NotSent.class, at("http://nowhere.invalid").bookSale(ACCESS, Samples.sale()));
  }

  @Test
  void certificateNobodyTrustsIsNotSent(@TempDir Path folder) throws Exception {
    try (SelfSigned stranger = new SelfSigned(folder)) {
      failure(NotSent.class, at(stranger.address()).bookSale(ACCESS, Samples.sale()));
      assertThat(stranger.requests()).isZero();
    }
  }

  @Test
  void nothingIsSentBeforeSubscription() {
    server.reset(answer(201, Files.text("answers/sales-booking.json")));
    Uni<SalesBooking> notYet = snelStart.bookSale(ACCESS, Samples.sale());
    assertThat(notYet).isNotNull();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void callsAreMeasuredByTemplateAndOutcome() {
    server.reset(answer(404, ""));
    MeterRegistry meters = new SimpleMeterRegistry();
    failure(NotFound.class, at(server.address(), meters).salesBooking(ACCESS, Samples.BOOKING));
    assertThat(
            meters
                .get("snelstart.calls")
                .tags("endpoint", "/verkoopboekingen/{id}", "method", "GET", "outcome", "NotFound")
                .timer()
                .count())
        .isEqualTo(1);
  }

  @Test
  void tokenIsMintedFromAFormWithTheKeyEncoded() {
    String claims =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                "{\"scopes\":\"orders:read relaties:write\"}".getBytes(StandardCharsets.UTF_8));
    server.reset(
        answer(
            200,
            "{\"access_token\":\"h."
                + claims
                + ".s\",\"token_type\":\"bearer\",\"expires_in\":3599}"));
    Instant before = Instant.now();
    Token token = now(tokenHost.mint(new ClientKey("VEVTVA+/==")));
    Request request = server.request();
    assertThat(request.line()).isEqualTo("POST /b2b/token HTTP/1.1");
    assertThat(request.headers())
        .containsPattern("(?i)content-type: application/x-www-form-urlencoded")
        .doesNotContain("Ocp-Apim");
    assertThat(request.body()).isEqualTo("grant_type=clientkey&clientkey=VEVTVA%2B%2F%3D%3D");
    assertThat(token.scopes()).containsExactlyInAnyOrder("orders:read", "relaties:write");
    assertThat(token.expiresAt())
        .isBetween(before.plusSeconds(3599), Instant.now().plusSeconds(3599));
  }

  @Test
  void opaqueTokenHasNoScopesAndNoLifeMeansAShortOne() {
    server.reset(answer(200, "{\"access_token\":\"opaque\"}"));
    Token token = now(tokenHost.mint(new ClientKey("k")));
    assertThat(token.scopes()).isEmpty();
    assertThat(token.expiresAt()).isBefore(Instant.now().plusSeconds(301));
  }

  static Stream<Arguments> tokenAnswers() {
    return Stream.of(
        Arguments.of(
            answer(400, "{\"error\":\"clientkey grant: not valid\"}"), ClientKeyRefused.class),
        Arguments.of(answer(400, ""), ClientKeyRefused.class),
        Arguments.of(answer(401, "{\"error_description\":\"x\"}"), ClientKeyRefused.class),
        Arguments.of(answer(415, ""), Refused.class),
        Arguments.of(answer(429, ""), Throttled.class),
        Arguments.of(answer(500, ""), Unclear.class),
        Arguments.of(answer(200, "{}"), Unclear.class),
        Arguments.of(answer(200, "{\"access_token\":\"a b\"}"), Unclear.class),
        Arguments.of(hangUp(), Unclear.class));
  }

  @ParameterizedTest
  @MethodSource("tokenAnswers")
  void tokenHostSaysNo(Act act, Class<? extends SnelStartException> kind) {
    server.reset(act);
    failure(kind, tokenHost.mint(new ClientKey("k")));
    assertThat(server.requests()).hasSize(1);
  }

  private static SnelStart at(String address) {
    return at(address, new SimpleMeterRegistry());
  }

  private static SnelStart at(String address, MeterRegistry meters) {
    SnelStartApi api =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(URI.create(address))
            .disableDefaultMapper(true)
            .build(SnelStartApi.class);
    return new SnelStart(api, new Calls(meters, Duration.ofSeconds(8)));
  }

  private static <T> T now(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(20));
  }

  private static <E extends SnelStartException> E failure(Class<E> kind, Uni<?> uni) {
    E failure = catchThrowableOfType(kind, () -> now(uni));
    assertThat(failure).isNotNull();
    assertThat(List.of(failure.getMessage()).toString()).doesNotContain("127.0.0.1");
    return failure;
  }
}
