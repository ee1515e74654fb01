package nl.koppeling.invoice.oversight;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import nl.koppeling.events.EventCodec;
import nl.koppeling.invoice.booking.Band;
import nl.koppeling.invoice.booking.Booking;
import nl.koppeling.invoice.booking.Figures;
import nl.koppeling.invoice.booking.Notice;
import nl.koppeling.invoice.booking.Rounding;
import nl.koppeling.invoice.posting.Posting;
import org.hibernate.reactive.mutiny.Mutiny;

/** The tables of what stands in the administrations, document by document. */
@ApplicationScoped
public class BookedDocuments {

  // Nothing is kept of a removed connection: its last booking may still be on its way back.
  private static final String ADD =
      "with added as (insert into booked_document (connection_id, order_id, kind, refund_id, revision, number, day,"
          + " tax_day, known, eu_consumers, excess_shipping_vat, coupon_difference,"
          + " evidence_needed, residual, rounding)"
          + " select connection_id, cast(:order as bigint), cast(:kind as text), cast(:refund as bigint), cast(:revision as int),"
          + " cast(:number as text), cast(:day as date), cast(:taxDay as date),"
          + " cast(:known as boolean), cast(:consumers as bigint), cast(:excess as bigint),"
          + " cast(:coupon as bigint), cast(:evidence as boolean), cast(:residual as bigint),"
          + " cast(:rounding as text) from connection_copy where connection_id = :connection and body <> ''"
          + " on conflict do nothing returning connection_id, order_id, kind, refund_id, revision, day),"
          + " banded as (insert into booked_band (connection_id, order_id, kind, refund_id, revision, band, day,"
          + " treatment, country, net, vat)"
          + " select connection_id, order_id, kind, refund_id, revision, b.band, day, cast(:treatment as text),"
          + " cast(:country as text), b.net, b.vat from added"
          + " cross join jsonb_to_recordset(cast(cast(:bands as text) as jsonb))"
          + " as b(band text, net bigint, vat bigint))"
          + " select count(*) from added";

  /**
   * Remembers a document that stands, once.
   *
   * @return false when it was remembered before, or its connection is gone
   */
  Uni<Boolean> add(Mutiny.Session session, Posting posting, Booking booking) {
    LocalDate day = booking.invoiceDate();
    return session
        .createNativeQuery(ADD, Long.class)
        .setParameter("connection", posting.key().connectionId())
        .setParameter("order", posting.key().orderId())
        .setParameter("kind", posting.key().kind().name())
        .setParameter("refund", posting.key().refundId())
        .setParameter("revision", posting.key().revision())
        .setParameter("number", posting.number())
        .setParameter("day", day)
        .setParameter("taxDay", booking.figures().map(Figures::day).orElse(day))
        .setParameter("known", booking.figures().isPresent())
        .setParameter("consumers", cents(booking, f -> f.netToEuConsumers().amount()))
        .setParameter("excess", cents(booking, f -> f.excessShippingVat().amount()))
        .setParameter("coupon", cents(booking, f -> f.couponDifference().amount()))
        .setParameter("evidence", booking.notices().contains(Notice.EVIDENCE_NEEDED))
        .setParameter("residual", cents(booking, f -> f.residual().amount()))
        .setParameter(
            "rounding",
            booking.figures().map(Figures::rounding).orElse(Rounding.CANNOT_TELL).name())
        .setParameter("treatment", booking.treatment().name())
        .setParameter("country", booking.figures().map(Figures::country).orElse(""))
        .setParameter("bands", EventCodec.write(bands(booking)))
        .getSingleResult()
        .map(added -> added > 0);
  }

  private static long cents(Booking booking, ToLongFunction<Figures> figure) {
    return booking.figures().map(figure::applyAsLong).orElse(0L);
  }

  private static List<InBand> bands(Booking booking) {
    Map<Band, long[]> sums = new EnumMap<>(Band.class);
    booking.lines().forEach(l -> sum(sums, l.band())[0] += l.net().amount());
    booking.vat().forEach(v -> sum(sums, v.band())[1] += v.amount().amount());
    List<InBand> bands = new ArrayList<>();
    sums.forEach((band, sum) -> bands.add(new InBand(band, sum[0], sum[1])));
    return bands;
  }

  private static long[] sum(Map<Band, long[]> sums, Band band) {
    return sums.computeIfAbsent(band, b -> new long[2]);
  }

  /** Cents of one document in one band. */
  private record InBand(Band band, long net, long vat) {}

  /** Forgets a connection. */
  public Uni<Void> forget(Mutiny.Session session, UUID connectionId) {
    Uni<Void> done = Uni.createFrom().voidItem();
    for (String table : List.of("booked_document", "booked_band", "told_warning")) {
      done =
          done.flatMap(
              before ->
                  session
                      .createNativeQuery("delete from " + table + " where connection_id = :id")
                      .setParameter("id", connectionId)
                      .executeUpdate()
                      .replaceWithVoid());
    }
    return done;
  }
}
