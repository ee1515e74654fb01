package nl.koppeling.connection.overview;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;

/**
 * What an owner looks for; all of it must fit.
 *
 * @param states one of these; empty: any
 * @param credits true for refunds' documents, false for sales
 * @param from first day (Amsterdam)
 * @param to last day, included
 * @param number the order's number as the customer sees it, or the shop's id of it
 * @param amount VAT included, whatever its sign; at most two decimals
 * @param reason a reason's code
 */
public record OrderFilter(
    Set<Standing.State> states,
    Optional<Boolean> credits,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<String> number,
    Optional<String> invoiceNumber,
    Optional<BigDecimal> amount,
    Optional<String> reason) {

  /** Everything. */
  public static final OrderFilter ALL =
      new OrderFilter(
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final int LONGEST = 60;

  public OrderFilter {
    states = Set.copyOf(states);
  }

  /**
   * Reads what somebody typed; empty texts look for everything. Amounts are read with a comma or a
   * point before the cents.
   *
   * @param state one or more names, with commas between
   * @param kind SALE or CREDIT
   * @throws Refusal with status 400 and the field's name
   */
  public static OrderFilter parse(
      String state,
      String kind,
      String from,
      String to,
      String number,
      String invoiceNumber,
      String amount,
      String reason) {
    return new OrderFilter(
        given(state, "state").map(OrderFilter::states).orElse(Set.of()),
        given(kind, "kind").map(OrderFilter::credits),
        given(from, "from").map(text -> day(text, "from")),
        given(to, "to").map(text -> day(text, "to")),
        given(number, "number"),
        given(invoiceNumber, "invoiceNumber"),
        given(amount, "amount").map(OrderFilter::amount),
        given(reason, "reason"));
  }

  private static Optional<String> given(String text, String field) {
    String typed = text == null ? "" : text.strip();
    if (typed.length() > LONGEST || typed.indexOf('\0') >= 0) {
      throw Refusal.of(OrderCode.SEARCH_INVALID, field);
    }
    return Optional.of(typed).filter(t -> !t.isEmpty());
  }

  private static Set<Standing.State> states(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(OrderFilter::state)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean credits(String text) {
    return switch (text) {
      case "CREDIT" -> true;
      case "SALE" -> false;
      default -> throw Refusal.of(OrderCode.SEARCH_INVALID, "kind");
    };
  }

  private static Standing.State state(String text) {
    return Arrays.stream(Standing.State.values())
        .filter(s -> s.name().equals(text))
        .findFirst()
        .orElseThrow(() -> Refusal.of(OrderCode.SEARCH_INVALID, "state"));
  }

  private static LocalDate day(String text, String field) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException noDay) {
      throw Refusal.of(OrderCode.SEARCH_INVALID, field);
    }
  }

  private static BigDecimal amount(String text) {
    if (!text.matches("-?\\d{1,10}([.,]\\d{1,2})?")) {
      throw Refusal.of(OrderCode.SEARCH_INVALID, "amount");
    }
    return new BigDecimal(text.replace(',', '.')).abs();
  }
}
