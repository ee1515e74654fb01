package nl.koppeling.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import nl.koppeling.ingest.town.Owner;
import nl.koppeling.ingest.town.SandboxShop;
import nl.koppeling.ingest.town.SandboxShop.Called;
import nl.koppeling.ingest.town.SandboxShop.Kind;
import nl.koppeling.ingest.town.SandboxTown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Table 5.2 of the reference: of the five ways to ask, ours is the one that finds. */
@QuarkusTest
@TestProfile(SandboxTown.Profile.class)
class ModifiedAfterTableTest extends AtSandbox {

  private static final String WITHOUT_ZONE = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d";

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyListWeAskForIsTheRowThatWorks(Kind kind) {
    SandboxShop shop = SandboxShop.open(kind).clock(LONG_AGO);
    for (int i = 0; i < 7; i++) {
      shop.place("{}");
    }
    shop.clock(0);
    Owner owner = connect(shop);
    shop.place("{}");
    walk(owner);
    sweep(owner);

    var pages = shop.calls().stream().filter(Called::isPage).toList();
    assertThat(pages).extracting(Called::status).containsOnly(200);
    assertThat(pages.stream().filter(Called::isWalk)).hasSizeGreaterThan(1);
    assertThat(pages.stream().filter(p -> p.query().containsKey("before"))).as("old").isNotEmpty();
    assertThat(pages.stream().filter(p -> p.query().containsKey("after"))).as("sweep").isNotEmpty();
    for (Called page : pages) {
      Map<String, String> asked = new TreeMap<>(page.query());
      asked.keySet().removeIf(name -> name.startsWith("oauth_"));
      assertThat(asked)
          .containsEntry("orderby", "id")
          .containsEntry("order", "asc")
          .containsEntry("dates_are_gmt", "true")
          .containsEntry("dp", "6")
          .doesNotContainKeys("status", "modified_before");
      assertThat(asked.keySet())
          .isSubsetOf(
              Arrays.asList(
                  "orderby after before dates_are_gmt dp modified_after offset order page per_page"
                      .split(" ")));
      assertThat(Integer.parseInt(asked.get("per_page"))).isBetween(1, 100);
      asked.entrySet().stream()
          .filter(p -> p.getKey().matches("after|before|modified_after"))
          .forEach(p -> assertThat(p.getValue()).as(p.getKey()).matches(WITHOUT_ZONE));
      assertThat(asked.containsKey("modified_after")).isNotEqualTo(asked.containsKey("after"));
    }
  }

  /** A {@code Z} too many would lose the last hour or hours east of UTC. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Amsterdam, HPOS",
    "Europe/Amsterdam, OLD",
    "UTC, HPOS",
    "Asia/Tokyo, POSTS",
    "Asia/Kathmandu, HPOS",
    "America/Los_Angeles, HPOS"
  })
  void whatWasModifiedInTheLastHourIsFoundWhereverTheShopStands(String zone, Kind kind) {
    SandboxShop shop = SandboxShop.open(kind).set("{'timezone':'" + zone + "'}").silent();
    Owner owner = connect(shop);
    long now = shop.place("{}");
    shop.clock(-1_500);
    long earlier = shop.place("{}");

    walk(owner);

    assertThat(tables.story(owner.id(), now)).containsExactly("OrderCompleted");
    assertThat(tables.story(owner.id(), earlier)).containsExactly("OrderCompleted");
  }

  @ParameterizedTest
  @CsvSource({"299, true", "300, false"})
  void anEqualSecondIsLeftOutAndTheOverlapIsThereForThat(int secondsLater, boolean listed) {
    SandboxShop shop = SandboxShop.open(Kind.HPOS).silent();
    Owner owner = connect(shop);
    long order = shop.place("{}");
    walk(owner);
    Instant modified =
        Instant.parse(
            tables.value(
                "select to_char(modified_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                    + " from shop_order where connection_id = ?",
                owner.id()));
    int before = shop.calls().size();
    cursorAt(owner, modified.plusSeconds(secondsLater));

    walk(owner);

    assertThat(
            shop.callsSince(before).stream()
                .filter(Called::isWalk)
                .flatMap(p -> p.orders().stream()))
        .isEqualTo(listed ? List.of(order) : List.of());
  }

  /** Two orders an hour apart that a shop writes the same wall time on. */
  @Test
  void theAutumnHourHidesNothing() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS).silent();
    Owner owner = connect(shop);
    clockAt(shop, "2026-10-25T00:20:00Z");
    long summer = shop.place("{}");
    clockAt(shop, "2026-10-25T01:20:00Z");
    long winter = shop.place("{}");
    cursorAt(owner, Instant.parse("2026-10-25T00:35:00Z"));

    walk(owner);

    assertThat(tables.story(owner.id(), winter)).containsExactly("OrderCompleted");
    assertThat(tables.story(owner.id(), summer)).as("before the window").isEmpty();
  }

  @Test
  void anOwnerWhoChangesTheTimeZoneHidesNothing() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS).set("{'timezone':'Asia/Tokyo'}").silent();
    Owner owner = connect(shop);
    long before = shop.place("{}");
    walk(owner);
    shop.set("{'timezone':'America/New_York'}");
    long after = shop.place("{}");
    walk(owner);

    assertThat(tables.story(owner.id(), before)).containsExactly("OrderCompleted");
    assertThat(tables.story(owner.id(), after)).containsExactly("OrderCompleted");
  }

  @Test
  void aShopWhoseClockWasAheadIsBelievedWhenItIsPutRight() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS).silent();
    Owner owner = connect(shop);
    shop.clock(7_200);
    long order = shop.place("{'status':'processing'}");
    long rung = shop.place("{'status':'processing'}");
    walk(owner);
    shop.clock(0);
    shop.act(order, "complete");
    shop.heal();
    shop.act(rung, "complete");
    deliveriesArrive();
    rest(owner);
    walk(owner);

    for (long id : new long[] {order, rung}) {
      assertThat(tables.story(owner.id(), id)).containsExactly("OrderWaiting", "OrderCompleted");
    }
    assertThat(
            tables.value(
                "select min(modified_at) > now() + interval '1 hour' from shop_order"
                    + " where connection_id = ?",
                owner.id()))
        .as("versions never go back, for those who hear of them")
        .isEqualTo("t");
    walk(owner);
    assertThat(tables.story(owner.id(), order)).hasSize(2);
  }

  @Test
  void anAnswerOfACacheFromBeforeIsAskedForAgainAndNotBelieved() {
    SandboxShop shop = SandboxShop.open(Kind.HPOS);
    Owner owner = connect(shop);
    long order = shop.place("{}");
    deliveriesArrive();
    rest(owner);
    String before = answer(shop, order);
    aSecondPasses();
    shop.act(order, "edit", "{'billing':{'email':'ander@klant.test'}}");
    deliveriesArrive();
    rest(owner);
    AtomicInteger cached = new AtomicInteger();
    shop.cache(
        call ->
            call.path().equals("orders/" + order) && cached.incrementAndGet() <= 3 ? before : null);
    shop.act(order, "edit", "{'transaction_id':'tr_1'}");
    deliveriesArrive();
    rest(owner);

    assertThat(cached.get()).isEqualTo(4);
    assertThat(tables.story(owner.id(), order)).containsExactly("OrderCompleted", "OrderCompleted");
  }

  private static String answer(SandboxShop shop, long order) {
    return shop.calls().stream()
        .filter(call -> call.path().equals("orders/" + order))
        .reduce((a, b) -> b)
        .orElseThrow()
        .answer();
  }

  private void cursorAt(Owner owner, Instant moment) {
    tables.run(
        "update shop_poll set cursor_at = '"
            + moment
            + "' where connection_id = '"
            + owner.id()
            + "'");
  }

  private static void clockAt(SandboxShop shop, String moment) {
    shop.clock(Instant.parse(moment).getEpochSecond() - Instant.now().getEpochSecond());
  }
}
