package nl.koppeling.invoice.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.UUID;
import javax.sql.DataSource;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever goes wrong between us and SnelStart: one booking, one payment, balance zero, or a clear
 * reason.
 */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(ScriptedSnelStart.class)
class FaultTest {

  private static final String BOOK = "POST /verkoopboekingen";
  private static final String PAY = "POST /bankboekingen";

  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private Topics topics;
  private Scene scene;

  @BeforeEach
  void open() {
    topics = new Topics(brokers);
    scene = new Scene(topics, database);
  }

  @AfterEach
  void close() {
    topics.close();
    assertThat(ScriptedSnelStart.allMet(scene.connectionId)).as("the faults happened").isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "COMMIT_THEN_500",
        "DROP_AFTER_COMMIT",
        "HANG_AFTER_COMMIT",
        "EMPTY_200_AFTER_COMMIT",
        "HTML_502_AFTER_COMMIT",
        "DROP_BEFORE_COMMIT",
        "HTML_502_BEFORE_COMMIT",
        "ALG_0102_BEFORE_COMMIT",
        "TOO_MANY",
        "BEARER_REFUSED"
      })
  void aFaultyBookingLeadsToOneBookingAndOnePayment(Fault fault) {
    scene.fails(BOOK, fault);
    scene.connected();
    scene.arrives(scene.linked(1));

    scene.becomes(1, "SETTLED");

    scene.isBookedAndPaidOnce(1);
    assertThat(scene.told(1)).containsExactly("OrderBooked", "OrderSettled");
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "COMMIT_THEN_500",
        "DROP_AFTER_COMMIT",
        "HANG_AFTER_COMMIT",
        "EMPTY_200_AFTER_COMMIT",
        "HTML_502_AFTER_COMMIT",
        "DROP_BEFORE_COMMIT",
        "HTML_502_BEFORE_COMMIT",
        "TOO_MANY",
        "BEARER_REFUSED"
      })
  void aFaultyPaymentLeadsToOneBookingAndOnePayment(Fault fault) {
    scene.fails(PAY, fault);
    scene.connected();
    scene.arrives(scene.linked(1));

    scene.becomes(1, "SETTLED");

    scene.isBookedAndPaidOnce(1);
    assertThat(scene.told(1)).containsExactly("OrderBooked", "OrderSettled");
  }

  @Test
  void aPaymentThatWasNotMadeIsLookedForTwiceBeforeItIsMadeAgain() {
    scene.fails(PAY, Fault.DROP_BEFORE_COMMIT);
    scene.connected();
    scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");

    assertThat(scene.books().calls())
        .containsSubsequence(
            PAY,
            "GET /verkoopfacturen",
            "GET /bankboekingen",
            "GET /verkoopfacturen",
            "GET /bankboekingen",
            PAY)
        .hasSize(8);
  }

  @Test
  void aNumberThatIsSomebodyElsesIsLeftAlone() {
    var foreign = Books.JSON.createObjectNode();
    foreign.put("factuurnummer", "W-1");
    foreign.put("factuurdatum", "2026-03-02T00:00:00");
    foreign.put("factuurbedrag", new BigDecimal("121.00"));
    foreign.put("boekstuk", "2026-1");
    foreign.putObject("klant").put("id", scene.relationId.toString());
    scene.books().sell(foreign);
    scene.connected();
    scene.arrives(scene.linked(1));

    scene.becomes(1, "PARKED");

    assertThat(scene.body(1)).contains("NUMBER_TAKEN");
    assertThat(scene.books().sales("W-1")).hasSize(1);
    assertThat(scene.books().receipts()).isEmpty();
  }

  @Test
  void aClosedPeriodIsForTheOwnerAndOthersGoOn() {
    scene.fails(BOOK, Fault.PERIOD_CLOSED);
    scene.connected();
    scene.arrives(scene.linked(1));
    scene.becomes(1, "PARKED");
    scene.arrives(scene.linked(2));
    scene.becomes(2, "SETTLED");

    assertThat(scene.body(1)).contains("PERIOD_CLOSED").contains("De periode is geblokkeerd.");
    assertThat(scene.books().sales("W-1")).isEmpty();
  }

  @Test
  void aRefusedJournalLeavesTheBookingStanding() {
    scene.fails(PAY, Fault.JOURNAL_INACTIVE);
    scene.connected();
    scene.arrives(scene.linked(1));

    scene.becomes(1, "UNSETTLED");

    assertThat(scene.body(1)).contains("JOURNAL_INVALID");
    assertThat(scene.told(1)).containsExactly("OrderBooked", "OrderParked");
  }

  @Test
  void aBookingThatComesBackWithAnotherAmountIsNotPaid() {
    scene.fails(BOOK, Fault.OTHER_AMOUNT);
    scene.connected();
    scene.arrives(scene.linked(1));

    scene.becomes(1, "UNSETTLED");

    assertThat(scene.body(1)).contains("BOOKED_DIFFERENTLY");
    assertThat(scene.books().receipts()).isEmpty();
    assertThat(scene.told(1)).containsExactly("OrderBooked", "OrderParked");
    assertThat(
            scene.number(
                "select count(*) from posting where due_at is not null and connection_id = ?",
                scene.connectionId))
        .isZero();
  }

  @Test
  void missingRightsRestTheConnectionAndAreToldOnce() {
    scene.connected();
    scene.fails("GET /btwtarieven", Fault.NOT_ALLOWED);
    scene.arrives(scene.linked(1));

    await().atMost(Scene.SOON).until(() -> scene.health().contains("ConnectionFaulted"));
    assertThat(scene.books().calls()).containsExactly("GET /btwtarieven");

    scene.withNewKeys();
    scene.becomes(1, "SETTLED");
    await().atMost(Scene.SOON).until(() -> scene.health().contains("ConnectionRecovered"));
    assertThat(scene.health()).containsExactly("ConnectionFaulted", "ConnectionRecovered");
  }

  @Test
  void aRefusedKeyRestsTheConnectionUntilThereIsANewOne() {
    ScriptedSnelStart.REFUSED_KEYS.put(scene.connectionId, "ADMINISTRATION_KEY_REFUSED");
    scene.connected();
    scene.arrives(scene.linked(1));
    await()
        .atMost(Scene.SOON)
        .until(
            () ->
                scene.number(
                        "select count(*) from turn where connection_id = ? and not_before > now()",
                        scene.connectionId)
                    == 1);
    assertThat(scene.books().calls()).isEmpty();

    ScriptedSnelStart.REFUSED_KEYS.remove(scene.connectionId);
    scene.withNewKeys();

    scene.becomes(1, "SETTLED");
  }

  @Test
  void anotherAdministrationThanThePinnedOneGetsNothing() {
    ScriptedSnelStart.ADMINISTRATIONS.put(scene.connectionId, UUID.randomUUID());
    scene.connected();
    scene.arrives(scene.linked(1));

    await().atMost(Scene.SOON).until(() -> scene.health().contains("ConnectionFaulted"));
    assertThat(scene.books().calls()).isEmpty();
  }

  @ParameterizedTest(name = "found in {0}, the call {1}")
  @CsvSource({
    "BOOK_INTENDED, arrived",
    "BOOK_INTENDED, did not arrive",
    "PAY_INTENDED, arrived",
    "PAY_INTENDED, did not arrive",
  })
  void aCrashBetweenIntentAndResultIsResolvedByReading(String state, String call) {
    scene.connected();
    scene.arrives(scene.linked(1));
    scene.becomes(1, "SETTLED");
    boolean booking = state.equals("BOOK_INTENDED");
    boolean arrived = call.equals("arrived");
    if (booking || !arrived) {
      scene.books().forget("W-1", booking && !arrived);
    }
    int before = scene.books().calls().size();

    scene.leaveBehind(1, state, booking ? BOOK_INTENDED : PAY_INTENDED);
    scene.becomes(1, "SETTLED");

    scene.isBookedAndPaidOnce(1);
    assertThat(scene.books().calls().get(before)).isEqualTo("GET /verkoopfacturen");
  }

  private static final String BOOK_INTENDED =
      "json_build_object('plan', body::json->'plan', 'doubt', json_build_object('times', 0))::text";

  private static final String PAY_INTENDED =
      "json_build_object('plan', body::json->'plan', 'bookingId', body::json->>'bookingId', 'paid', 0,"
          + " 'route', json_build_object('way', 'BANK', 'journalId', '"
          + Scene.JOURNAL
          + "'), 'doubt', json_build_object('times', 0))::text";
}
