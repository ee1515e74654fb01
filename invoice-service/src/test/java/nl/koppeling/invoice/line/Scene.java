package nl.koppeling.invoice.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.JournalRule;
import nl.koppeling.events.BookingSettings.LedgerRule;
import nl.koppeling.events.BookingSettings.LedgerRule.Role;
import nl.koppeling.events.BookingSettings.VatBand;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.ConnectionRemoved;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Document;
import nl.koppeling.events.Event;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.Lane;
import nl.koppeling.events.Order;
import nl.koppeling.events.OrderEvent;
import nl.koppeling.events.OrderLine;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.SealedBuyer;
import nl.koppeling.events.TaxLine;
import nl.koppeling.testkit.Topics;

/** One shop with its administration: says what happens in it and tells what became of it. */
final class Scene {

  static final UUID JOURNAL = UUID.fromString("10000000-0000-4000-8000-000000001105");
  static final UUID TEMPLATE = UUID.fromString("40000000-0000-4000-8000-000000000001");
  static final Duration SOON = Duration.ofSeconds(20);

  final UUID connectionId = UUID.randomUUID();
  final UUID administrationId;
  final UUID relationId = UUID.randomUUID();
  private final Topics topics;
  private final DataSource database;
  private BookingSettings.Choices choices = BookingSettings.Choices.USUAL;
  private long version;
  private long credentials = 1;

  Scene(Topics topics, DataSource database) {
    this(topics, database, UUID.randomUUID());
  }

  Scene(Topics topics, DataSource database, UUID administrationId) {
    this.administrationId = administrationId;
    this.topics = topics;
    this.database = database;
    ScriptedSnelStart.ADMINISTRATIONS.put(connectionId, administrationId);
  }

  Books books() {
    return ScriptedSnelStart.books(connectionId);
  }

  void fails(String endpoint, Fault... faults) {
    ScriptedSnelStart.next(connectionId, endpoint, faults);
  }

  Scene connected() {
    return connected(ledgers(), List.of(new JournalRule("mollie_wc_gateway_ideal", JOURNAL)));
  }

  Scene connected(List<LedgerRule> ledgers, List<JournalRule> journals) {
    return changed(ConnectionChanged.Status.ACTIVE, ledgers, journals);
  }

  Scene paused() {
    return changed(ConnectionChanged.Status.PAUSED, ledgers(), List.of());
  }

  /** The owner lets refunds without lines be divided over the rates. */
  Scene agreesToProRata() {
    BookingSettings.Choices usual = BookingSettings.Choices.USUAL;
    choices =
        new BookingSettings.Choices(
            usual.discountsApart(),
            true,
            usual.pluginInvoiceNumbers(),
            usual.booksOpenFrom(),
            usual.guests(),
            usual.form(),
            usual.orderTemplate());
    return connected();
  }

  /** The owner takes part in the one-stop shop. */
  Scene connectedWithOneStopShop() {
    return connected(
        new BookingSettings(
            "W-",
            14,
            ledgers(),
            List.of(new JournalRule("mollie_wc_gateway_ideal", JOURNAL)),
            Optional.empty(),
            Optional.empty(),
            new BookingSettings.Taxation(
                Optional.of(LocalDate.of(2026, 1, 1)),
                Optional.of(UUID.randomUUID()),
                false,
                false,
                false),
            choices,
            List.of()));
  }

  /** The owner wants bookings again. */
  Scene wantsBookings() {
    choices = BookingSettings.Choices.USUAL;
    return connected();
  }

  /** The owner wants sales orders instead of bookings. */
  Scene wantsSalesOrders() {
    return wantsSalesOrders(Optional.of(TEMPLATE));
  }

  Scene wantsSalesOrders(Optional<UUID> template) {
    BookingSettings.Choices usual = BookingSettings.Choices.USUAL;
    choices =
        new BookingSettings.Choices(
            false,
            false,
            false,
            usual.booksOpenFrom(),
            usual.guests(),
            BookingSettings.Choices.Form.SALES_ORDER,
            template);
    return connected();
  }

  Scene withNewKeys() {
    credentials++;
    return connected();
  }

  private Scene changed(
      ConnectionChanged.Status status, List<LedgerRule> ledgers, List<JournalRule> journals) {
    return connected(
        status,
        new BookingSettings(
            "W-",
            14,
            ledgers,
            journals,
            Optional.empty(),
            Optional.empty(),
            BookingSettings.Taxation.DUTCH,
            choices,
            List.of()));
  }

  Scene connected(BookingSettings settings) {
    return connected(ConnectionChanged.Status.ACTIVE, settings);
  }

  private Scene connected(ConnectionChanged.Status status, BookingSettings settings) {
    version++;
    long mine = version;
    say("connections.v1", untold(status, settings));
    await()
        .atMost(SOON)
        .until(
            () ->
                number("select version from connection_copy where connection_id = ?", connectionId)
                    == mine);
    return this;
  }

  /** The connection as it would be told. */
  ConnectionChanged untold(ConnectionChanged.Status status, BookingSettings settings) {
    return new ConnectionChanged(
        connectionId,
        Math.max(1, version),
        credentials,
        status,
        URI.create("https://shop.example"),
        "hook-" + connectionId,
        "",
        "wrapped",
        administrationId,
        Instant.EPOCH,
        Set.of("completed"),
        settings);
  }

  void removed() {
    version++;
    say("connections.v1", new ConnectionRemoved(connectionId, version));
  }

  static List<LedgerRule> ledgers() {
    return List.of(
        new LedgerRule(Role.PRODUCT, VatBand.HIGH, UUID.randomUUID(), 8000),
        new LedgerRule(Role.PRODUCT, VatBand.LOW, UUID.randomUUID(), 8001),
        new LedgerRule(Role.SHIPPING, VatBand.HIGH, UUID.randomUUID(), 8005));
  }

  CustomerLinked linked(long orderId) {
    return linked(
        orderId,
        "100.00",
        "21.00",
        "mollie_wc_gateway_ideal",
        Instant.parse("2026-03-02T10:05:00Z"));
  }

  CustomerLinked linked(long orderId, String net, String tax, String method, Instant modifiedAt) {
    return linked(orderId, net, tax, method, modifiedAt, 1, "NL");
  }

  CustomerLinked linked(
      long orderId,
      String net,
      String tax,
      String method,
      Instant modifiedAt,
      long rateId,
      String country) {
    BigDecimal vat = new BigDecimal(tax);
    OrderLine line =
        new OrderLine(
            OrderLine.Kind.PRODUCT,
            1,
            "Mok",
            BigDecimal.ONE,
            new BigDecimal(net),
            vat,
            null,
            "",
            "",
            11,
            List.of(new OrderLine.LineTax(rateId, vat)));
    TaxLine rate =
        new TaxLine(
            rateId,
            country + "-BTW-1",
            country,
            BigDecimal.valueOf(21),
            false,
            vat,
            new BigDecimal("0.00"));
    Order facts =
        new Order(
            "completed",
            "EUR",
            true,
            Instant.parse("2026-03-02T10:00:00Z"),
            Optional.of(Instant.parse("2026-03-02T10:05:00Z")),
            Optional.empty(),
            new BigDecimal(net).add(vat),
            vat,
            new Order.Payment(method, "iDEAL", "tr_1"),
            Optional.of("NL"),
            Optional.of("NL"),
            false,
            List.of(line),
            List.of(rate));
    OrderVersion content = new OrderVersion(modifiedAt, "hash-" + net + tax + method);
    return new CustomerLinked(
        new OrderRef(connectionId, orderId, String.valueOf(orderId), content),
        Lane.LIVE,
        facts,
        new SealedBuyer("sealed"),
        relationId,
        false);
  }

  /** An order of 121.00 of one product with an article number. */
  CustomerLinked selling(long orderId, String sku) {
    CustomerLinked plain = linked(orderId);
    Order o = plain.facts();
    OrderLine l = o.lines().get(0);
    OrderLine line =
        new OrderLine(
            l.kind(),
            l.id(),
            l.name(),
            l.quantity(),
            l.net(),
            l.tax(),
            l.netBeforeDiscount(),
            l.taxClass(),
            sku,
            l.productId(),
            l.taxes());
    Order facts =
        new Order(
            o.status(),
            o.currency(),
            o.pricesIncludeTax(),
            o.createdAt(),
            o.paidAt(),
            o.completedAt(),
            o.total(),
            o.totalTax(),
            o.payment(),
            o.destinationCountry(),
            o.billingCountry(),
            o.businessWithVatNumber(),
            List.of(line),
            o.taxLines());
    return new CustomerLinked(
        plain.order(), plain.lane(), facts, plain.buyer(), plain.relationId(), false);
  }

  /** As a database brought back to a moment before the order leaves it. */
  void losesWhatItKnew() {
    run("delete from posting where connection_id = ?");
  }

  /** An order of 121.00 of which gift cards paid a part that is still in its total. */
  CustomerLinked paidWithGiftCard(long orderId, String amount) {
    CustomerLinked plain = linked(orderId);
    Order o = plain.facts();
    Order facts =
        new Order(
            o.status(),
            o.currency(),
            o.pricesIncludeTax(),
            o.createdAt(),
            o.paidAt(),
            o.completedAt(),
            o.total(),
            o.totalTax(),
            o.payment(),
            o.destinationCountry(),
            o.billingCountry(),
            o.businessWithVatNumber(),
            o.lines(),
            o.taxLines(),
            Optional.empty(),
            List.of(new Order.GiftCard(new BigDecimal(amount), true)),
            Optional.empty());
    return new CustomerLinked(
        plain.order(), plain.lane(), facts, plain.buyer(), plain.relationId(), false);
  }

  /** A refund that only names an amount. */
  OrderRefunded refund(long orderId, long refundId, String amount) {
    return new OrderRefunded(
        linked(orderId).order(),
        Lane.LIVE,
        refundId,
        new BigDecimal(amount),
        Instant.parse("2026-03-05T10:00:00Z"));
  }

  /** A refund of a part of the order's only line. */
  OrderRefunded refund(long orderId, long refundId, String amount, String net, String tax) {
    BigDecimal vat = new BigDecimal(tax);
    return new OrderRefunded(
        linked(orderId).order(),
        Lane.LIVE,
        refundId,
        new BigDecimal(amount),
        Instant.parse("2026-03-05T10:00:00Z"),
        new BigDecimal(amount),
        List.of(
            new OrderRefunded.Line(
                OrderLine.Kind.PRODUCT,
                1,
                new BigDecimal(net),
                vat,
                List.of(new OrderLine.LineTax(1, vat)))));
  }

  /** A linked order arrives. */
  CustomerLinked arrives(CustomerLinked linked) {
    say("linked-orders.v1", linked);
    return linked;
  }

  UUID say(String topic, Event event) {
    return say(topic, event, UUID.randomUUID());
  }

  UUID say(String topic, Event event, UUID id) {
    topics.send(
        topic,
        event.key(),
        EventCodec.encode(event).getBytes(java.nio.charset.StandardCharsets.UTF_8),
        "ce_id",
        id.toString(),
        "ce_type",
        EventCodec.typeOf(event),
        "ce_specversion",
        "1.0",
        "ce_source",
        "test",
        "ce_time",
        Instant.now().toString());
    return id;
  }

  /** Waits until an order is in a state. */
  void becomes(long orderId, String state) {
    becomes(orderId, 0, state);
  }

  /** Waits until a document of an order is in a state. */
  void becomes(long orderId, long refundId, String state) {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(state(orderId, refundId)).isEqualTo(state));
  }

  String state(long orderId, long refundId) {
    return text(
        "select state from posting where connection_id = ? and order_id = "
            + orderId
            + " and kind in ('SALE', 'CREDIT') and revision = 0 and refund_id = "
            + refundId);
  }

  /** Waits until a document of an order is in a state. */
  void becomes(long orderId, Document document, String state) {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(
            () ->
                assertThat(state(orderId, document))
                    .as(() -> orderId + " " + document + ": " + body(orderId, document))
                    .isEqualTo(state));
  }

  String state(long orderId, Document document) {
    return text("select state from posting where " + which(orderId, document));
  }

  String body(long orderId, Document document) {
    return text("select body from posting where " + which(orderId, document));
  }

  static String which(long orderId, Document document) {
    return "connection_id = ? and order_id = %d and kind = '%s' and refund_id = %d and revision = %d"
        .formatted(orderId, document.kind(), document.refundId(), document.revision());
  }

  String body(long orderId) {
    return text("select body from posting where connection_id = ? and order_id = " + orderId);
  }

  /** What was told about an order on bookings.v1, in order, with the type's short name. */
  List<String> told(long orderId) {
    await()
        .atMost(SOON)
        .until(
            () ->
                number(
                        "select count(*) from outbox where sent_at is null and key like ? || '%'",
                        connectionId)
                    == 0);
    List<String> types = new ArrayList<>();
    topics.all("bookings.v1").stream()
        .filter(r -> r.key().equals(connectionId + ":" + orderId))
        .forEach(
            r ->
                types.add(
                    new String(
                            r.headers().lastHeader("ce_type").value(),
                            java.nio.charset.StandardCharsets.UTF_8)
                        .replace("nl.koppeling.", "")));
    return types;
  }

  OrderEvent last(long orderId) {
    told(orderId);
    return topics.all("bookings.v1").stream()
        .filter(r -> r.key().equals(connectionId + ":" + orderId))
        .map(
            r ->
                (OrderEvent)
                    EventCodec.decode(
                        new String(
                            r.headers().lastHeader("ce_type").value(),
                            java.nio.charset.StandardCharsets.UTF_8),
                        r.value()))
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  List<String> health() {
    return topics.all("connection-health.v1").stream()
        .filter(r -> r.key().equals(connectionId.toString()))
        .map(
            r ->
                new String(
                        r.headers().lastHeader("ce_type").value(),
                        java.nio.charset.StandardCharsets.UTF_8)
                    .replace("nl.koppeling.", ""))
        .toList();
  }

  /** Everything stands once, and the invoice is paid. */
  void isBookedAndPaidOnce(long orderId) {
    String number = "W-" + orderId;
    assertThat(books().sales(number)).hasSize(1);
    assertThat(books().outstanding(books().sales(number).get(0))).isEqualByComparingTo("0");
    assertThat(books().receipts()).hasSize(1);
  }

  /** As a kill -9 leaves it: an intent, a lease that ran out, nobody at work. */
  void leaveBehind(long orderId, String state, String body) {
    leaveBehind(orderId, Document.SALE, state, body);
  }

  /** The same for any document of an order. */
  void leaveBehind(long orderId, Document document, String state, String body) {
    run(
        "update posting set state = '"
            + state
            + "', body = "
            + body
            + ", due_at = now() where "
            + which(orderId, document));
    run(
        "update turn set owner = 'dead', lease_until = now() - interval '1 second', not_before = '-infinity',"
            + " live_due_at = now() where connection_id = ?");
  }

  String text(String sql) {
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement(sql)) {
      s.setObject(1, connectionId);
      try (ResultSet r = s.executeQuery()) {
        return r.next() ? r.getString(1) : null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  long number(String sql, Object parameter) {
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement(sql)) {
      s.setObject(1, sql.contains("like") ? parameter.toString() : parameter);
      try (ResultSet r = s.executeQuery()) {
        return r.next() ? r.getLong(1) : -1;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void run(String sql) {
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement(sql)) {
      s.setObject(1, connectionId);
      s.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
