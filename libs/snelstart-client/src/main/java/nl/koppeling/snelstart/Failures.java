package nl.koppeling.snelstart;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/**
 * What a failure of the HTTP layer means. Only failures that certainly come before the request are
 * {@link NotSent}; everything else, also what nobody thought of, is {@link Unclear}. Causes are not
 * kept: their texts quote addresses with e-mails in them.
 */
final class Failures {

  private static final Set<Class<? extends Throwable>> BEFORE_SENDING =
      Set.of(
          ConnectException.class,
          NoRouteToHostException.class,
          UnknownHostException.class,
          UnresolvedAddressException.class,
          SSLHandshakeException.class,
          ConnectionPoolTooBusyException.class);

  private static final int DEPTH = 10;

  private Failures() {}

  static SnelStartException of(Endpoint endpoint, Throwable failure) {
    String e = endpoint.toString();
    if (failure instanceof SnelStartException known) {
      return known;
    }
    if (failure instanceof Unreadable flaw) {
      return endpoint.mutation()
          ? new Unclear(e, Unclear.Cause.UNREADABLE)
          : new Malformed(e, flaw.getMessage());
    }
    if (chain(failure).anyMatch(t -> BEFORE_SENDING.stream().anyMatch(c -> c.isInstance(t)))) {
      return new NotSent(e);
    }
    boolean timeout = chain(failure).anyMatch(TimeoutException.class::isInstance);
    return new Unclear(e, timeout ? Unclear.Cause.TIMEOUT : Unclear.Cause.RESET);
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, t -> t != null, Throwable::getCause).limit(DEPTH);
  }
}
