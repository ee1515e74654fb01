package nl.koppeling.connection.notification;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.Reason;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes letters from what is true at the moment they are sent. */
@ApplicationScoped
class Letters {

  private static final int ORDERS_NAMED = 10;

  private final NotificationSettings settings;

  Letters(NotificationSettings settings) {
    this.settings = settings;
  }

  /**
   * The letter for a mail; empty when nobody can be reached or there is nothing to say any more.
   */
  Uni<Optional<Letter>> write(Mutiny.Session session, Mails.Due mail) {
    return session
        .createNativeQuery(
            "select o.address, o.language, c.shop_home from connection c"
                + " join connection_owner p on p.connection_id = c.id"
                + " join owner_contact o on o.owner = p.owner"
                + " where c.id = :id and p.owner = :owner and c.state in ('ACTIVE', 'PAUSED')",
            Tuple.class)
        .setParameter("id", mail.connectionId())
        .setParameter("owner", mail.owner())
        .getResultList()
        .flatMap(
            rows ->
                rows.isEmpty()
                    ? Uni.createFrom().item(Optional.<Letter>empty())
                    : letter(session, mail, rows.getFirst()))
        .map(letter -> letter.filter(l -> !l.empty()));
  }

  private Uni<Optional<Letter>> letter(Mutiny.Session session, Mails.Due mail, Tuple to) {
    String language = to.get(1, String.class);
    return switch (mail.kind()) {
      case CONNECTION_BROKEN ->
          faults(session, mail.connectionId(), language)
              .map(
                  faults -> Optional.of(letter(mail, to, faults, 0, List.of(), Letter.Taken.NONE)));
      case ORDERS_PARKED ->
          parked(session, mail.connectionId(), language)
              .flatMap(
                  orders ->
                      count(session, mail.connectionId())
                          .map(
                              n ->
                                  Optional.of(
                                      letter(mail, to, List.of(), n, orders, Letter.Taken.NONE))));
      case BACKFILL_DONE ->
          taken(session, mail.connectionId())
              .map(taken -> Optional.of(letter(mail, to, List.of(), 0, List.of(), taken)));
    };
  }

  private Letter letter(
      Mails.Due mail,
      Tuple to,
      List<String> faults,
      long parked,
      List<Letter.Order> orders,
      Letter.Taken taken) {
    return new Letter(
        to.get(0, String.class),
        to.get(1, String.class),
        to.get(2, String.class),
        settings.pages().map(pages -> pages + "/app/connections/" + mail.connectionId()).orElse(""),
        faults,
        parked,
        orders,
        taken);
  }

  private static Uni<List<String>> faults(
      Mutiny.Session session, UUID connectionId, String language) {
    return session
        .createNativeQuery(
            "select case when :language = 'nl' then nl else en end from connection_fault"
                + " where connection_id = :id order by since",
            String.class)
        .setParameter("language", language)
        .setParameter("id", connectionId)
        .getResultList();
  }

  private static Uni<Letter.Taken> taken(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "select (select done from backfill_progress where connection_id = :id),"
                + " count(*) filter (where state in ('BOOKED', 'SETTLED')),"
                + " count(*) filter (where state = 'PARKED'),"
                + " count(*) filter (where state = 'SKIPPED'),"
                + " count(*) filter (where state = 'WAITING')"
                + " from order_overview where connection_id = :id and refund_id = 0",
            Tuple.class)
        .setParameter("id", connectionId)
        .getSingleResult()
        .map(
            row ->
                new Letter.Taken(
                    number(row.get(0)),
                    number(row.get(1)),
                    number(row.get(2)),
                    number(row.get(3)),
                    number(row.get(4))));
  }

  private static long number(Object count) {
    return count == null ? 0 : ((Number) count).longValue();
  }

  private static Uni<Long> count(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery(
            "select count(*) from order_overview where connection_id = :id and state = 'PARKED'",
            Long.class)
        .setParameter("id", connectionId)
        .getSingleResult();
  }

  private static Uni<List<Letter.Order>> parked(
      Mutiny.Session session, UUID connectionId, String language) {
    return session
        .createNativeQuery(
            "select number, reasons from order_overview where connection_id = :id"
                + " and state = 'PARKED' order by updated_at desc limit "
                + ORDERS_NAMED,
            Tuple.class)
        .setParameter("id", connectionId)
        .getResultList()
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Letter.Order(
                                row.get(0, String.class),
                                reason(row.get(1, String.class), language)))
                    .toList());
  }

  private static String reason(String json, String language) {
    Reason[] reasons = EventCodec.read(json.getBytes(StandardCharsets.UTF_8), Reason[].class);
    if (reasons.length == 0) {
      return "";
    }
    return language.equals("nl") ? reasons[0].nl() : reasons[0].en();
  }
}
