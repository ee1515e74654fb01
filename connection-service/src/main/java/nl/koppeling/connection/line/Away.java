package nl.koppeling.connection.line;

import java.time.Duration;
import nl.koppeling.connection.refusals.OrderCode;
import nl.koppeling.connection.refusals.Refusal;
import org.jboss.logging.Logger;

/** Another service does not answer as it should: the person is asked to try later. */
final class Away {

  private static final Logger LOG = Logger.getLogger(Away.class);
  private static final Duration WAIT = Duration.ofSeconds(60);

  private Away() {}

  static Refusal unexpected(String service, int status) {
    LOG.warnf("%s answers %d", service, status);
    return Refusal.later(OrderCode.TRY_LATER, WAIT);
  }

  /** Only the kind of failure is logged: messages of HTTP clients may quote headers. */
  static Refusal silent(String service, Throwable failure) {
    LOG.warnf("%s gives no usable answer: %s", service, failure.getClass().getSimpleName());
    return Refusal.later(OrderCode.TRY_LATER, WAIT);
  }
}
