package nl.koppeling.connection.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.koppeling.connection.overview.DocumentView;
import nl.koppeling.connection.overview.MonthRow;
import nl.koppeling.connection.overview.Standing;
import nl.koppeling.connection.statement.Statement.Difference;
import nl.koppeling.connection.statement.Statement.RateTotal;
import nl.koppeling.connection.statement.Statement.Source;
import nl.koppeling.connection.statement.Statement.Sum;
import nl.koppeling.connection.statement.Statement.Totals;
import nl.koppeling.events.Document;
import nl.koppeling.events.OrderSkipped;

/** Adds a month's documents up, one after another. */
final class Tally {

  static final int MOST = 1_000;

  private static final Sum NOTHING = new Sum(0, new BigDecimal("0.00"), new BigDecimal("0.00"), 0);

  private final Map<Document.Kind, Map<Outcome, Sum>> sums = new EnumMap<>(Document.Kind.class);
  private final Map<RateKey, RateTotal> rates = new TreeMap<>();
  private final List<Difference> differences = new ArrayList<>();
  private long more;

  /** Orders rates by country and percent; what is not known comes first. */
  private record RateKey(String country, BigDecimal percent) implements Comparable<RateKey> {
    private static final Comparator<RateKey> ORDER =
        Comparator.comparing(RateKey::country)
            .thenComparing(RateKey::percent, Comparator.nullsFirst(Comparator.naturalOrder()));

    @Override
    public int compareTo(RateKey other) {
      return ORDER.compare(this, other);
    }
  }

  void add(MonthRow row) {
    DocumentView document = row.document();
    Outcome outcome = Outcome.of(document.state());
    sums.computeIfAbsent(document.document().kind(), k -> new EnumMap<>(Outcome.class))
        .merge(outcome, sum(document), Tally::plus);
    if (outcome != Outcome.SKIPPED) {
      rates(row, outcome);
    }
    difference(row).ifPresent(this::remember);
  }

  private void remember(Difference difference) {
    if (differences.size() < MOST) {
      differences.add(difference);
    } else {
      more++;
    }
  }

  private static Sum sum(DocumentView document) {
    return new Sum(
        1,
        document.total(),
        document.vat().orElse(NOTHING.vat()),
        document.vat().isPresent() ? 0 : 1);
  }

  private static Sum plus(Sum a, Sum b) {
    return new Sum(
        a.documents() + b.documents(),
        a.gross().add(b.gross()),
        a.vat().add(b.vat()),
        a.vatUnknown() + b.vatUnknown());
  }

  /** VAT that no rate explains is shown as such, so that the rates add up to the whole. */
  private void rates(MonthRow row, Outcome outcome) {
    boolean credit = row.document().document().kind() == Document.Kind.CREDIT;
    BigDecimal left = row.document().vat().orElse(BigDecimal.ZERO);
    for (MonthRow.Rate rate : row.rates()) {
      rate(rate.country(), rate.percent(), rate.vat(), outcome, credit);
      left = left.subtract(rate.vat());
    }
    if (left.signum() != 0) {
      rate("", Optional.empty(), left, outcome, credit);
    }
  }

  private void rate(
      String country,
      Optional<BigDecimal> percent,
      BigDecimal vat,
      Outcome outcome,
      boolean credit) {
    BigDecimal none = NOTHING.vat();
    boolean booked = outcome == Outcome.BOOKED;
    RateTotal one =
        new RateTotal(
            country,
            percent,
            booked && !credit ? vat : none,
            booked && credit ? vat : none,
            booked ? none : vat);
    RateKey key = new RateKey(country, percent.map(BigDecimal::stripTrailingZeros).orElse(null));
    rates.merge(key, one, Tally::plus);
  }

  private static RateTotal plus(RateTotal a, RateTotal b) {
    return new RateTotal(
        a.country(),
        a.percent(),
        a.booked().add(b.booked()),
        a.refunded().add(b.refunded()),
        a.notBooked().add(b.notBooked()));
  }

  /** What there is to look at in a document, if anything. */
  static Optional<Difference> difference(MonthRow row) {
    DocumentView document = row.document();
    return switch (Outcome.of(document.state())) {
      case SKIPPED ->
          takenOver(document)
              ? Optional.of(missing(row, Difference.Kind.BOOKED_ELSEWHERE))
              : Optional.empty();
      case PARKED -> Optional.of(missing(row, Difference.Kind.PARKED));
      case UNDER_WAY -> Optional.of(missing(row, Difference.Kind.UNDER_WAY));
      case BOOKED -> booked(row);
    };
  }

  private static Optional<Difference> booked(MonthRow row) {
    DocumentView document = row.document();
    BigDecimal difference =
        row.told().map(told -> told.subtract(document.total())).orElse(BigDecimal.ZERO);
    if (difference.signum() != 0) {
      return Optional.of(named(row, Difference.Kind.AMOUNT_DIFFERS, difference));
    }
    boolean unpaid = document.state() == Standing.State.BOOKED && !document.reasons().isEmpty();
    return unpaid
        ? Optional.of(named(row, Difference.Kind.UNPAID, NOTHING.gross()))
        : Optional.empty();
  }

  private static boolean takenOver(DocumentView document) {
    return document.reasons().stream()
        .anyMatch(reason -> reason.code().equals(OrderSkipped.BOOKED_ELSEWHERE.code()));
  }

  private static Difference missing(MonthRow row, Difference.Kind kind) {
    return named(row, kind, row.told().orElse(row.document().total()));
  }

  private static Difference named(MonthRow row, Difference.Kind kind, BigDecimal difference) {
    DocumentView document = row.document();
    boolean booked = Outcome.of(document.state()) == Outcome.BOOKED;
    return new Difference(
        kind,
        document.day(),
        document.orderId(),
        document.document().refundId(),
        document.number(),
        document.invoiceNumber(),
        row.told(),
        booked ? Optional.of(document.total()) : Optional.empty(),
        difference,
        document.reasons());
  }

  /** The statement over everything that was added. */
  Statement statement(YearMonth month, boolean over, Instant now, List<Source> sources) {
    return new Statement(
        month,
        over,
        now,
        sources,
        totals(Document.Kind.SALE),
        totals(Document.Kind.CREDIT),
        List.copyOf(rates.values()),
        differences.isEmpty() && sources.stream().noneMatch(Source::disagrees),
        differences,
        more);
  }

  private Totals totals(Document.Kind kind) {
    Map<Outcome, Sum> of = sums.getOrDefault(kind, Map.of());
    return new Totals(
        of.values().stream().reduce(NOTHING, Tally::plus),
        of.getOrDefault(Outcome.BOOKED, NOTHING),
        of.getOrDefault(Outcome.PARKED, NOTHING),
        of.getOrDefault(Outcome.UNDER_WAY, NOTHING),
        of.getOrDefault(Outcome.SKIPPED, NOTHING));
  }
}
