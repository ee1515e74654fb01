package nl.koppeling.invoice.oversight;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.connections.ConnectionCopies;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads a year of a connection. */
@ApplicationScoped
class Oversee {

  private final Sums sums;
  private final Watch watch;
  private final ConnectionCopies connections;

  Oversee(Sums sums, Watch watch, ConnectionCopies connections) {
    this.sums = sums;
    this.watch = watch;
    this.connections = connections;
  }

  /**
   * The year, all from one session; empty sums for a connection of which nothing is known.
   *
   * @param today in Amsterdam
   */
  Uni<Overview> year(Mutiny.Session session, UUID connectionId, int year, LocalDate today) {
    return threshold(session, connectionId, year, today)
        .flatMap(
            threshold ->
                sums.months(session, connectionId, year)
                    .flatMap(
                        months ->
                            sums.evidence(session, connectionId, year)
                                .flatMap(
                                    evidence ->
                                        sums.days(session, connectionId, year)
                                            .map(
                                                days ->
                                                    view(
                                                        year, threshold, months, evidence,
                                                        days)))));
  }

  private Uni<Overview.OssThreshold> threshold(
      Mutiny.Session session, UUID connectionId, int year, LocalDate today) {
    return watch
        .meter(session, connectionId, year)
        .flatMap(
            meter ->
                connections
                    .find(session, connectionId)
                    .map(
                        connection ->
                            threshold(
                                meter,
                                connection.flatMap(c -> c.settings().taxation().ossSince()),
                                today)));
  }

  private static Overview.OssThreshold threshold(
      Threshold meter, Optional<LocalDate> ossSince, LocalDate today) {
    boolean on = ossSince.filter(since -> !since.isAfter(today)).isPresent();
    return new Overview.OssThreshold(
        Threshold.limit(),
        meter.thisYear().euros(),
        meter.lastYear().euros(),
        meter.percent(),
        meter.level().shown(),
        on,
        ossSince,
        on ? Optional.empty() : meter.warning().map(Texts::of));
  }

  private static Overview view(
      int year,
      Overview.OssThreshold threshold,
      List<MonthSums> months,
      List<Sums.Evidence> evidence,
      List<Overview.Day> days) {
    MonthSums all = MonthSums.total(months);
    return new Overview(
        year,
        all.documents(),
        all.withoutFigures(),
        threshold,
        List.of(1, 2, 3, 4).stream()
            .map(number -> quarter(new Quarter(year, number), months, evidence))
            .toList(),
        months.stream().map(month -> Texts.month(year, month)).toList(),
        days);
  }

  private static Overview.QuarterView quarter(
      Quarter quarter, List<MonthSums> months, List<Sums.Evidence> evidence) {
    return Texts.quarter(
        quarter,
        MonthSums.total(months.stream().filter(m -> m.quarter() == quarter.number()).toList()),
        evidence.stream()
            .filter(e -> e.quarter() == quarter.number())
            .map(Sums.Evidence::number)
            .toList());
  }
}
