package nl.koppeling.ingest.town;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.ConnectionRemoved;
import nl.koppeling.events.Event;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.IntakeChoices;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seal;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.testkit.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A shop owner with one connection: tells it, changes it, and sees what is told of it. */
public final class Owner {

  /** Orders paid before lie before the connection. */
  public static final Instant START = Instant.parse("2026-09-02T06:00:00Z");

  public static final String SECRET = "geheim-ü&<\"'-sleutel";

  private final UUID id = UUID.randomUUID();
  private final String token = "token-" + UUID.randomUUID();
  private final Topics topics;
  private final Premises shop;
  private final String wrappedKey;
  private final Seal seal;
  private String secret = SECRET;
  private long version;
  private long credentialsVersion = 1;
  private ConnectionChanged last;
  private final Map<UUID, ConnectionChanged> said = new LinkedHashMap<>();
  private Instant start = START;
  private boolean shadow;
  private List<BookingSettings.ProductMark> marks = List.of();
  private Set<String> completed = Set.of("completed");
  private IntakeChoices intake = IntakeChoices.USUAL;

  public Owner(Topics topics, Seals seals, Premises shop) {
    this.topics = topics;
    this.shop = shop;
    this.wrappedKey = seals.newWrappedKey(id);
    this.seal = seals.open(id, wrappedKey);
    Town.connect(id, shop);
  }

  public UUID id() {
    return id;
  }

  public String token() {
    return token;
  }

  public Seal seal() {
    return seal;
  }

  public ToyShop shop() {
    return (ToyShop) shop;
  }

  public ConnectionChanged last() {
    return last;
  }

  /** Tells the connection, each time as a newer version. */
  public Owner activate() {
    return tell(ConnectionChanged.Status.ACTIVE);
  }

  /** The owner has a rule for a category of products. */
  public Owner looksAtCategory(long category) {
    marks =
        List.of(
            new BookingSettings.ProductMark(
                BookingSettings.ProductMark.Kind.MARGIN_GOODS,
                new BookingSettings.Condition(
                    BookingSettings.Condition.Kind.CATEGORY, String.valueOf(category))));
    return this;
  }

  /** These statuses count as completed from the next telling on. */
  public Owner countsAsCompleted(String... statuses) {
    completed = Set.of(statuses);
    return this;
  }

  /** Orders are taken in so from the next telling on. */
  public Owner chooses(IntakeChoices choices) {
    intake = choices;
    return this;
  }

  /** The shop signs with another secret than everybody else's. */
  public Owner signsWith(String own) {
    secret = own;
    return this;
  }

  public Owner pause() {
    return tell(ConnectionChanged.Status.PAUSED);
  }

  public Owner withNewKey() {
    shop().newKey();
    credentialsVersion++;
    return activate();
  }

  /** The connection works, in shadow. */
  public Owner lookAlong() {
    shadow = true;
    return activate();
  }

  /** The shadow ends: what was paid from this moment on is booked. */
  public Owner bookFrom(Instant moment) {
    shadow = false;
    start = moment;
    return activate();
  }

  /** Says everything again that was said, under the same ids and then under new ones. */
  public void sayEverythingAgain() {
    List.copyOf(said.entrySet()).forEach(e -> send(e.getKey(), e.getValue()));
    List.copyOf(said.values()).forEach(event -> send(UUID.randomUUID(), event));
  }

  /** The connection as it would be told; nobody hears of it. */
  public ConnectionChanged untold() {
    return as(ConnectionChanged.Status.PAUSED, version + 1);
  }

  private Owner tell(ConnectionChanged.Status status) {
    last = as(status, ++version);
    UUID event = UUID.randomUUID();
    said.put(event, last);
    send(event, last);
    return this;
  }

  private ConnectionChanged as(ConnectionChanged.Status status, long number) {
    return new ConnectionChanged(
        id,
        number,
        credentialsVersion,
        status,
        URI.create(shop.home()),
        token,
        seal.seal(secret, "webhook-secret"),
        wrappedKey,
        UUID.randomUUID(),
        start,
        completed,
        new BookingSettings(
            "W",
            14,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            BookingSettings.Taxation.DUTCH,
            BookingSettings.Choices.USUAL,
            marks),
        shadow,
        intake);
  }

  public void remove() {
    send(UUID.randomUUID(), new ConnectionRemoved(id, ++version));
  }

  public void send(UUID eventId, Event event) {
    send(Topic.CONNECTIONS, eventId, event);
  }

  /** Something another service tells. */
  public void send(Topic topic, UUID eventId, Event event) {
    send(topic.topicName(), eventId, event);
  }

  /** The same where only a replay finds it: among dead letters. */
  public void bury(String letters, Event event) {
    send(letters, UUID.randomUUID(), event);
  }

  private void send(String topicName, UUID eventId, Event event) {
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
        Instant.now().toString());
  }

  /** Everything told about this connection on a topic, in order per order. */
  public List<Event> told(Topic topic) {
    List<Event> events = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> delivery : topics.all(topic.topicName())) {
      if (delivery.key() != null && delivery.key().startsWith(id.toString())) {
        String type =
            new String(delivery.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
        events.add(EventCodec.decode(type, delivery.value()));
      }
    }
    return events;
  }

  public <T extends Event> List<T> told(Topic topic, Class<T> kind) {
    return told(topic).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Waits until so many events of this kind were told. */
  public <T extends Event> List<T> await(Topic topic, Class<T> kind, int count) {
    patiently().until(() -> told(topic, kind).size() >= count);
    return told(topic, kind);
  }

  public static ConditionFactory patiently() {
    return Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(30))
        .pollInterval(java.time.Duration.ofMillis(200));
  }

  /** Kinds of what was told of one order, in order. */
  public List<String> story(long orderId) {
    return told(Topic.ORDERS).stream()
        .filter(e -> e.key().endsWith(":" + orderId))
        .map(e -> e.getClass().getSimpleName())
        .toList();
  }
}
