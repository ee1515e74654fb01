package nl.koppeling.invoice.planning;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.EventCodec;
import nl.koppeling.invoice.booking.Band;
import nl.koppeling.invoice.booking.RateTable;
import nl.koppeling.snelstart.VatKind;
import nl.koppeling.snelstart.VatRate;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The VAT rates of each administration, kept for a day (VAT reference, decision V5). Older ones are
 * not used: a day without an answer makes orders wait, which is better than a wrong rate.
 */
@ApplicationScoped
public class Rates {

  private static final String FIND =
      "select rates from vat_rates where administration_id = :id"
          + " and read_at > clock_timestamp() - interval '24 hours'";

  private static final String STORE =
      "insert into vat_rates (administration_id, rates, read_at)"
          + " values (:id, :rates, clock_timestamp()) on conflict (administration_id) do update"
          + " set rates = excluded.rates, read_at = excluded.read_at";

  /** The rates, unless they were never read or are a day old. */
  public Uni<Optional<RateTable>> find(Mutiny.Session session, UUID administrationId) {
    return session
        .createNativeQuery(FIND, String.class)
        .setParameter("id", administrationId)
        .getResultList()
        .map(found -> found.stream().findFirst().map(Rates::read));
  }

  /** Remembers what SnelStart answered just now. */
  public Uni<Void> store(Mutiny.Session session, UUID administrationId, List<VatRate> answer) {
    return session
        .createNativeQuery(STORE)
        .setParameter("id", administrationId)
        .setParameter("rates", EventCodec.write(table(answer)))
        .executeUpdate()
        .replaceWithVoid();
  }

  /**
   * Only Hoog and Laag are Dutch VAT of a webshop; Overig belongs to sports canteens and the like.
   */
  static RateTable table(List<VatRate> answer) {
    return new RateTable(
        answer.stream()
            .filter(r -> r.kind() == VatKind.HIGH || r.kind() == VatKind.LOW)
            .filter(r -> r.percent().compareTo(BigDecimal.ZERO) > 0)
            .map(
                r ->
                    new RateTable.Period(
                        r.kind() == VatKind.HIGH ? Band.HIGH : Band.LOW,
                        r.percent(),
                        r.from(),
                        r.through()))
            .toList(),
        List.of());
  }

  private static RateTable read(String json) {
    return EventCodec.read(json.getBytes(StandardCharsets.UTF_8), RateTable.class);
  }
}
