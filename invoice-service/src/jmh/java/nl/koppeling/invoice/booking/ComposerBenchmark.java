package nl.koppeling.invoice.booking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What composing an order costs, and beside it a SHA-256 of a kilobyte to compare machines by. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ComposerBenchmark {

  @Param({"5", "50"})
  int lines;

  private SaleOrder order;
  private String kilobyte;

  @Setup
  public void order() {
    List<SaleOrder.Line> all = new ArrayList<>();
    BigDecimal high = BigDecimal.ZERO;
    BigDecimal low = BigDecimal.ZERO;
    BigDecimal net = BigDecimal.ZERO;
    for (int i = 1; i <= lines; i++) {
      boolean reduced = i % 3 == 0;
      BigDecimal amount = new BigDecimal("12.396694").add(BigDecimal.valueOf(i));
      BigDecimal tax =
          amount.multiply(new BigDecimal(reduced ? "0.09" : "0.21")).setScale(6, RoundingMode.HALF_UP);
      all.add(
          new SaleOrder.Line(
              SaleOrder.Kind.PRODUCT,
              i,
              "Artikel " + i,
              BigDecimal.ONE,
              amount,
              tax.setScale(2, RoundingMode.HALF_UP),
              List.of(new SaleOrder.LineTax(reduced ? 2 : 1, tax))));
      net = net.add(amount);
      high = reduced ? high : high.add(tax);
      low = reduced ? low.add(tax) : low;
    }
    BigDecimal roundedHigh = high.setScale(2, RoundingMode.HALF_UP);
    BigDecimal roundedLow = low.setScale(2, RoundingMode.HALF_UP);
    BigDecimal totalTax = roundedHigh.add(roundedLow);
    order =
        new SaleOrder(
            42,
            "42",
            "EUR",
            Optional.of(Instant.parse("2026-03-02T10:00:00Z")),
            Optional.empty(),
            net.add(totalTax).setScale(2, RoundingMode.HALF_UP),
            totalTax,
            new SaleOrder.Payment("ideal", "iDEAL", "tr_1"),
            Optional.of("NL"),
            Optional.of("NL"),
            false,
            all,
            List.of(
                new SaleOrder.Rate(1, "NL", BigDecimal.valueOf(21), false, roundedHigh),
                new SaleOrder.Rate(2, "NL", BigDecimal.valueOf(9), false, roundedLow)));
    if (!(compose() instanceof Composition.Book)) {
      throw new IllegalStateException("the order must be booked: " + compose());
    }
    kilobyte = "x".repeat(1_024);
  }

  @Benchmark
  public Composition compose() {
    return BookingComposer.compose(order, Shop.ABROAD, Shop.FACTS);
  }

  @Benchmark
  public byte[] baseline() {
    return Names.sha256(kilobyte);
  }
}
