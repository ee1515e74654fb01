package nl.koppeling.invoice.oversight;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.koppeling.invoice.booking.Rounding;
import org.hibernate.reactive.mutiny.Mutiny;

/** Sums over what stands; each reads one index over one connection and one period. */
@ApplicationScoped
class Sums {

  private static final String TO_CONSUMERS =
      "select cast(coalesce(sum(eu_consumers), 0) as bigint) from booked_document"
          + " where connection_id = :id and tax_day >= :from and tax_day < :end"
          + " and eu_consumers <> 0";

  private static final String ROUNDINGS =
      "select count(*) filter (where rounding = 'PER_LINE'),"
          + " count(*) filter (where rounding = 'AT_SUBTOTAL') from booked_document"
          + " where connection_id = :id and rounding <> 'CANNOT_TELL'"
          + " and day >= :from and day < :end";

  private static final String SEEN =
      "select exists (select from booked_document where connection_id = :id"
          + " and rounding = :rounding and rounding <> 'CANNOT_TELL'"
          + " and day >= :from and day < :end)";

  private static final String MONTHS =
      "select cast(extract(month from day) as int), count(*), count(*) filter (where not known),"
          + " count(*) filter (where excess_shipping_vat > 0),"
          + " cast(sum(excess_shipping_vat) as bigint),"
          + " count(*) filter (where coupon_difference <> 0 and kind in ('SALE', 'REPLACEMENT')),"
          + " cast(sum(coupon_difference) as bigint),"
          + " count(*) filter (where residual <> 0), cast(sum(abs(residual)) as bigint),"
          + " count(*) filter (where rounding = 'PER_LINE'),"
          + " count(*) filter (where rounding = 'AT_SUBTOTAL')"
          + " from booked_document where connection_id = :id and day >= :from and day < :end"
          + " group by 1 order by 1";

  private static final String EVIDENCE =
      "select day, number from booked_document where connection_id = :id and day >= :from"
          + " and day < :end and evidence_needed order by day, order_id";

  private static final String DAYS =
      "select day, treatment, country, band, count(*), cast(sum(net) as bigint),"
          + " cast(sum(vat) as bigint) from booked_band where connection_id = :id"
          + " and day >= :from and day < :end group by day, treatment, country, band"
          + " order by day, treatment, country, band";

  /** Turnover with consumers in other member states in a year of tax days, cents. */
  Uni<Long> toConsumers(Mutiny.Session session, UUID connectionId, int year) {
    return session
        .createNativeQuery(TO_CONSUMERS, Long.class)
        .setParameter("id", connectionId)
        .setParameter("from", LocalDate.of(year, 1, 1))
        .setParameter("end", LocalDate.of(year + 1, 1, 1))
        .getSingleResult();
  }

  /** Whether some document of a quarter proves a way of rounding. */
  Uni<Boolean> seen(Mutiny.Session session, UUID connectionId, Rounding rounding, Quarter quarter) {
    return session
        .createNativeQuery(SEEN, Boolean.class)
        .setParameter("id", connectionId)
        .setParameter("rounding", rounding.name())
        .setParameter("from", quarter.first())
        .setParameter("end", quarter.end())
        .getSingleResult();
  }

  Uni<Roundings> roundings(Mutiny.Session session, UUID connectionId, Quarter quarter) {
    return rows(session, ROUNDINGS, connectionId, quarter.first(), quarter.end())
        .map(rows -> new Roundings(number(rows.get(0)[0]), number(rows.get(0)[1])));
  }

  /** The months of a year in which something was booked. */
  Uni<List<MonthSums>> months(Mutiny.Session session, UUID connectionId, int year) {
    return ofYear(session, MONTHS, connectionId, year)
        .map(rows -> rows.stream().map(Sums::month).toList());
  }

  /** Orders of a year that bear 0 % and ask for evidence. */
  Uni<List<Evidence>> evidence(Mutiny.Session session, UUID connectionId, int year) {
    return ofYear(session, EVIDENCE, connectionId, year)
        .map(
            rows ->
                rows.stream()
                    .map(r -> new Evidence(Quarter.of((LocalDate) r[0]).number(), (String) r[1]))
                    .toList());
  }

  Uni<List<Overview.Day>> days(Mutiny.Session session, UUID connectionId, int year) {
    return ofYear(session, DAYS, connectionId, year)
        .map(rows -> rows.stream().map(Sums::day).toList());
  }

  private static Uni<List<Object[]>> ofYear(
      Mutiny.Session session, String sql, UUID connectionId, int year) {
    return rows(session, sql, connectionId, LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
  }

  private static Uni<List<Object[]>> rows(
      Mutiny.Session session, String sql, UUID connectionId, LocalDate from, LocalDate end) {
    return session
        .createNativeQuery(sql, Object[].class)
        .setParameter("id", connectionId)
        .setParameter("from", from)
        .setParameter("end", end)
        .getResultList();
  }

  private static MonthSums month(Object[] r) {
    return new MonthSums(
        (int) number(r[0]),
        number(r[1]),
        number(r[2]),
        new MonthSums.Counted(number(r[3]), number(r[4])),
        new MonthSums.Counted(number(r[5]), number(r[6])),
        new MonthSums.Counted(number(r[7]), number(r[8])),
        new Roundings(number(r[9]), number(r[10])));
  }

  private static Overview.Day day(Object[] r) {
    return Overview.Day.of(
        (LocalDate) r[0],
        (String) r[1],
        (String) r[2],
        (String) r[3],
        number(r[4]),
        number(r[5]),
        number(r[6]));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  /** An order for which evidence must be kept. */
  record Evidence(int quarter, String number) {}
}
