package nl.koppeling.invoice.oversight;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.koppeling.events.Reason;
import nl.koppeling.invoice.booking.Booking;
import nl.koppeling.invoice.booking.Cents;
import nl.koppeling.invoice.booking.Figures;
import nl.koppeling.invoice.booking.Rounding;
import nl.koppeling.invoice.booking.Treatment;
import nl.koppeling.invoice.posting.Posting;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Counts a document in the transaction in which it first stands, and says what the sums ask to be
 * told with it. A level or a quarter is told once: what was told is remembered in the same
 * transaction, and the caller holds the connection's turn.
 */
@ApplicationScoped
public class Watch {

  private final BookedDocuments documents;
  private final Sums sums;

  Watch(BookedDocuments documents, Sums sums) {
    this.documents = documents;
    this.sums = sums;
  }

  /** Counts a document and returns what is told with it; nothing when it was counted before. */
  public Uni<List<Reason>> count(Mutiny.Session session, Posting posting, Booking booking) {
    return documents
        .add(session, posting, booking)
        .flatMap(
            added ->
                added && booking.figures().isPresent()
                    ? warnings(session, posting.key().connectionId(), booking)
                    : Uni.createFrom().item(List.of()));
  }

  private Uni<List<Reason>> warnings(Mutiny.Session session, UUID connectionId, Booking booking) {
    Figures figures = booking.figures().orElseThrow();
    return threshold(session, connectionId, booking.treatment(), figures)
        .flatMap(
            threshold ->
                rounding(session, connectionId, booking.invoiceDate(), figures.rounding())
                    .map(
                        rounding ->
                            Stream.of(threshold, rounding).flatMap(Optional::stream).toList()));
  }

  /**
   * W3. Only a sale at Dutch VAT asks for it: who charges the VAT of the customer's country is
   * where the threshold leads to.
   */
  private Uni<Optional<Reason>> threshold(
      Mutiny.Session session, UUID connectionId, Treatment treatment, Figures figures) {
    if (treatment != Treatment.DOMESTIC || figures.netToEuConsumers().amount() <= 0) {
      return nothing();
    }
    int year = figures.day().getYear();
    String period = String.valueOf(year);
    return told(session, connectionId, Warning.OSS_THRESHOLD, period)
        .flatMap(
            told ->
                told >= Threshold.Level.AT_100.percent()
                    ? nothing()
                    : meter(session, connectionId, year)
                        .flatMap(
                            meter ->
                                once(
                                    session,
                                    connectionId,
                                    Warning.OSS_THRESHOLD,
                                    period,
                                    meter.level().percent(),
                                    meter.warning())));
  }

  /** Where the threshold stands in a year. */
  Uni<Threshold> meter(Mutiny.Session session, UUID connectionId, int year) {
    return sums.toConsumers(session, connectionId, year)
        .flatMap(
            now ->
                sums.toConsumers(session, connectionId, year - 1)
                    .map(before -> new Threshold(year, new Cents(now), new Cents(before))));
  }

  /** W8. Counting is for when there is something to tell; looking for one document is not. */
  private Uni<Optional<Reason>> rounding(
      Mutiny.Session session, UUID connectionId, LocalDate day, Rounding found) {
    if (found == Rounding.CANNOT_TELL) {
      return nothing();
    }
    Rounding other = found == Rounding.PER_LINE ? Rounding.AT_SUBTOTAL : Rounding.PER_LINE;
    Quarter quarter = Quarter.of(day);
    return sums.seen(session, connectionId, other, quarter)
        .flatMap(mixed -> mixed ? roundingMixed(session, connectionId, quarter) : nothing());
  }

  private Uni<Optional<Reason>> roundingMixed(
      Mutiny.Session session, UUID connectionId, Quarter quarter) {
    String period = quarter.toString();
    return told(session, connectionId, Warning.ROUNDING_MIXED, period)
        .flatMap(
            told ->
                told > 0
                    ? nothing()
                    : sums.roundings(session, connectionId, quarter)
                        .flatMap(
                            seen ->
                                once(
                                    session,
                                    connectionId,
                                    Warning.ROUNDING_MIXED,
                                    period,
                                    1,
                                    seen.warning(quarter))));
  }

  private static Uni<Integer> told(
      Mutiny.Session session, UUID connectionId, Warning warning, String period) {
    return session
        .createNativeQuery(
            "select level from told_warning where connection_id = :id and code = :code"
                + " and period = :period",
            Integer.class)
        .setParameter("id", connectionId)
        .setParameter("code", warning.name())
        .setParameter("period", period)
        .getResultList()
        .map(levels -> levels.stream().findFirst().orElse(0));
  }

  /** The text, unless this level or a higher one was told for the period. */
  private static Uni<Optional<Reason>> once(
      Mutiny.Session session,
      UUID connectionId,
      Warning warning,
      String period,
      int level,
      Optional<Reason> text) {
    if (text.isEmpty()) {
      return nothing();
    }
    return session
        .createNativeQuery(
            "insert into told_warning (connection_id, code, period, level)"
                + " values (:id, :code, :period, :level)"
                + " on conflict (connection_id, code, period) do update set level = excluded.level,"
                + " told_at = excluded.told_at where told_warning.level < excluded.level")
        .setParameter("id", connectionId)
        .setParameter("code", warning.name())
        .setParameter("period", period)
        .setParameter("level", level)
        .executeUpdate()
        .map(rows -> rows > 0 ? text : Optional.empty());
  }

  private static Uni<Optional<Reason>> nothing() {
    return Uni.createFrom().item(Optional.empty());
  }
}
