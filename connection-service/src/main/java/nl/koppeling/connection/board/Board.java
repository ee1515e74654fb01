package nl.koppeling.connection.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.koppeling.connection.faults.Fault;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.overview.Glance;
import nl.koppeling.connection.web.OrderPaths;
import nl.koppeling.connection.web.OrderTone;
import nl.koppeling.connection.web.Page;
import nl.koppeling.events.ConnectionFaulted.Side;
import nl.koppeling.events.Reason;

/**
 * How a connection is doing, ready to be shown.
 *
 * @param shadow true: it reads along and books nothing
 * @param working true: it books, or reads along; false: it rests
 * @param settingUp true: the set-up is not finished
 * @param connectAgain true: the administration has to be coupled again
 */
public record Board(
    UUID id,
    String shop,
    String administration,
    String state,
    String tone,
    boolean shadow,
    boolean working,
    boolean paused,
    boolean settingUp,
    boolean connectAgain,
    List<FaultLine> faults,
    KeyState shopKey,
    KeyState administrationKey,
    List<Count> counts,
    List<OrderLine> orders) {

  /** A fault; {@code since} in the reader's form. */
  public record FaultLine(String text, String since) {}

  /** Whether a key works as far as we know. */
  public record KeyState(String label, String text, String tone) {}

  /** A number of orders; {@code tone} chooses the looks. */
  public record Count(String label, String number, String tone, String path) {}

  /** An order; {@code why} is empty when there is nothing to explain. */
  public record OrderLine(
      String path,
      String number,
      boolean credit,
      String state,
      String tone,
      String total,
      String invoice,
      String when,
      List<String> why) {}

  static Board of(Connection connection, List<Fault> faults, Glance.View view, Page page) {
    boolean settingUp =
        connection instanceof Connection.Draft || connection instanceof Connection.Proven;
    return new Board(
        connection.id(),
        Card.shop(connection),
        Card.administration(connection),
        Card.state(connection, page),
        Card.tone(connection),
        Card.inShadow(connection),
        connection instanceof Connection.Active,
        connection instanceof Connection.Paused paused
            && paused.cause() == Connection.PauseCause.OWNER,
        settingUp,
        connectAgain(connection, faults),
        faults.stream().map(fault -> line(fault, page)).toList(),
        key(Side.SHOP, "key_shop", settingUp, faults, page),
        key(Side.ADMINISTRATION, "key_administration", settingUp, faults, page),
        counts(connection.id(), view, page),
        view.latest().stream().map(document -> line(connection.id(), document, page)).toList());
  }

  private static boolean connectAgain(Connection connection, List<Fault> faults) {
    boolean cut =
        connection instanceof Connection.Paused paused
            && paused.cause() != Connection.PauseCause.OWNER;
    return cut
        || !(connection instanceof Connection.Draft)
            && faults.stream().anyMatch(fault -> refused(fault, Side.ADMINISTRATION));
  }

  /** Settings that do not fit say nothing of the key. */
  private static boolean refused(Fault fault, Side side) {
    return fault.side() == side && !fault.code().equals("SETTINGS_OUTDATED");
  }

  private static FaultLine line(Fault fault, Page page) {
    return new FaultLine(
        page.language().pick(fault.nl(), fault.en()), page.figures().moment(fault.since()));
  }

  private static KeyState key(
      Side side, String label, boolean settingUp, List<Fault> faults, Page page) {
    boolean bad = faults.stream().anyMatch(fault -> refused(fault, side));
    String state = bad ? "refused" : settingUp ? "unused" : "works";
    return new KeyState(
        page.text(label), page.text("key_" + state), bad ? "bad" : settingUp ? "wait" : "good");
  }

  private static List<Count> counts(UUID id, Glance.View view, Page page) {
    Map<String, Long> states = view.states();
    long booked = sum(states, "SETTLED", "BOOKED");
    long parked = sum(states, "PARKED") + sum(view.creditStates(), "PARKED");
    long ordered = sum(states, "ORDERED");
    String all = OrderPaths.list(id);
    String sales = all + "?kind=SALE&state=";
    List<Count> counts = new ArrayList<>();
    counts.add(
        count(
            "count_booked", booked, booked > 0 ? "good" : "wait", sales + "SETTLED,BOOKED", page));
    counts.add(
        count("count_parked", parked, parked > 0 ? "bad" : "wait", all + "?state=PARKED", page));
    counts.add(
        count(
            "count_underway",
            sum(states, "ACCEPTED", "LINKED"),
            "wait",
            sales + "ACCEPTED,LINKED",
            page));
    counts.add(count("count_waiting", sum(states, "WAITING"), "wait", sales + "WAITING", page));
    counts.add(count("count_skipped", sum(states, "SKIPPED"), "wait", sales + "SKIPPED", page));
    if (ordered > 0) {
      counts.add(count("count_ordered", ordered, "good", sales + "ORDERED", page));
    }
    counts.add(count("count_credits", view.credits(), "wait", all + "?kind=CREDIT", page));
    return List.copyOf(counts);
  }

  private static Count count(String label, long number, String tone, String path, Page page) {
    return new Count(page.text(label), page.figures().number(number), tone, path);
  }

  private static long sum(Map<String, Long> states, String... names) {
    long sum = 0;
    for (String name : names) {
      sum += states.getOrDefault(name, 0L);
    }
    return sum;
  }

  private static OrderLine line(UUID id, Glance.Document document, Page page) {
    return new OrderLine(
        OrderPaths.one(id, document.orderId()),
        document.number(),
        document.credit(),
        page.text("order_" + document.state()),
        OrderTone.of(document.state()),
        page.figures().euros(document.total()),
        document.invoiceNumber(),
        page.figures().moment(document.updatedAt()),
        document.reasons().stream().map(reason -> text(reason, page)).toList());
  }

  private static String text(Reason reason, Page page) {
    return page.language().pick(reason.nl(), reason.en());
  }
}
