package nl.koppeling.invoice.bookkeeping;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.invoice.booking.SalesOrderForm;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Articles that SnelStart itself showed or made in the last day, so that a known one costs no call
 * and an order of many articles gets on with every turn. What changed since shows when the order is
 * made: its VAT is compared.
 */
@ApplicationScoped
class KnownArticles {

  private static final String FIND =
      "select article_id from article where administration_id = :id and code = :code"
          + " and band = :band and seen_at > clock_timestamp() - interval '24 hours'";

  private static final String STORE =
      "insert into article (administration_id, code, article_id, band, seen_at)"
          + " values (:id, :code, :article, :band, clock_timestamp())"
          + " on conflict (administration_id, code) do update set article_id = excluded.article_id,"
          + " band = excluded.band, seen_at = excluded.seen_at";

  private static final String FORGET =
      "delete from article where administration_id = :id and code in (:codes)";

  private final Mutiny.SessionFactory sessions;

  KnownArticles(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /** The article of a line, if one with its code and VAT is known. */
  Uni<Optional<UUID>> find(UUID administrationId, SalesOrderForm.Line line) {
    return sessions.withSession(
        session ->
            session
                .createNativeQuery(FIND, UUID.class)
                .setParameter("id", administrationId)
                .setParameter("code", key(line))
                .setParameter("band", line.band().name())
                .getResultList()
                .map(ids -> ids.stream().findFirst()));
  }

  /** Remembers what SnelStart answered; renews the lease, because orders may have many articles. */
  Uni<UUID> store(Document document, SalesOrderForm.Line line, UUID articleId) {
    return sessions
        .withTransaction(
            session ->
                document
                    .turn()
                    .hold(session)
                    .flatMap(held -> write(session, document, line, articleId)))
        .replaceWith(articleId);
  }

  private static Uni<Integer> write(
      Mutiny.Session session, Document document, SalesOrderForm.Line line, UUID articleId) {
    return session
        .createNativeQuery(STORE)
        .setParameter("id", document.connection().administrationId())
        .setParameter("code", key(line))
        .setParameter("article", articleId)
        .setParameter("band", line.band().name())
        .executeUpdate();
  }

  /** SnelStart refused one of these: the next attempt looks for itself. */
  Uni<Void> forget(UUID administrationId, Collection<SalesOrderForm.Line> lines) {
    return sessions
        .withTransaction(
            session ->
                session
                    .createNativeQuery(FORGET)
                    .setParameter("id", administrationId)
                    .setParameter("codes", lines.stream().map(KnownArticles::key).toList())
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** Codes are one in any case of letters. */
  static String key(SalesOrderForm.Line line) {
    return line.article().code().toLowerCase(Locale.ROOT);
  }
}
