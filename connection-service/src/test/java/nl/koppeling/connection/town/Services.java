package nl.koppeling.connection.town;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.events.Document;
import nl.koppeling.events.Event;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.Lane;
import nl.koppeling.events.Order;
import nl.koppeling.events.OrderBooked;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.SealedBuyer;
import nl.koppeling.events.TaxLine;
import nl.koppeling.events.Topic;
import nl.koppeling.testkit.Topics;
import org.awaitility.Awaitility;

/** The other services at work for one connection: says what they say. */
public final class Services {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final Topics topics;
  private final DataSource database;
  private final UUID connectionId;
  private final Set<UUID> said = new HashSet<>();
  private Instant clock = Instant.parse("2026-11-24T10:00:00Z");

  public Services(Topics topics, DataSource database, String connectionId) {
    this.topics = topics;
    this.database = database;
    this.connectionId = UUID.fromString(connectionId);
  }

  /** Says an event, one second after the one before; its id. */
  public UUID say(Topic topic, Event event) {
    UUID id = UUID.randomUUID();
    clock = clock.plusSeconds(1);
    return say(topic, event, id, clock);
  }

  public UUID say(Topic topic, Event event, UUID id, Instant at) {
    said.add(id);
    return sayAt(topic.topicName(), event, id, at);
  }

  /** Says an event where nobody listens: on a topic of dead letters. */
  public UUID sayAt(String topicName, Event event) {
    clock = clock.plusSeconds(1);
    return sayAt(topicName, event, UUID.randomUUID(), clock);
  }

  private UUID sayAt(String topicName, Event event, UUID id, Instant at) {
    topics.send(
        topicName,
        event.key(),
        EventCodec.encode(event).getBytes(StandardCharsets.UTF_8),
        "ce_id",
        id.toString(),
        "ce_type",
        EventCodec.typeOf(event),
        "ce_time",
        at.toString(),
        "ce_source",
        "order-ingest-service");
    return id;
  }

  /** Everything that was said is taken. */
  public void heard() {
    Awaitility.await().atMost(LONG).until(() -> Database.received(database, said));
  }

  public OrderRef order(long orderId) {
    return new OrderRef(
        connectionId,
        orderId,
        "N" + orderId,
        new OrderVersion(Instant.parse("2026-11-24T09:00:00Z"), "hash"));
  }

  /** An order of 121.00 with 21.00 Dutch VAT, paid on the 24th of November 2026. */
  public OrderCompleted completed(long orderId) {
    return completed(orderId, "100.00", "21.00", "NL", "2026-11-24T09:00:00Z");
  }

  public OrderCompleted completed(
      long orderId, String net, String vat, String country, String paidAt) {
    BigDecimal tax = new BigDecimal(vat);
    Order facts =
        new Order(
            "completed",
            "EUR",
            true,
            Instant.parse(paidAt),
            Optional.of(Instant.parse(paidAt)),
            Optional.empty(),
            new BigDecimal(net).add(tax),
            tax,
            new Order.Payment("mollie_wc_gateway_ideal", "iDEAL", "tr_1"),
            Optional.of(country),
            Optional.of(country),
            false,
            List.of(),
            List.of(
                new TaxLine(1, "BTW", country, new BigDecimal("21"), false, tax, BigDecimal.ZERO)));
    return new OrderCompleted(order(orderId), Lane.LIVE, facts, new SealedBuyer("sealed"));
  }

  public OrderBooked booked(long orderId, UUID booking) {
    return new OrderBooked(
        order(orderId),
        Document.SALE,
        "WEB-" + orderId,
        booking,
        new BigDecimal("121.00"),
        new BigDecimal("21.00"),
        LocalDate.of(2026, 11, 24));
  }
}
