package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns a paid order into a sales order, by way of the booking it would be: every refusal, the
 * exact total and the VAT of the booking hold here too. What a sales order cannot say with
 * certainty is refused: SnelStart computes its VAT from articles and address, knows no payments on
 * it, and whether a line may be negative is not known (SnelStart API reference 7.5).
 */
public final class SalesOrderComposer {

  private final SaleOrder order;
  private final Booking booking;
  private final Articles articles;
  private final Map<Long, SaleOrder.Line> sold;

  private SalesOrderComposer(SaleOrder order, Booking booking, Shelf shelf) {
    this.order = order;
    this.booking = booking;
    this.articles = new Articles(shelf);
    this.sold =
        order.lines().stream()
            .collect(Collectors.toMap(SaleOrder.Line::id, Function.identity(), (a, b) -> a));
  }

  /**
   * Composes; the same arguments always give the same result.
   *
   * @param template the verkoopordersjabloon the owner chose
   */
  public static Composition compose(
      SaleOrder order, Mapping mapping, Facts facts, Shelf shelf, UUID template) {
    Composition composition = BookingComposer.compose(order, mapping, facts);
    if (!(composition instanceof Composition.Book book)) {
      return composition;
    }
    SalesOrderComposer composer = new SalesOrderComposer(order, book.booking(), shelf);
    return switch (composer.form(template)) {
      case Checked.Passed<SalesOrderForm> passed ->
          new Composition.Order(book.booking(), passed.value());
      case Checked.Refused<SalesOrderForm> refused -> new Composition.Park(refused.reasons());
    };
  }

  private Checked<SalesOrderForm> form(UUID template) {
    List<Refusal> limits = limits();
    return Checked.unless(limits, booking)
        .map(GrossShares::of)
        .then(this::lines)
        .then(SalesOrderComposer::oneRateEach)
        .map(lines -> new SalesOrderForm(template, articles.shelf().codes().numeric(), lines));
  }

  private List<Refusal> limits() {
    List<Refusal> limits = new ArrayList<>();
    if (booking.treatment() != Treatment.DOMESTIC || Territory.of(order) != Territory.NETHERLANDS) {
      limits.add(Refusal.of(RefusalCode.ORDER_FORM_NOT_DUTCH, "country", Territory.country(order)));
    }
    booking.payments().stream()
        .filter(p -> p.means() == Booking.Payment.Means.GIFT_CARD)
        .map(p -> Refusal.of(RefusalCode.ORDER_FORM_PAID_BY_CARD, "amount", p.amount().toString()))
        .forEach(limits::add);
    if (booking.lines().stream().anyMatch(l -> l.origin().isEmpty())) {
      limits.add(
          Refusal.of(
              RefusalCode.ORDER_FORM_TOO_LONG, "lines", String.valueOf(order.lines().size())));
    }
    booking.lines().stream()
        .filter(l -> l.net().amount() < 0)
        .map(this::negative)
        .forEach(limits::add);
    booking.lines().stream()
        .filter(l -> l.origin().filter(o -> o.role() == LedgerRole.GIFT_CARD).isPresent())
        .map(l -> about(RefusalCode.ORDER_FORM_GIFT_CARD_SOLD, l))
        .forEach(limits::add);
    return limits;
  }

  private Refusal negative(Booking.Line line) {
    return about(RefusalCode.ORDER_FORM_DISCOUNT, line);
  }

  private static Refusal about(RefusalCode code, Booking.Line line) {
    return new Refusal(
        code,
        Map.of(
            "line", line.origin().map(o -> String.valueOf(o.lineId())).orElse("–"),
            "net", line.net().toString()));
  }

  private Checked<List<SalesOrderForm.Line>> lines(List<Cents> gross) {
    List<Refusal> reasons = new ArrayList<>();
    List<SalesOrderForm.Line> lines = new ArrayList<>();
    for (int i = 0; i < gross.size(); i++) {
      Booking.Line line = booking.lines().get(i);
      Cents amount = gross.get(i);
      switch (article(line)) {
        case Checked.Passed<SalesOrderForm.Article> passed ->
            lines.add(line(line, passed.value(), amount));
        case Checked.Refused<SalesOrderForm.Article> refused -> reasons.addAll(refused.reasons());
      }
    }
    return Checked.unless(reasons.stream().distinct().toList(), lines);
  }

  private Checked<SalesOrderForm.Article> article(Booking.Line line) {
    Booking.Origin origin = line.origin().orElseThrow();
    return articles.of(line, origin.role(), whole(origin));
  }

  /** The shop's line, when the booking has all of it on this one line. */
  private Optional<SaleOrder.Line> whole(Booking.Origin origin) {
    long parts =
        booking.lines().stream()
            .filter(l -> l.origin().filter(o -> o.lineId() == origin.lineId()).isPresent())
            .count();
    return Optional.ofNullable(sold.get(origin.lineId())).filter(s -> parts == 1);
  }

  /** As many pieces as the shop sold when a price for each is whole cents, else one of it all. */
  private SalesOrderForm.Line line(Booking.Line line, SalesOrderForm.Article article, Cents gross) {
    Booking.Origin origin = line.origin().orElseThrow();
    BigDecimal quantity =
        whole(origin).map(s -> s.quantity().stripTrailingZeros()).orElse(BigDecimal.ONE);
    Optional<Cents> each = each(gross, quantity);
    return each.isPresent()
        ? new SalesOrderForm.Line(
            article,
            line.band(),
            whole(origin).map(s -> Descriptions.named(s, origin.role())).orElse(line.description()),
            quantity,
            each.get())
        : new SalesOrderForm.Line(article, line.band(), line.description(), BigDecimal.ONE, gross);
  }

  private static Optional<Cents> each(Cents gross, BigDecimal quantity) {
    if (quantity.signum() <= 0) {
      return Optional.empty();
    }
    BigDecimal[] parts = gross.exact().divideAndRemainder(quantity);
    return parts[1].signum() == 0
        ? Optional.of(new Cents(parts[0].setScale(0, RoundingMode.UNNECESSARY).longValueExact()))
        : Optional.empty();
  }

  /** An article has one group and so one VAT; sold at two, one of the lines would be wrong. */
  private static Checked<List<SalesOrderForm.Line>> oneRateEach(List<SalesOrderForm.Line> lines) {
    Map<String, Band> bands = new HashMap<>();
    List<Refusal> reasons = new ArrayList<>();
    for (SalesOrderForm.Line line : lines) {
      String code = line.article().code();
      Band other = bands.putIfAbsent(code.toLowerCase(Locale.ROOT), line.band());
      if (other != null && other != line.band()) {
        reasons.add(
            new Refusal(
                RefusalCode.ARTICLE_TWO_RATES,
                Map.of(
                    "article", code,
                    "one", other.nl(),
                    "other", line.band().nl())));
      }
    }
    return Checked.unless(reasons.stream().distinct().toList(), lines);
  }
}
