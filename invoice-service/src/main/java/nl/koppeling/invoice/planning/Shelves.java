package nl.koppeling.invoice.planning;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.EventCodec;
import nl.koppeling.invoice.booking.Band;
import nl.koppeling.invoice.booking.Shelf;
import nl.koppeling.snelstart.ArticleCodes;
import nl.koppeling.snelstart.RevenueGroup;
import nl.koppeling.snelstart.VatKind;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The article codes and revenue groups of each administration that gets sales orders, kept for a
 * day, as {@link Rates} are.
 */
@ApplicationScoped
public class Shelves {

  /** Overig belongs to rates of an administration's own: no webshop line bears it. */
  private static final Map<VatKind, Band> BANDS =
      Map.of(VatKind.HIGH, Band.HIGH, VatKind.LOW, Band.LOW, VatKind.NONE, Band.ZERO);

  private static final String FIND =
      "select body from shelf where administration_id = :id"
          + " and read_at > clock_timestamp() - interval '24 hours'";

  private static final String STORE =
      "insert into shelf (administration_id, body, read_at) values (:id, :body, clock_timestamp())"
          + " on conflict (administration_id) do update set body = excluded.body,"
          + " read_at = excluded.read_at";

  /** Whether a connection's sales become sales orders. */
  public static boolean needed(ConnectionChanged connection) {
    return connection.settings().choices().form() == BookingSettings.Choices.Form.SALES_ORDER;
  }

  /** The shelf of a connection's administration, unless it was never read or is a day old. */
  public Uni<Optional<Shelf>> find(Mutiny.Session session, ConnectionChanged connection) {
    return session
        .createNativeQuery(FIND, String.class)
        .setParameter("id", connection.administrationId())
        .getResultList()
        .map(found -> found.stream().findFirst().map(Shelves::read));
  }

  /** Remembers what SnelStart answered just now. */
  public Uni<Void> store(Mutiny.Session session, UUID administrationId, Shelf shelf) {
    return session
        .createNativeQuery(STORE)
        .setParameter("id", administrationId)
        .setParameter("body", EventCodec.write(shelf))
        .executeUpdate()
        .replaceWithVoid();
  }

  /** In the core's words. */
  public static Shelf shelf(ArticleCodes codes, List<RevenueGroup> groups) {
    return new Shelf(
        new Shelf.Codes(codes.numeric(), codes.maxLength()),
        groups.stream().flatMap(group -> group(group).stream()).toList());
  }

  private static Optional<Shelf.Group> group(RevenueGroup group) {
    return band(group).map(b -> new Shelf.Group(group.id(), group.number(), b, group.ledgerId()));
  }

  /** The band articles of a group bear; empty when no line of a webshop bears it. */
  public static Optional<Band> band(RevenueGroup group) {
    return group.vatKind().map(BANDS::get);
  }

  private static Shelf read(String json) {
    return EventCodec.read(json.getBytes(StandardCharsets.UTF_8), Shelf.class);
  }
}
