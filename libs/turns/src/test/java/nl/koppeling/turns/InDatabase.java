package nl.koppeling.turns;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Runs one transaction from a test's thread and waits for it. */
@ApplicationScoped
class InDatabase {

  private final Vertx vertx;
  private final Mutiny.SessionFactory sessions;

  InDatabase(Vertx vertx, Mutiny.SessionFactory sessions) {
    this.vertx = vertx;
    this.sessions = sessions;
  }

  <T> T call(Function<Mutiny.Session, Uni<T>> work) {
    return work(work).await().atMost(Duration.ofSeconds(10));
  }

  /** The same without waiting, for work inside a turn. */
  <T> Uni<T> work(Function<Mutiny.Session, Uni<T>> work) {
    Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    VertxContextSafetyToggle.setContextSafe(context, true);
    return Uni.createFrom()
        .<T>emitter(
            emitter ->
                context.runOnContext(
                    ignored ->
                        sessions
                            .withTransaction(work)
                            .subscribe()
                            .with(emitter::complete, emitter::fail)));
  }

  void sql(String statement) {
    if (statement.startsWith("select")) {
      call(session -> session.createNativeQuery(statement, Object.class).getResultList());
    } else {
      call(session -> session.createNativeQuery(statement).executeUpdate());
    }
  }
}
