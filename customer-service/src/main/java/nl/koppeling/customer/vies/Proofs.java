package nl.koppeling.customer.vies;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import nl.koppeling.events.VatProof;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The register's verdicts (table {@code vat_check}), per connection and keyed hash of the number,
 * so that one buyer's next order costs no question. The numbers themselves are not in there.
 */
@ApplicationScoped
public class Proofs {

  private static final String FIND =
      "select prefix, valid, cast(extract(epoch from checked_at) * 1000 as bigint),"
          + " consultation_number from vat_check where connection_id = :connection"
          + " and number_hash = :hash and checked_at > clock_timestamp()"
          + " - (case when valid then cast(:validFor as bigint)"
          + " else cast(:invalidFor as bigint) end) * interval '1 millisecond'";

  private static final String KEEP =
      "insert into vat_check (connection_id, number_hash, prefix, valid, checked_at,"
          + " consultation_number) values (:connection, :hash, :prefix, :valid,"
          + " cast(:at as timestamptz), :consultation)"
          + " on conflict (connection_id, number_hash) do update set valid = excluded.valid,"
          + " checked_at = excluded.checked_at, consultation_number = excluded.consultation_number";

  private static final String DROP_OLD =
      "delete from vat_check where connection_id = :connection and checked_at < clock_timestamp()"
          + " - greatest(cast(:validFor as bigint), cast(:invalidFor as bigint))"
          + " * interval '1 millisecond'";

  private final ViesSettings settings;

  Proofs(ViesSettings settings) {
    this.settings = settings;
  }

  /** A verdict that still stands. */
  public Uni<Optional<VatProof>> find(Mutiny.Session session, UUID connectionId, String hash) {
    return session
        .createNativeQuery(FIND, Object[].class)
        .setParameter("connection", connectionId)
        .setParameter("hash", hash)
        .setParameter("validFor", settings.validFor().toMillis())
        .setParameter("invalidFor", settings.invalidFor().toMillis())
        .getResultList()
        .map(rows -> rows.stream().findFirst().map(Proofs::proof));
  }

  /** Remembers a verdict, and forgets those of the connection that no longer stand. */
  public Uni<Void> keep(Mutiny.Session session, UUID connectionId, String hash, VatProof proof) {
    return session
        .createNativeQuery(DROP_OLD)
        .setParameter("connection", connectionId)
        .setParameter("validFor", settings.validFor().toMillis())
        .setParameter("invalidFor", settings.invalidFor().toMillis())
        .executeUpdate()
        .flatMap(
            dropped ->
                session
                    .createNativeQuery(KEEP)
                    .setParameter("connection", connectionId)
                    .setParameter("hash", hash)
                    .setParameter("prefix", proof.prefix())
                    .setParameter("valid", proof.valid())
                    .setParameter("at", proof.checkedAt().atOffset(ZoneOffset.UTC))
                    .setParameter("consultation", proof.consultationNumber())
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** Forgets all verdicts of a connection. */
  public Uni<Void> forgetAll(Mutiny.Session session, UUID connectionId) {
    return session
        .createNativeQuery("delete from vat_check where connection_id = :connection")
        .setParameter("connection", connectionId)
        .executeUpdate()
        .replaceWithVoid();
  }

  private static VatProof proof(Object[] row) {
    return new VatProof(
        (String) row[0],
        (Boolean) row[1],
        Instant.ofEpochMilli(((Number) row[2]).longValue()),
        (String) row[3]);
  }
}
