package nl.koppeling.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import nl.koppeling.snelstart.Access;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ScriptedHouse.class)
class AdministrationAccessTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final UUID ADMINISTRATION = UUID.randomUUID();

  @Inject AdministrationAccess access;

  private final UUID connection = UUID.randomUUID();

  @BeforeEach
  void forgetTheLast() {
    ScriptedHouse.QUESTIONS.clear();
    ScriptedHouse.ANSWERS.clear();
    ScriptedHouse.gate = new CountDownLatch(0);
  }

  @Test
  void asksWithTheServicesOwnToken() {
    token("first", 3_600);
    Admission admission = access.forConnection(connection).await().atMost(LONG);
    assertThat(admission.access()).isEqualTo(new Access("first", "partnerkey"));
    assertThat(admission.administrationId()).isEqualTo(ADMINISTRATION);
    assertThat(ScriptedHouse.QUESTIONS)
        .containsExactly(
            "/internal/connections/" + connection + "/snelstart-token?refresh=false Bearer own");
  }

  /** Kept to its very end it would be refused on its way, or for as long as clocks differ. */
  @Test
  void ourOwnTokenIsReplacedBeforeItEnds() {
    token("first", 3_600);
    token("second", 3_600);
    int before = ScriptedHouse.OWN_TOKENS.get();
    access.forConnection(connection).await().atMost(LONG);
    access.forConnection(UUID.randomUUID()).await().atMost(LONG);
    assertThat(ScriptedHouse.OWN_TOKENS.get()).isEqualTo(before + 2);
  }

  @Test
  void asksOnceWhileTheTokenLasts() {
    token("first", 3_600);
    access.forConnection(connection).await().atMost(LONG);
    access.forConnection(connection).await().atMost(LONG);
    assertThat(ScriptedHouse.QUESTIONS).hasSize(1);
  }

  @Test
  void asksAgainInTheLastMinuteOfAToken() {
    token("first", 59);
    token("second", 3_600);
    access.forConnection(connection).await().atMost(LONG);
    assertThat(access.forConnection(connection).await().atMost(LONG).access().bearer())
        .isEqualTo("second");
  }

  @Test
  void twoWhoNeedItAtOnceShareOneQuestion() {
    ScriptedHouse.gate = new CountDownLatch(1);
    token("first", 3_600);
    Uni<Tuple2<Admission, Admission>> both =
        Uni.combine()
            .all()
            .unis(access.forConnection(connection), access.forConnection(connection))
            .asTuple()
            .onSubscription()
            .invoke(ScriptedHouse.gate::countDown);
    Tuple2<Admission, Admission> admissions = both.await().atMost(LONG);
    assertThat(admissions.getItem1()).isEqualTo(admissions.getItem2());
    assertThat(ScriptedHouse.QUESTIONS).hasSize(1);
  }

  @Test
  void aRefusedBearerIsReplaced() {
    token("first", 3_600);
    token("second", 3_600);
    Admission refused = access.forConnection(connection).await().atMost(LONG);
    Admission fresh = access.refreshed(connection, refused).await().atMost(LONG);
    assertThat(fresh.access().bearer()).isEqualTo("second");
    assertThat(ScriptedHouse.QUESTIONS.get(1)).contains("refresh=true");
    assertThat(access.refreshed(connection, refused).await().atMost(LONG)).isEqualTo(fresh);
  }

  @Test
  void replacedCredentialsAreAskedForAnew() {
    token("first", 3_600);
    token("second", 3_600);
    access.forConnection(connection).await().atMost(LONG);
    access.forget(connection);
    assertThat(access.forConnection(connection).await().atMost(LONG).access().bearer())
        .isEqualTo("second");
  }

  @Test
  void aFailureIsNotKept() {
    answer(500, "");
    token("first", 3_600);
    assertThatThrownBy(() -> access.forConnection(connection).await().atMost(LONG))
        .isInstanceOf(AccessRefused.Unavailable.class);
    assertThat(access.forConnection(connection).await().atMost(LONG)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "404, NOT_FOUND, Gone, 60",
    "409, ADMINISTRATION_KEY_REFUSED, KeyRefused, 60",
    "409, ADMINISTRATION_CHANGED, KeyRefused, 60",
    "409, CONNECTION_PAUSED, Paused, 60",
    "503, SNELSTART_UNAVAILABLE, Unavailable, 7",
    "503, SUBSCRIPTION_KEY_REFUSED, SubscriptionKeyRefused, 7",
    "401, NO_TOKEN, Unavailable, 10",
    "200, NO_TOKEN_IN_IT, Unavailable, 10",
    "302, ELSEWHERE, Unavailable, 10"
  })
  void everyAnswerHasItsMeaning(int status, String code, String kind, int restSeconds) {
    answer(status, "{\"code\":\"" + code + "\"}");
    assertThatThrownBy(() -> access.forConnection(connection).await().atMost(LONG))
        .isInstanceOfSatisfying(
            AccessRefused.class,
            refused -> {
              assertThat(refused.getClass().getSimpleName()).isEqualTo(kind);
              assertThat(refused.rest()).isEqualTo(Duration.ofSeconds(restSeconds));
            });
  }

  private static void token(String bearer, int seconds) {
    answer(
        200,
        "{\"accessToken\":\"%s\",\"expiresAt\":\"%s\",\"administrationId\":\"%s\"}"
            .formatted(bearer, Instant.now().plusSeconds(seconds), ADMINISTRATION));
  }

  private static void answer(int status, String body) {
    ScriptedHouse.ANSWERS.add(
        new ScriptedHouse.Answer(status, body, Map.of("Retry-After", "7", "Location", "/other")));
  }
}
