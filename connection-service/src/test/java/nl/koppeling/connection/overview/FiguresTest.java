package nl.koppeling.connection.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.koppeling.connection.overview.Figures.Basis;
import nl.koppeling.connection.overview.Figures.RateVat;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static final List<RateVat> DUTCH =
      List.of(new RateVat(1, "NL", Optional.of(BigDecimal.valueOf(21)), new BigDecimal("21.00")));

  private final Figures seen = figures(1, Basis.VERSION, 1, null, List.of());
  private final Figures ordered = figures(2, Basis.ORDER, 1, "21.00", DUTCH);
  private final Figures booked = figures(3, Basis.BOOKED, 1, "21.00", List.of());

  @Test
  void theBetterKnownDayWinsWhateverCameFirst() {
    assertThat(seen.after(ordered).day().getDayOfMonth()).isEqualTo(2);
    assertThat(ordered.after(seen).day().getDayOfMonth()).isEqualTo(2);
    assertThat(ordered.after(booked).day().getDayOfMonth()).isEqualTo(3);
    assertThat(booked.after(ordered).day().getDayOfMonth()).isEqualTo(3);
  }

  @Test
  void whatOneDoesNotSayIsKeptFromTheOther() {
    assertThat(ordered.after(booked).rates()).isEqualTo(DUTCH);
    assertThat(booked.after(ordered).rates()).isEqualTo(DUTCH);
    assertThat(seen.after(ordered).vat()).contains(new BigDecimal("21.00"));
  }

  @Test
  void aNewerVersionReplacesAnOlderOneAndNotTheOtherWayRound() {
    Figures newer = figures(4, Basis.ORDER, 2, "0.00", List.of());

    assertThat(ordered.after(newer)).isEqualTo(newer);
    assertThat(newer.after(ordered)).isEqualTo(newer);
  }

  private static Figures figures(
      int day, Basis basis, long version, String vat, List<RateVat> rates) {
    return new Figures(
        LocalDate.of(2026, 11, day),
        basis,
        Instant.ofEpochSecond(version),
        Optional.ofNullable(vat).map(BigDecimal::new),
        rates);
  }
}
