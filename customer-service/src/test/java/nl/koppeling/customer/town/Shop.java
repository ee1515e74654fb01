package nl.koppeling.customer.town;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.BookingSettings.Choices.Guests;
import nl.koppeling.events.Buyer;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.ConnectionChanged.Status;
import nl.koppeling.events.ConnectionRemoved;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.Event;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.Lane;
import nl.koppeling.events.Order;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderEvent;
import nl.koppeling.events.OrderParked;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.TaxLine;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seal;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.testkit.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;

/** A shop with its connection: sends orders, and sees what the service told about them. */
public final class Shop {

  /** In every personal detail of every buyer, so that it can be looked for everywhere. */
  public static final String CANARY = "kanarievogel";

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Instant FIRST_MODIFIED = Instant.parse("2026-11-01T10:00:00Z");

  private final UUID connectionId = UUID.randomUUID();
  private final Office office = Town.open(connectionId);
  private final Topics topics;
  private final String wrappedKey;
  private final Seal seal;
  private long version;
  private Guests guests = Guests.OWN;
  private Optional<LocalDate> ossSince = Optional.empty();
  private long credentialsVersion = 1;

  public Shop(Topics topics, Seals seals) {
    this.topics = topics;
    this.wrappedKey = seals.newWrappedKey(connectionId);
    this.seal = seals.open(connectionId, wrappedKey);
  }

  public UUID connectionId() {
    return connectionId;
  }

  public Office office() {
    return office;
  }

  public Seal seal() {
    return seal;
  }

  /** The owner chose whose name guests are booked on; told with the next change. */
  public Shop guests(Guests choice) {
    guests = choice;
    return this;
  }

  /** The owner takes part in the one-stop shop; told with the next change. */
  public Shop oss() {
    ossSince = Optional.of(LocalDate.of(2026, 1, 1));
    return this;
  }

  private BookingSettings settings() {
    return new BookingSettings(
        "WEB-",
        14,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        new BookingSettings.Taxation(ossSince, Optional.empty(), false, false, false),
        new BookingSettings.Choices(
            false,
            false,
            false,
            Optional.empty(),
            guests,
            BookingSettings.Choices.Form.BOOKING,
            Optional.empty()),
        List.of());
  }

  /** Says that the connection is there, or has changed. */
  public Shop connect(Status status) {
    version++;
    tell(Topic.CONNECTIONS, UUID.randomUUID(), untold(status));
    return this;
  }

  /** The connection as it would be told. */
  public ConnectionChanged untold(Status status) {
    return new ConnectionChanged(
        connectionId,
        version,
        credentialsVersion,
        status,
        URI.create("https://shop.example.nl"),
        "tok" + connectionId,
        "secret",
        wrappedKey,
        office.administrationId(),
        Instant.EPOCH,
        Set.of("completed"),
        settings());
  }

  public Shop connect() {
    return connect(Status.ACTIVE);
  }

  /** The owner replaced a key. */
  public Shop replaceCredentials() {
    credentialsVersion++;
    return connect();
  }

  public void remove() {
    version++;
    tell(Topic.CONNECTIONS, UUID.randomUUID(), new ConnectionRemoved(connectionId, version));
  }

  /** An order of this mailbox at example.nl. */
  public OrderCompleted order(long id, String mailbox) {
    return order(id, 0, Lane.LIVE, buyer(mailbox + CANARY + "@example.nl"));
  }

  public OrderCompleted order(long id, int minutesLater, Lane lane, Buyer buyer) {
    return order(id, minutesLater, lane, buyer, facts("NL", "2.10", "NL"));
  }

  /** An order to another country, with VAT of {@code rateCountry} or, empty, without. */
  public OrderCompleted abroad(
      long id, int minutesLater, Buyer buyer, String destination, String rateCountry) {
    String tax = rateCountry.isEmpty() ? "0" : "2.10";
    return order(id, minutesLater, Lane.LIVE, buyer, facts(destination, tax, rateCountry));
  }

  private OrderCompleted order(long id, int minutesLater, Lane lane, Buyer buyer, Order facts) {
    OrderVersion v =
        new OrderVersion(FIRST_MODIFIED.plusSeconds(60L * minutesLater), "hash" + minutesLater);
    return new OrderCompleted(
        new OrderRef(connectionId, id, "WEB/" + id, v), lane, facts, seal.seal(buyer, id));
  }

  /** A buyer whose every detail holds the canary. */
  public static Buyer buyer(String email) {
    return new Buyer(
        email,
        "Piet" + CANARY,
        "Bakker" + CANARY,
        "",
        "06" + CANARY,
        new Buyer.PostalAddress(CANARY + "straat 1", "1234 AB", "Stad" + CANARY, "NL"),
        null,
        "");
  }

  /** A business in a country, with a VAT number as typed. */
  public static Buyer business(String mailbox, String country, String vatNumber) {
    return new Buyer(
        mailbox.isEmpty() ? "" : email(mailbox),
        "Piet" + CANARY,
        "Bakker" + CANARY,
        "Zaak" + CANARY,
        "",
        new Buyer.PostalAddress(CANARY + "straat 1", "1234", "Stad" + CANARY, country),
        null,
        vatNumber);
  }

  public static String email(String mailbox) {
    return mailbox + CANARY + "@example.nl";
  }

  /** Sends an order as a new event. */
  public Shop send(OrderCompleted order) {
    return send(UUID.randomUUID(), order);
  }

  /** Sends an order as this event. */
  public Shop send(UUID eventId, OrderCompleted order) {
    tell(Topic.ORDERS, eventId, order);
    return this;
  }

  /** Leaves an order where only a replay finds it: among the dead letters of this service. */
  public Shop bury(OrderCompleted order) {
    tell(Topic.ORDERS.deadLetters("customer-service"), UUID.randomUUID(), order);
    return this;
  }

  /** Waits until so many orders of this shop were linked, and returns them. */
  public List<CustomerLinked> awaitLinked(int count) {
    return await(CustomerLinked.class, count);
  }

  /** Waits until so many orders of this shop were parked, and returns them. */
  public List<OrderParked> awaitParked(int count) {
    return await(OrderParked.class, count);
  }

  /** What was told about this shop's orders so far. */
  public <T extends OrderEvent> List<T> told(Class<T> kind) {
    return topics.all(Topic.LINKED_ORDERS.topicName()).stream()
        .map(Shop::decode)
        .filter(event -> event.connectionId().equals(connectionId))
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private <T extends OrderEvent> List<T> await(Class<T> kind, int count) {
    Awaitility.await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> told(kind).size() >= count);
    return told(kind);
  }

  private void tell(Topic topic, UUID eventId, Event event) {
    tell(topic.topicName(), eventId, event);
  }

  private void tell(String topicName, UUID eventId, Event event) {
    topics.send(
        topicName,
        event.key(),
        EventCodec.encode(event).getBytes(StandardCharsets.UTF_8),
        "ce_id",
        eventId.toString(),
        "ce_type",
        EventCodec.typeOf(event),
        "ce_source",
        "test",
        "ce_time",
        "2026-11-01T10:00:00Z");
  }

  static Event decode(ConsumerRecord<String, byte[]> delivery) {
    String type =
        new String(delivery.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
    return EventCodec.decode(type, delivery.value());
  }

  private static Order facts(String destination, String tax, String rateCountry) {
    return new Order(
        "completed",
        "EUR",
        true,
        FIRST_MODIFIED,
        Optional.of(FIRST_MODIFIED),
        Optional.of(FIRST_MODIFIED),
        new BigDecimal("12.10"),
        new BigDecimal(tax),
        new Order.Payment("ideal", "iDEAL", "tr_1"),
        Optional.of(destination),
        Optional.of("NL"),
        false,
        List.of(),
        rateCountry.isEmpty()
            ? List.of()
            : List.of(
                new TaxLine(
                    1,
                    rateCountry + "-1",
                    rateCountry,
                    new BigDecimal("21"),
                    false,
                    new BigDecimal(tax),
                    BigDecimal.ZERO)));
  }
}
