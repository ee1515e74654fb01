package nl.koppeling.events.wake;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Listens to PostgreSQL notifications on one connection of its own. A notification is a hint, never
 * a promise: whoever listens must also sweep. Reconnects by itself and then runs every listener
 * once, since notifications were missed.
 */
@ApplicationScoped
public class Wakeups {

  private static final Logger LOG = Logger.getLogger(Wakeups.class);
  private static final long RECONNECT_MILLIS = 1_000;

  private final PgSubscriber subscriber;

  Wakeups(
      Vertx vertx,
      @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    PgConnectOptions options =
        PgConnectOptions.fromUri(url.replaceFirst("^vertx-reactive:", ""))
            .setUser(user)
            .setPassword(password);
    subscriber = PgSubscriber.subscriber(vertx, options).reconnectPolicy(retry -> RECONNECT_MILLIS);
    subscriber
        .connect()
        .onFailure(e -> LOG.warn("not listening to the database yet, will connect again"));
  }

  /**
   * Runs {@code listener} on an event loop at every notification on the channel, and once when
   * listening starts.
   */
  public void on(String channel, Runnable listener) {
    subscriber
        .channel(channel)
        .subscribeHandler(ready -> listener.run())
        .handler(payload -> listener.run());
  }

  @PreDestroy
  void close() {
    subscriber.close();
  }
}
