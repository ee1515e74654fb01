package nl.koppeling.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import nl.koppeling.events.BackfillMoved;
import nl.koppeling.events.BackfillMoved.State;
import nl.koppeling.events.Lane;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderSkipped;
import nl.koppeling.events.Topic;
import nl.koppeling.events.seal.Seals;
import nl.koppeling.ingest.intake.Recorded;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.Reply;
import nl.koppeling.ingest.town.Tables;
import nl.koppeling.ingest.town.Town;
import nl.koppeling.ingest.town.ToyShop;
import nl.koppeling.testkit.BackingServices;
import nl.koppeling.testkit.Tokens;
import nl.koppeling.testkit.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old orders are read once, behind what happens now, and as the owner says. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(Town.class)
@TestProfile(BackfillTest.OneSlot.class)
class BackfillTest {

  /** One worker and small chunks, so that who goes first is seen. */
  public static class OneSlot implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "koppeling.turns.slots", "1",
          "koppeling.poll.page-size", "10",
          "koppeling.backfill.tell-every", "300ms");
    }
  }

  private static final String STATE = "select state from backfill where connection_id = ?";

  @Inject Seals seals;
  @Inject AgroalDataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @ConfigProperty(name = "KOPPELING_OIDC_URL")
  String realm;

  @TestHTTPResource("/")
  URI base;

  private final HttpClient http = HttpClient.newHttpClient();
  private Topics topics;
  private Tables tables;

  @BeforeEach
  void open() {
    Town.listen();
    topics = new Topics(brokers);
    for (Topic topic : Topic.values()) {
      topics.create(topic.topicName(), 3, Map.of());
    }
    topics.create("connections.v1.dead-letters.order-ingest-service", 1, Map.of());
    tables = new Tables(database);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void oldOrdersAreToldOnceOldestFirstAndTheProgressIsTold() {
    Owner owner = new Owner(topics, seals, Town.open().withOld(1_000, 63)).activate();
    settle(owner);

    assertThat(owner.told(Topic.ORDERS, OrderCompleted.class))
        .hasSize(63)
        .allMatch(told -> told.lane() == Lane.BACKFILL);
    assertThat(inOrderOfTelling(owner)).isSorted();
    assertThat(owner.shop().chunks()).isEqualTo(7);
    List<BackfillMoved> moves = owner.await(Topic.CONNECTION_HEALTH, BackfillMoved.class, 3);
    assertThat(moves)
        .extracting(BackfillMoved::version)
        .isSorted()
        .startsWith(1L)
        .doesNotHaveDuplicates();
    assertThat(moves.getFirst().state()).isEqualTo(State.PLANNED);
    assertThat(moves.get(1).state()).isEqualTo(State.RUNNING);
    assertThat(moves.get(1).planned()).contains(63);
    assertThat(moves.getLast())
        .satisfies(
            last -> {
              assertThat(last.state()).isEqualTo(State.DONE);
              assertThat(last.done()).isEqualTo(63);
              assertThat(last.planned()).contains(63);
              assertThat(last.startedAt()).isPresent();
              assertThat(last.finishedAt()).isPresent();
            });
  }

  @Test
  void theOwnerLetsItRestAndGoOn() {
    Owner owner = new Owner(topics, seals, Town.open().withOld(1_000, 100));
    owner.shop().beforeOldOrders(chunk -> once(chunk == 4, () -> say(owner, "pause", 200)));
    owner.activate();
    Owner.patiently().until(() -> state(owner).equals("PAUSED"));
    settle(owner);

    // The chunk that was being read when the owner said so is thrown away.
    assertThat(owner.told(Topic.ORDERS)).hasSize(28);
    say(owner, "pause", 202);
    tables.intervalIsOver(owner.id());
    settle(owner);
    assertThat(owner.told(Topic.ORDERS)).hasSize(28);

    say(owner, "resume", 200);
    Owner.patiently().until(() -> state(owner).equals("DONE"));
    settle(owner);
    assertThat(owner.told(Topic.ORDERS)).hasSize(100);
    assertThat(inOrderOfTelling(owner)).isSorted().doesNotHaveDuplicates();
    say(owner, "pause", 409);
    say(owner, "cancel", 409);
    assertThat(owner.told(Topic.CONNECTION_HEALTH, BackfillMoved.class))
        .extracting(BackfillMoved::state)
        .containsSubsequence(State.RUNNING, State.PAUSED, State.RUNNING, State.DONE);
  }

  /** They may have been booked by hand: that is why the owner cancelled. */
  @Test
  void whatTheOwnerCancelledStaysUntoldWhateverHappensToIt() {
    Owner owner = new Owner(topics, seals, Town.open().withOld(1_000, 40));
    owner.shop().beforeOldOrders(chunk -> once(chunk == 2, () -> say(owner, "cancel", 200)));
    owner.activate();
    Owner.patiently().until(() -> state(owner).equals("CANCELLED"));
    settle(owner);
    assertThat(owner.told(Topic.ORDERS)).hasSize(10);

    owner.shop().with(changed(owner.shop().order(1_030), "9.95"));
    owner.shop().with(changed(owner.shop().order(1_005), "9.95"));
    tables.intervalIsOver(owner.id());
    settle(owner);
    say(owner, "resume", 409);
    say(owner, "cancel", 202);

    assertThat(owner.story(1_030)).containsExactly("OrderSkipped");
    assertThat(owner.told(Topic.ORDERS, OrderSkipped.class).getFirst().reason().code())
        .isEqualTo("BEFORE_START");
    assertThat(owner.story(1_005)).containsExactly("OrderCompleted", "OrderCompleted");
    assertThat(owner.told(Topic.ORDERS)).hasSize(12);
  }

  @Test
  void aWorkerThatDiesInTheMiddleOfAChunkIsGoneOnFor() {
    Owner owner = new Owner(topics, seals, Town.open().withOld(1_000, 60));
    owner.shop().beforeOldOrders(chunk -> once(chunk == 3, () -> dies(owner)));
    owner.activate();
    settle(owner);

    assertThat(owner.told(Topic.ORDERS)).hasSize(60);
    assertThat(inOrderOfTelling(owner)).isSorted().doesNotHaveDuplicates();
    assertThat(owner.shop().chunks()).as("one chunk again").isEqualTo(7 + 1);
  }

  /** A thousandfold more orders in one shop do not keep the other's single one waiting. */
  @Test
  void aHundredThousandOldOrdersDoNotDelayAnothersLiveOrder() {
    Owner small = new Owner(topics, seals, Town.open()).activate();
    settle(small);
    AtomicInteger chunksBefore = new AtomicInteger(-1);
    AtomicInteger chunksAtReading = new AtomicInteger(-1);
    ToyShop huge = Town.open().withEndlessOld(100_000);
    huge.beforeOldOrders(
        chunk ->
            once(
                chunk == 5,
                () -> {
                  chunksBefore.set(chunk);
                  small.shop().with(changed(Recorded.orderJson(42), "7.95"));
                  tables.intervalIsOver(small.id());
                }));
    Owner big = new Owner(topics, seals, huge).activate();

    Owner.patiently()
        .until(
            () -> {
              if (small.shop().calls("GET orders") > 1) {
                chunksAtReading.compareAndSet(-1, huge.chunks());
              }
              return !small.told(Topic.ORDERS, OrderCompleted.class).isEmpty();
            });

    assertThat(state(big)).isEqualTo("RUNNING");
    String between =
        tables.value(
            "select count(*) from outbox o where key like cast(? as text) || ':%' and o.seq <"
                + " (select min(seq) from outbox where key like '"
                + small.id()
                + ":%')",
            big.id());
    // Four whole chunks and the one at hand, which began before the other shop's order was there.
    assertThat(Integer.parseInt(between)).isLessThanOrEqualTo(5 * 10);
    say(big, "cancel", 200);
  }

  @Test
  void aChunkTheShopDoesNotGiveComesLaterAndHoldsNothingUp() {
    Owner owner = new Owner(topics, seals, Town.open().withOld(1_000, 30));
    owner
        .shop()
        .beforeOldOrders(
            chunk ->
                once(
                    chunk == 2,
                    () ->
                        owner
                            .shop()
                            .answerOnce(
                                "orders", new Reply(504, "text/html", "<html>", Map.of()))));
    owner.activate();
    settle(owner);

    assertThat(owner.told(Topic.ORDERS)).hasSize(30);
    assertThat(tables.value("select size from backfill where connection_id = ?", owner.id()))
        .isEqualTo("2");
    assertThat(tables.value("select failures from shop_poll where connection_id = ?", owner.id()))
        .isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverHappensMeanwhileEachOrderIsToldOnceAndNoneIsMissed(long seed) {
    Random random = new Random(seed);
    Owner owner = new Owner(topics, seals, Town.open().withOld(1_000, 150));
    Map<Long, Integer> edits = new ConcurrentHashMap<>();
    AtomicInteger fresh = new AtomicInteger(5_000);
    owner
        .shop()
        .beforeOldOrders(
            chunk -> {
              switch (random.nextInt(6)) {
                case 0 -> owner.shop().remove(any(random, owner));
                case 1 -> {
                  long id = any(random, owner);
                  int times = edits.merge(id, 1, Integer::sum);
                  owner.shop().with(changed(owner.shop().order(id), (20 + times) + ".95"));
                  tables.intervalIsOver(owner.id());
                }
                case 2 -> {
                  ObjectNode made = changed(Recorded.orderJson(40), "7.95");
                  long id = fresh.incrementAndGet();
                  made.put("id", id).put("number", "" + id).put("order_key", "wc_order_" + id);
                  made.put("date_created_gmt", wallTime(Instant.now().plusSeconds(2)));
                  owner.shop().with(made);
                  tables.intervalIsOver(owner.id());
                }
                case 3 -> dies(owner);
                case 4 -> {
                  say(owner, "pause", 200);
                  say(owner, "resume", 200);
                }
                default -> {}
              }
            });
    owner.activate();
    Owner.patiently().until(() -> state(owner).equals("DONE"));
    tables.intervalIsOver(owner.id());
    settle(owner);

    assertThat(owner.shop().mishaps()).isEmpty();
    Map<Long, List<OrderCompleted>> told =
        owner.told(Topic.ORDERS, OrderCompleted.class).stream()
            .collect(Collectors.groupingBy(c -> c.order().orderId()));
    assertThat(told.keySet()).as("seed " + seed).containsAll(owner.shop().ids());
    told.forEach(
        (id, sales) -> {
          assertThat(sales)
              .as("order %d, seed %d", id, seed)
              .hasSizeLessThanOrEqualTo(1 + edits.getOrDefault(id, 0));
          ObjectNode now = owner.shop().order(id);
          if (now != null) {
            assertThat(sales.getLast().facts().total())
                .isEqualByComparingTo(now.path("total").asText());
          }
        });
  }

  @Test
  void onlyTheConnectionServiceAndOperatorsMaySteer() {
    Owner owner = new Owner(topics, seals, Town.open()).activate();
    settle(owner);

    given().post(path(owner.id(), "pause")).then().statusCode(401);
    steer(new Tokens(realm).ofUser("owner"), owner.id(), "pause", 403);
    steer(new Tokens(realm).ofUser("operator"), UUID.randomUUID(), "pause", 404);
    say(owner, "pause", 409);
  }

  @Test
  void howTheShopIsWatchedIsSaidToWhoAsks() {
    Owner owner = new Owner(topics, seals, Town.open()).activate();
    Owner reader = new Owner(topics, seals, Town.open().onlyReadable()).activate();
    settle(owner);
    settle(reader);

    assertThat(watch(owner)).contains("\"bell\":\"HEALTHY\"").contains("\"repairedAt\":null");
    assertThat(watch(reader)).contains("\"bell\":\"NOT_ALLOWED\"");
    owner.shop().webhooks().get(1).put("status", "disabled");
    tables.checkIsDue(owner.id());
    Owner.patiently().until(() -> !watch(owner).contains("\"repairedAt\":null"));
    assertThat(watch(owner)).contains("\"lookedAt\":\"20");
  }

  private String watch(Owner owner) {
    String token = new Tokens(realm).ofService("connection-service", BackingServices.CLIENT_SECRET);
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/internal/connections/" + owner.id() + "/watch"))
            .header("Authorization", "Bearer " + token)
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join().body();
  }

  // --- steps ------------------------------------------------------------------------------------

  private static void once(boolean now, Runnable happening) {
    if (now) {
      happening.run();
    }
  }

  private static long any(Random random, Owner owner) {
    List<Long> ids = owner.shop().ids();
    return ids.get(random.nextInt(ids.size()));
  }

  /** Somebody else has the turn for a moment; what is at work may write nothing any more. */
  private void dies(Owner owner) {
    tables.run(
        "update turn set owner = 'another', epoch = epoch + 1,"
            + " lease_until = clock_timestamp() + interval '300 milliseconds'"
            + " where connection_id = '"
            + owner.id()
            + "'");
  }

  private void settle(Owner owner) {
    Owner.patiently().until(() -> tables.atRest(owner.id()) && nothingUnsent(owner));
  }

  private boolean nothingUnsent(Owner owner) {
    return "0"
        .equals(
            tables.value(
                "select count(*) from outbox where sent_at is null"
                    + " and key like cast(? as text) || '%'",
                owner.id()));
  }

  private String state(Owner owner) {
    String state = tables.value(STATE, owner.id());
    return state == null ? "" : state;
  }

  private List<Long> inOrderOfTelling(Owner owner) {
    String ids =
        tables.value(
            "select string_agg(split_part(key, ':', 2), ',' order by seq) from outbox"
                + " where key like cast(? as text) || ':%'",
            owner.id());
    return LongStream.of(
            java.util.Arrays.stream(ids.split(",")).mapToLong(Long::parseLong).toArray())
        .boxed()
        .toList();
  }

  private void say(Owner owner, String word, int status) {
    String token = new Tokens(realm).ofService("connection-service", BackingServices.CLIENT_SECRET);
    steer(token, owner.id(), word, status);
  }

  /** A plain client: this is also said from the threads of the shop. */
  private void steer(String token, UUID connection, String word, int status) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path(connection, word)))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    assertThat(http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join().statusCode())
        .as(word)
        .isEqualTo(status);
  }

  private static String path(UUID connection, String word) {
    return "/internal/connections/" + connection + "/backfill/" + word;
  }

  private static ObjectNode changed(ObjectNode order, String total) {
    return order.deepCopy().put("total", total).put("date_modified_gmt", wallTime(Instant.now()));
  }

  private static String wallTime(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
  }
}
