package nl.koppeling.customer.vies;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.koppeling.customer.matching.VatId;
import nl.koppeling.events.EventCodec;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Asks the register about one number, once, within a bounded time. Never fails: whatever is no
 * verdict is {@link ViesAnswer.Unavailable}. Measures {@code koppeling.customer.vies} by outcome.
 */
@ApplicationScoped
public class Vies {

  private static final Logger LOG = Logger.getLogger(Vies.class);

  private final ViesApi api;
  private final ViesSettings settings;
  private final MeterRegistry meters;
  private final Clock clock = Clock.systemUTC();
  private final Pauses pauses;

  Vies(@RestClient ViesApi api, ViesSettings settings, MeterRegistry meters) {
    this.api = api;
    this.settings = settings;
    this.meters = meters;
    this.pauses = new Pauses(clock, settings.pause());
  }

  /**
   * Puts the question; answers on the caller's Vert.x context, where its database session lives.
   */
  public Uni<ViesAnswer> ask(VatId id) {
    return Uni.createFrom()
        .deferred(
            () -> {
              if (pauses.rests(id.prefix())) {
                return Uni.createFrom().item(new ViesAnswer.Unavailable("PAUSED"));
              }
              Context caller = Vertx.currentContext();
              Uni<ViesAnswer> answer = put(id);
              return caller == null ? answer : answer.emitOn(MutinyHelper.executor(caller));
            });
  }

  private Uni<ViesAnswer> put(VatId id) {
    return api.check(question(id))
        .map(r -> Verdict.of(r.getStatus(), r.getEntity(), id, now()))
        .ifNoItem()
        .after(settings.timeout())
        .recoverWithItem(new ViesAnswer.Unavailable("NO_ANSWER"))
        .onFailure()
        .recoverWithItem(failure -> new ViesAnswer.Unavailable("NO_ANSWER"))
        .invoke(answer -> note(id.prefix(), answer));
  }

  /** As exact as the database keeps it, so that a proof is equal to itself read back. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private byte[] question(VatId id) {
    Map<String, String> question = new LinkedHashMap<>();
    question.put("countryCode", id.prefix());
    question.put("vatNumber", id.number());
    settings
        .requester()
        .map(own -> own.replaceAll("[\\s.\\-]", ""))
        .filter(own -> own.length() > 2)
        .ifPresent(
            own -> {
              question.put("requesterMemberStateCode", own.substring(0, 2));
              question.put("requesterNumber", own.substring(2));
            });
    return EventCodec.write(question).getBytes(StandardCharsets.UTF_8);
  }

  private void note(String prefix, ViesAnswer answer) {
    String outcome =
        switch (answer) {
          case ViesAnswer.Valid valid -> "valid";
          case ViesAnswer.Invalid invalid -> "invalid";
          case ViesAnswer.Unavailable none -> none.why();
        };
    meters.counter("koppeling.customer.vies", "outcome", outcome).increment();
    if (answer instanceof ViesAnswer.Unavailable none) {
      pauses.begin(prefix, none.why());
      LOG.warnf("the register gave no verdict on a number of %s: %s", prefix, none.why());
    } else {
      pauses.end(prefix);
    }
  }
}
