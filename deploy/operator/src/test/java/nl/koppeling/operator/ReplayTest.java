package nl.koppeling.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking for a replay, its rehearsal, its start, and looking at it. */
class ReplayTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "6f1c1f5e-3b1c-4f0e-9d8b-0a2f5a1b2c3d";
  private static final String ASK = "POST /api/operator/replays";
  private static final String LOOK = "GET /api/operator/replays/" + ID;
  private static final String START = "POST /api/operator/replays/" + ID + "/start";
  private static final String DONE_BEFORE =
      """
      {"reader":"customer-service","topic":"orders.v1","events":206,"done":206,"nothing":0,"kept":0,"work":0,"bookings":0,"unreadable":0},
      {"reader":"invoice-service","topic":"orders.v1","events":206,"done":206,"nothing":0,"kept":0,"work":0,"bookings":0,"unreadable":0}""";

  @TempDir Path home;
  private final Server server = new Server();
  private Operating operating;

  @BeforeEach
  void operate() {
    operating = new Operating(home).at(server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void withoutExecuteItIsRehearsedOnly() {
    server
        .on(ASK, 201, replay("REHEARSING", 0, 0))
        .on(LOOK, 200, replay("REHEARSING", 0, 0))
        .on(LOOK, 200, replay("REHEARSING", 100, 412))
        .on(LOOK, 200, rehearsed(false));

    int code = ask("--topic", "orders.v1", "--from", "2026-11-01T00:00:00+01:00");

    assertThat(code).isZero();
    assertThat(operating.out())
        .isEqualTo(
            """
            reader            topic      events  already done  no effect  rows only  work  bookings  unreadable
            customer-service  orders.v1     206           206          0          0     0         0           0
            invoice-service   orders.v1     206           206          0          0     0         0           0
            412 events, 412 already done, 0 would book
            Nothing was changed. Start it within an hour: koppeling start %s
            """
                .formatted(ID));
    assertThat(operating.err())
        .isEqualTo(
            """
            Replay %s
            Rehearsing: 0 of 0 records read
            Rehearsing: 100 of 412 records read
            """
                .formatted(ID));
    assertThat(server.calls()).doesNotContain(START);
    assertThat(server.call(ASK).token()).isEqualTo("Bearer a-token");
  }

  @Test
  void everyChoiceIsSaidAsTheApiTakesIt() throws Exception {
    server.on(ASK, 201, replay("REHEARSING", 0, 0)).on(LOOK, 200, rehearsed(false));
    String[] moments = {"--from", "2026-11-01T00:00:00+01:00", "--to", "2026-11-02T00:00:00Z"};
    String[] order = {"--connection", "00000000-0000-4000-8000-000000000009", "--order", "123"};

    assertThat(ask(both(moments, order))).isZero();

    assertThat(JSON.readTree(server.call(ASK).body()))
        .isEqualTo(
            JSON.readTree(
                """
                {"from":"2026-10-31T23:00:00Z","to":"2026-11-02T00:00:00Z","why":"a release",
                 "connection":"00000000-0000-4000-8000-000000000009","order":123}"""));
  }

  @Test
  void aPieceOfAPartitionIsChosenByItsOffsets() throws Exception {
    server.on(ASK, 201, replay("REHEARSING", 0, 0)).on(LOOK, 200, rehearsed(false));
    String[] place = {"--topic", "orders.v1", "--partition", "3", "--reader", "invoice-service"};
    String[] offsets = {"--from-offset", "10", "--to-offset", "20"};

    assertThat(ask(both(place, offsets))).isZero();

    assertThat(JSON.readTree(server.call(ASK).body()))
        .isEqualTo(
            JSON.readTree(
                """
                {"topic":"orders.v1","reader":"invoice-service","partition":3,"fromOffset":10,"toOffset":20,"why":"a release"}"""));
  }

  @Test
  void parkedDocumentsAreChosenByTheirReason() throws Exception {
    server.on(ASK, 201, replay("REHEARSING", 0, 0)).on(LOOK, 200, rehearsed(false));

    assertThat(ask("--reason", "LEDGER_UNKNOWN")).isZero();

    assertThat(JSON.readTree(server.call(ASK).body()))
        .isEqualTo(JSON.readTree("{\"reason\":\"LEDGER_UNKNOWN\",\"why\":\"a release\"}"));
  }

  @Test
  void withExecuteItIsStartedAndFollowedToItsEnd() {
    server
        .on(ASK, 201, replay("REHEARSING", 0, 0))
        .on(LOOK, 200, rehearsed(false))
        .on(START, 202, "")
        .on(LOOK, 200, replay("RUNNING", 200, 412))
        .on(LOOK, 200, done());

    assertThat(ask("--from-start", "--execute")).isZero();

    assertThat(operating.lines())
        .contains(
            "412 events, 412 already done, 0 would book",
            "412 events replayed, 412 already done, 0 booked");
    assertThat(operating.err()).contains("Replaying: 200 of 412 records read\n");
  }

  @Test
  void forScriptsTheAnswerIsPrintedOnce() throws Exception {
    server
        .on(ASK, 201, replay("REHEARSING", 0, 0))
        .on(LOOK, 200, rehearsed(false))
        .on(START, 202, "")
        .on(LOOK, 200, done());

    assertThat(ask("--from-start", "--execute", "--json")).isZero();

    assertThat(JSON.readTree(operating.out())).isEqualTo(JSON.readTree(done()));
  }

  @Test
  void manyEventsAreNotStartedWithoutASecondOperator() {
    server.on(ASK, 201, replay("REHEARSING", 0, 0)).on(LOOK, 200, rehearsed(true));

    assertThat(ask("--from-start", "--execute")).isEqualTo(1);

    assertThat(server.calls()).doesNotContain(START);
    assertThat(operating.err())
        .contains("Not started. A second operator has to approve it: koppeling approve " + ID);
    assertThat(operating.out()).contains("412 events, 412 already done, 0 would book");
  }

  @Test
  void aRehearsalThatFailsSaysWhyAndStartsNothing() {
    server
        .on(ASK, 201, replay("REHEARSING", 0, 0))
        .on(
            LOOK,
            200,
            with(
                "FAILED",
                "\"acts\":[{\"at\":\"x\",\"who\":\"y\",\"deed\":\"FAILED\",\"detail\":\"invoice-service was away\"}]"));

    assertThat(ask("--from-start", "--execute")).isEqualTo(1);

    assertThat(operating.err()).contains("The rehearsal failed: invoice-service was away\n");
    assertThat(server.calls()).doesNotContain(START);
  }

  @Test
  void oneThatSomebodyStoppedIsNotDone() {
    server
        .on(START, 202, "")
        .on(LOOK, 200, replay("RUNNING", 1, 412))
        .on(
            LOOK,
            200,
            with(
                "STOPPED",
                "\"outcome\":["
                    + DONE_BEFORE
                    + "],\"acts\":[{\"at\":\"x\",\"who\":\"anna\",\"deed\":\"STOPPED\",\"detail\":null}]"));

    assertThat(operating.run("start", ID)).isEqualTo(1);

    assertThat(operating.err()).contains("The replay was stopped: STOPPED by anna");
  }

  @Test
  void anInterruptionStopsTheFollowingOnly() {
    server.on(START, 202, "").on(LOOK, 200, replay("RUNNING", 1, 412)).on(LOOK, 200, done());
    operating.whilePausing(() -> operating.interruption.run());

    assertThat(operating.run("start", ID)).isZero();

    assertThat(operating.err())
        .contains("No longer followed, but the replay goes on. Stop it: koppeling stop " + ID);
    assertThat(operating.interruption).as("afterwards Ctrl-C says nothing").isNull();
    assertThat(server.calls()).noneMatch(call -> call.endsWith("/stop"));
  }

  @Test
  void aServiceThatIsRestartedIsLookedAtAgain() {
    server.on(START, 202, "").refuse(LOOK, 503, "AWAY", "not now").on(LOOK, 200, done());

    assertThat(operating.run("start", ID)).isZero();

    assertThat(operating.err()).contains("No answer now; looking again ...");
  }

  @Test
  void whyItWaitsIsSaid() {
    server
        .on(START, 202, "")
        .on(LOOK, 200, with("RUNNING", "\"read\":1,\"of\":2,\"trouble\":\"READER_SILENT\""))
        .on(LOOK, 200, done());

    assertThat(operating.run("start", ID)).isZero();

    assertThat(operating.err()).contains("1 of 2 records read, waiting: READER_SILENT\n");
  }

  @Test
  void oneThatSomebodyRehearsesAnewNoLongerRuns() {
    server.on(START, 202, "").on(LOOK, 200, replay("REHEARSING", 0, 412));

    assertThat(operating.run("start", ID)).isEqualTo(1);

    assertThat(operating.err()).isEqualTo("The replay no longer runs: it is REHEARSING.\n");
  }

  @Test
  void aServiceThatStaysAwayEndsIt() {
    server.on(START, 202, "").refuse(LOOK, 503, "AWAY", "connection-service is not there");

    assertThat(operating.run("start", ID)).isEqualTo(1);

    assertThat(operating.err()).endsWith("connection-service is not there (AWAY)\n");
    assertThat(operating.pauses).hasSizeLessThan(60);
  }

  @Test
  void aLogKeepsALineForEachTenthPart() {
    server.on(START, 202, "");
    for (int read = 0; read < 100; read++) {
      server.on(LOOK, 200, replay("RUNNING", read, 100));
    }
    server.on(LOOK, 200, done());

    operating.run("start", ID);

    assertThat(operating.err().lines()).hasSize(10);
    assertThat(operating.err()).contains("Replaying: 90 of 100 records read\n");
  }

  @Test
  void onAScreenTheLineIsWrittenOver() {
    operating = new Operating(home).at(server.url()).live();
    server
        .on(ASK, 201, replay("REHEARSING", 0, 0))
        .on(LOOK, 200, replay("REHEARSING", 1, 2))
        .on(LOOK, 200, rehearsed(false));

    ask("--from-start");

    assertThat(operating.err()).contains("\r\033[KRehearsing: 1 of 2 records read\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replay --from-start",
        "replay --from-start --why no",
        "replay --topic orders.v1 --why because",
        "replay --from-start --from 2026-11-01T00:00:00Z --why because",
        "replay --from 2026-11-01 --why because",
        "replay --from 2026-11-01T00:00:00 --why because",
        "replay --topic orders.v1 --from-offset 3 --why because",
        "replay --topic orders.v1 --partition 3 --from-start --why because",
        "replay --topic orders.v1 --partition 3 --from-offset 1 --why because",
        "replay --partition 3 --from-offset 1 --to-offset 2 --why because",
        "replay --topic orders.v1 --partition 3 --from-offset 1 --to-offset 2 --to 2026-11-01T00:00:00Z --why because",
        "replay --from-start --order 12 --why because",
        "replay --reason LEDGER_UNKNOWN --topic orders.v1 --why because",
        "replay --reason LEDGER_UNKNOWN --from-start --why because",
        "replay --from-start --connection mine --why because",
        "show",
        "show mine",
        "replays --limit many",
        "approve",
        "no-such-command",
        ""
      })
  void whatIsAskedWronglyAsksNobody(String words) {
    int code = operating.run(words.isEmpty() ? new String[0] : words.split(" "));

    assertThat(code).isEqualTo(2);
    assertThat(operating.err()).contains("--help tells more");
    assertThat(server.calls()).isEmpty();
  }

  @Test
  void aRefusalIsRepeated() {
    server.refuse(ASK, 422, "NO_SUCH_TOPIC", "There is no topic orders.v9.");

    assertThat(ask("--topic", "orders.v9", "--from-start")).isEqualTo(1);

    assertThat(operating.err()).isEqualTo("There is no topic orders.v9. (NO_SUCH_TOPIC)\n");
  }

  @Test
  void aRefusalSaysWhatItIsAbout() {
    server.on(
        ASK,
        422,
        """
        {"title":"No.","status":422,"detail":"This selection cannot be.","code":"REPLAY_SELECTION_INVALID",
         "problems":[{"code":"REPLAY_SELECTION_INVALID","about":"reader","detail":"This selection cannot be."}]}""");

    assertThat(ask("--reader", "nobody", "--from-start")).isEqualTo(1);

    assertThat(operating.err())
        .isEqualTo("This selection cannot be. (REPLAY_SELECTION_INVALID; reader)\n");
  }

  @Test
  void theListShowsEach() {
    server.on("GET /api/operator/replays?limit=20", 200, "{\"replays\":[" + rehearsed(true) + "]}");

    assertThat(operating.run("replays")).isZero();

    assertThat(operating.lines()).hasSize(2);
    assertThat(operating.lines().get(1))
        .startsWith(ID + "  REHEARSED  2026-11-28T10:00:00Z  operator  orders.v1 from 2026-11-01")
        .endsWith("a release");
  }

  @Test
  void anEmptyListSaysSo() {
    server.on("GET /api/operator/replays?limit=3", 200, "{\"replays\":[]}");

    assertThat(operating.run("replays", "--limit", "3")).isZero();

    assertThat(operating.out()).isEqualTo("There are no replays.\n");
  }

  @Test
  void oneIsShownWithItsActs() {
    server.on(LOOK, 200, rehearsed(true));

    assertThat(operating.run("show", ID)).isZero();

    assertThat(operating.out())
        .contains("State     REHEARSED, a second operator has to approve it\n")
        .contains("2026-11-28T10:00:00Z  operator  ASKED")
        .contains("412 events, 412 already done, 0 would book\n");
  }

  @Test
  void oneThatRunsIsFollowedAgain() {
    server.on(LOOK, 200, replay("RUNNING", 1, 412)).on(LOOK, 200, done());

    assertThat(operating.run("show", "--follow", ID)).isZero();

    assertThat(operating.out()).endsWith("412 events replayed, 412 already done, 0 booked\n");
  }

  @Test
  void textsOfOthersMoveNoCursor() {
    server.on(LOOK, 200, rehearsed(false).replace("a release", "\\u001b[2Ja release"));

    operating.run("show", ID);

    assertThat(operating.out()).doesNotContain("\033").contains("a release");
  }

  @Test
  void itIsRehearsedAnew() {
    server
        .on("POST /api/operator/replays/" + ID + "/rehearsal", 202, "")
        .on(LOOK, 200, rehearsed(false));

    assertThat(operating.run("rehearse", ID)).isZero();

    assertThat(operating.out()).contains("Nothing was changed. Start it within an hour");
  }

  @Test
  void theSecondOperatorApproves() {
    server
        .on("POST /api/operator/replays/" + ID + "/approval", 200, "")
        .on(LOOK, 200, rehearsed(true));

    assertThat(operating.run("approve", ID)).isZero();

    assertThat(operating.out()).isEqualTo("Approved. Start it: koppeling start " + ID + "\n");
  }

  @Test
  void whoAskedForItDoesNotApproveIt() {
    server.refuse(
        "POST /api/operator/replays/" + ID + "/approval",
        409,
        "SAME_PERSON",
        "Whoever asked for it cannot approve it.");

    assertThat(operating.run("approve", ID)).isEqualTo(1);

    assertThat(operating.err())
        .isEqualTo("Whoever asked for it cannot approve it. (SAME_PERSON)\n");
  }

  @Test
  void oneIsStopped() {
    server
        .on("POST /api/operator/replays/" + ID + "/stop", 200, "")
        .on(LOOK, 200, with("STOPPED", "\"outcome\":[]"));

    assertThat(operating.run("stop", ID)).isZero();

    assertThat(operating.out()).isEqualTo("Stopped.\n");
  }

  private int ask(String... options) {
    return operating.run(both(new String[] {"replay", "--why", "a release"}, options));
  }

  private static String[] both(String[] first, String[] second) {
    return Stream.concat(Stream.of(first), Stream.of(second)).toArray(String[]::new);
  }

  private static String rehearsed(boolean needsSecond) {
    return with(
        "REHEARSED",
        "\"rehearsedAt\":\"2026-11-28T10:01:00Z\",\"needsSecond\":"
            + needsSecond
            + ",\"read\":412,\"of\":412,\"rehearsal\":["
            + DONE_BEFORE
            + "],\"outcome\":[],\"acts\":[{\"at\":\"2026-11-28T10:00:00Z\",\"who\":\"operator\",\"deed\":\"ASKED\",\"detail\":null}]");
  }

  private static String done() {
    return with(
        "DONE",
        "\"read\":412,\"of\":412,\"rehearsal\":["
            + DONE_BEFORE
            + "],\"outcome\":["
            + DONE_BEFORE
            + "],\"acts\":[]");
  }

  private static String replay(String state, long read, long of) {
    return with(state, "\"read\":" + read + ",\"of\":" + of);
  }

  /** With a field that this program does not know, as a newer service may have. */
  private static String with(String state, String rest) {
    return """
        {"id":"%s","state":"%s","why":"a release","topic":"orders.v1","reader":null,"from":"2026-11-01T00:00:00Z",
         "askedBy":"operator","askedAt":"2026-11-28T10:00:00Z","approvedBy":null,"isNew":true,%s}"""
        .formatted(ID, state, rest);
  }
}
