package nl.koppeling.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.events.Document;
import nl.koppeling.events.IntakeChoices;
import nl.koppeling.events.OrderBooked;
import nl.koppeling.events.OrderRef;
import nl.koppeling.events.OrderVersion;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.Reply;
import nl.koppeling.ingest.town.Tables;
import nl.koppeling.ingest.town.Town;
import nl.koppeling.ingest.town.ToyShop;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A booking's number is noted at its order once, whatever crashes, gets lost or is told again; only
 * when the owner wants it.
 */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
class NoteTest {

  private static final IntakeChoices NOTED = new IntakeChoices(List.of(), true);

  @Inject Seals seals;
  @Inject AgroalDataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private final List<OrderBooked> booked = new ArrayList<>();
  private final List<UUID> ids = new ArrayList<>();
  private Topics topics;
  private Tables tables;
  private ToyShop shop;
  private Owner owner;

  @BeforeEach
  void aConnectionThatWantsNotes() {
    Town.listen();
    topics = new Topics(brokers);
    for (Topic topic : Topic.values()) {
      topics.create(topic.topicName(), 3, Map.of());
    }
    tables = new Tables(database);
    shop = Town.open().with(31, 40);
    owner = new Owner(topics, seals, shop).chooses(NOTED).activate();
    Owner.patiently().until(() -> tables.atRest(owner.id()));
  }

  @AfterEach
  void close() {
    topics.close();
    assertThat(shop.mishaps()).isEmpty();
  }

  @Test
  void saleAndCreditAreNotedOnceHoweverOftenTheyAreTold() {
    tell(40, Document.SALE, "WEB-40");
    tell(40, Document.creditFor(91), "WEB-40-C91");
    tell(31, Document.SALE, "WEB-31");
    written(3);

    // Delivered twice, and the whole topic read from the beginning under new ids.
    for (int i = 0; i < booked.size(); i++) {
      owner.send(Topic.BOOKINGS, ids.get(i), booked.get(i));
      owner.send(Topic.BOOKINGS, UUID.randomUUID(), booked.get(i));
    }
    tell(31, Document.creditFor(92), "WEB-31-C92");
    written(4);

    assertThat(shop.notes(40)).hasSize(2);
    assertThat(shop.notes(40).get(0)).startsWith("Geboekt in SnelStart: factuur WEB-40 ");
    assertThat(shop.notes(40).get(1)).startsWith("Geboekt in SnelStart: creditfactuur WEB-40-C91 ");
    assertThat(shop.notes(31)).hasSize(2);
    assertThat(owner.told(Topic.ORDERS, nl.koppeling.events.OrderCompleted.class))
        .as("a note is no news of an order")
        .hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void whoDoesNotWantNotesGetsNone() {
    owner.chooses(IntakeChoices.USUAL).activate();
    Owner.patiently().until(() -> tables.atRest(owner.id()));

    tell(40, Document.SALE, "WEB-40");
    Owner other = new Owner(topics, seals, Town.open().with(31)).chooses(NOTED).activate();
    Owner.patiently().until(() -> tables.atRest(other.id()));
    tell(other, 31, "WEB-31");
    Owner.patiently().until(() -> other.shop().notes(31).size() == 1);

    assertThat(tables.count("order_note", owner.id())).isZero();
    assertThat(shop.notes(40)).isEmpty();
  }

  @Test
  void anAnswerThatIsLostIsLookedFor() {
    shop.losingAnswers(1);
    tell(40, Document.SALE, "WEB-40");

    written(1);

    assertThat(shop.notes(40)).hasSize(1);
    assertThat(shop.calls("POST orders/40/notes")).isEqualTo(1);
    assertThat(shop.calls("GET orders/40/notes")).isEqualTo(1);
    assertThat(tables.value("select note_id from order_note where connection_id = ?", owner.id()))
        .isEqualTo("9001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>fatal error</html>", "{\"id\":", "{}"})
  void aFaultBeforeTheNoteWasMadeLeadsToOneNote(String body) {
    shop.answerOnce("orders/40/notes", Reply.json(body.startsWith("<") ? 500 : 201, body));
    tell(40, Document.SALE, "WEB-40");

    written(1);

    assertThat(shop.notes(40)).hasSize(1);
    assertThat(shop.calls("GET orders/40/notes")).isEqualTo(2);
    assertThat(shop.calls("POST orders/40/notes")).isEqualTo(2);
  }

  /** The row says it is being tried; whether the shop was asked died with the instance. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCrashAroundTheCallLeadsToOneNote(boolean made) {
    shop.answerOnce("orders/40/notes", Reply.json(429, "{\"code\":\"too_many\"}"));
    String mark = tell(40, Document.SALE, "WEB-40");
    Owner.patiently().until(() -> tables.count("order_note", owner.id()) == 1);
    Owner.patiently().until(() -> shop.calls("POST orders/40/notes") == 1);
    Owner.patiently().until(() -> tables.atRest(owner.id()));
    assertThat(shop.notes(40)).isEmpty();

    tables.run(
        "update order_note set state = 'TRYING', due_at = now() where connection_id = '"
            + owner.id()
            + "'");
    if (made) {
      shop.addNote(40, "Iets van een ander");
      shop.addNote(40, mark);
    }
    tables.sweepIsDue(owner.id());
    written(1);

    assertThat(shop.notes(40).stream().filter(note -> note.contains("WEB-40"))).hasSize(1);
    assertThat(shop.calls("POST orders/40/notes")).isEqualTo(made ? 1 : 2);
  }

  @Test
  void aKeyThatOnlyReadsIsTriedOnceAndANewOneWritesWhatWaited() {
    shop.onlyReadable();
    tell(40, Document.SALE, "WEB-40");
    Owner.patiently().until(() -> shop.calls("POST orders/.*/notes") == 1);
    tell(31, Document.SALE, "WEB-31");
    Owner.patiently().until(() -> tables.count("order_note", owner.id()) == 2);
    tables.sweepIsDue(owner.id());
    Owner.patiently().until(() -> tables.atRest(owner.id()));

    assertThat(shop.calls("POST orders/.*/notes")).isEqualTo(1);
    assertThat(shop.notes(40)).isEmpty();

    shop.writable();
    owner.withNewKey();
    written(2);
    assertThat(shop.notes(40)).hasSize(1);
    assertThat(shop.notes(31)).hasSize(1);
  }

  @Test
  void anOrderThatIsGoneIsGivenUpWithItsReasonAndTheOthersGoOn() {
    shop.remove(40);
    tell(40, Document.SALE, "WEB-40");
    tell(31, Document.SALE, "WEB-31");

    written(1);
    Owner.patiently()
        .until(
            () ->
                "ORDER_GONE"
                    .equals(
                        tables.value(
                            "select why from order_note where order_id = 40 and connection_id = ?",
                            owner.id())));
    assertThat(shop.calls("POST orders/40/notes")).isEqualTo(1);
    assertThat(shop.notes(31)).hasSize(1);
  }

  @Test
  void aShopThatNeverAnswersClearlyIsGivenUpAndLeftsReadingAlone() {
    for (int i = 0; i < 40; i++) {
      shop.answerOnce("orders/40/notes", Reply.html(500, "<html>fatal error</html>"));
    }
    tell(40, Document.SALE, "WEB-40");
    Owner.patiently()
        .until(
            () ->
                "UNRESOLVED"
                    .equals(
                        tables.value(
                            "select why from order_note where connection_id = ?", owner.id())));

    assertThat(shop.calls("POST orders/40/notes")).isEqualTo(1);
    assertThat(shop.calls("GET orders/40/notes")).isEqualTo(7);
    assertThat(tables.value("select failures from shop_poll where connection_id = ?", owner.id()))
        .isEqualTo("0");
  }

  @Test
  void whatIsRemovedIsNotWrittenAnyMore() {
    shop.onlyReadable();
    tell(40, Document.SALE, "WEB-40");
    Owner.patiently().until(() -> tables.count("order_note", owner.id()) == 1);

    owner.remove();

    Owner.patiently().until(() -> tables.count("order_note", owner.id()) == 0);
  }

  private void written(int count) {
    Owner.patiently()
        .until(
            () ->
                Integer.toString(count)
                    .equals(
                        tables.value(
                            "select count(*) from order_note where state = 'WRITTEN'"
                                + " and connection_id = ?",
                            owner.id())));
  }

  /** Tells a booking; what its note will be. */
  private String tell(long orderId, Document document, String number) {
    OrderBooked event = event(owner, orderId, document, number);
    UUID eventId = UUID.randomUUID();
    booked.add(event);
    ids.add(eventId);
    owner.send(Topic.BOOKINGS, eventId, event);
    return nl.koppeling.ingest.note.Marks.text(owner.id(), orderId, document, number);
  }

  private static void tell(Owner owner, long orderId, String number) {
    owner.send(Topic.BOOKINGS, UUID.randomUUID(), event(owner, orderId, Document.SALE, number));
  }

  private static OrderBooked event(Owner owner, long orderId, Document document, String number) {
    return new OrderBooked(
        new OrderRef(
            owner.id(),
            orderId,
            "" + orderId,
            new OrderVersion(Instant.parse("2026-09-04T10:00:00Z"), "hash")),
        document,
        number,
        UUID.randomUUID(),
        new BigDecimal("54.81"),
        new BigDecimal("8.62"),
        LocalDate.of(2026, 9, 4));
  }
}
