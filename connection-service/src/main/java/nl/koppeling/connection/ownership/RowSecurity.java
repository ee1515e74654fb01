package nl.koppeling.connection.ownership;

import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

/**
 * Refuses to start where the database would not keep connections apart: superusers and roles with
 * {@code BYPASSRLS} see every row, whatever a transaction says.
 */
@ApplicationScoped
class RowSecurity {

  static final String ACTIVE =
      "select bool_and(row_security_active(c.oid)) from pg_policy p join pg_class c on c.oid = p.polrelid"
          + " where c.relnamespace = to_regnamespace(current_schema()::text)";

  private final Pool pool;

  @Inject
  RowSecurity(Pool pool) {
    this.pool = pool;
  }

  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    if (!Boolean.TRUE.equals(
        pool.query(ACTIVE).executeAndAwait().iterator().next().getBoolean(0))) {
      throw new IllegalStateException(
          "Row-level security is not active for the role of KOPPELING_DB_USER: it is a superuser,"
              + " has BYPASSRLS, or a table is not forced. Connections would not be kept apart."
              + " Use an ordinary role that owns the database.");
    }
  }
}
