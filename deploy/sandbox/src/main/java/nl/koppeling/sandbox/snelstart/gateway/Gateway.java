package nl.koppeling.sandbox.snelstart.gateway;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import nl.koppeling.sandbox.snelstart.api.Answer;
import nl.koppeling.sandbox.snelstart.api.Call;
import nl.koppeling.sandbox.snelstart.faults.Fault;
import nl.koppeling.sandbox.snelstart.faults.FaultKind;
import nl.koppeling.sandbox.snelstart.faults.FaultKind.Stage;
import nl.koppeling.sandbox.snelstart.faults.Faults;
import nl.koppeling.sandbox.snelstart.token.Tokens;
import nl.koppeling.sandbox.snelstart.wire.Refusal;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What stands before the API, in SnelStart's order (API reference 16.2): subscription key,
 * counters, bearer, scope, route, body, rules. Faults strike at the step they are about.
 */
@ApplicationScoped
class Gateway {

  private static final Logger LOG = Logger.getLogger(Gateway.class);
  private static final String BEARER = "bearer ";

  private final RouteTable routes;
  private final Tokens tokens;
  private final Limits limits;
  private final Faults faults;
  private final CallJournal journal;
  private final SandboxClock clock;
  private final Vertx vertx;
  private final String subscriptionKey;

  Gateway(
      RouteTable routes,
      Tokens tokens,
      Limits limits,
      Faults faults,
      CallJournal journal,
      SandboxClock clock,
      Vertx vertx,
      @ConfigProperty(name = "koppeling.sandbox.subscription-key") String subscriptionKey) {
    this.routes = routes;
    this.tokens = tokens;
    this.limits = limits;
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
    this.vertx = vertx;
    this.subscriptionKey = subscriptionKey;
  }

  void handle(RoutingContext context) {
    String path = context.request().path().substring(SnelStartRoutes.API.length());
    String header = context.request().getHeader("Authorization");
    boolean given = header != null && header.toLowerCase(Locale.ROOT).startsWith(BEARER);
    Exchange exchange =
        new Exchange(
            context,
            path,
            routes.find(context.request().method().name(), path),
            given ? tokens.read(header.substring(BEARER.length()).strip()) : Optional.empty());
    exchange.onAnswer(this::note);
    try {
      admit(exchange);
      serve(exchange);
    } catch (Refusal refusal) {
      exchange.send(new Answer(refusal.status(), refusal.body()));
    }
  }

  private void note(Exchange exchange) {
    journal.add(exchange.name(), exchange.entry(clock.instant()));
  }

  private void admit(Exchange exchange) {
    subscription(exchange);
    counters(exchange);
    Tokens.Bearer bearer = bearer(exchange);
    if (exchange.match().isEmpty()) {
      throw Refusal.message(
          404,
          "No HTTP resource was found that matches the request URI '" + exchange.path() + "'.");
    }
    if (!bearer.scopes().containsAll(exchange.match().get().route().scopes())) {
      throw Refusal.message(403, "The scope that this operation needs is missing.");
    }
  }

  private void subscription(Exchange exchange) {
    String key = exchange.subscriptionKey();
    if (key == null || key.isBlank()) {
      throw Refusal.gateway(
          401,
          "Access denied due to missing subscription key. Make sure to include subscription key when"
              + " making requests to an API.");
    }
    boolean expired = faults.strike(Stage.SUBSCRIPTION, exchange.target()).isPresent();
    if (expired || !key.equals(subscriptionKey)) {
      throw Refusal.gateway(
          401,
          "Access denied due to invalid subscription key. Make sure to provide a valid key for an"
              + " active subscription.");
    }
  }

  private void counters(Exchange exchange) {
    Optional<Fault> burst = faults.strike(Stage.RATE, exchange.target());
    String owner = exchange.owner();
    OptionalInt wait =
        burst
            .map(fault -> OptionalInt.of(fault.secondsOrDefault()))
            .orElseGet(() -> limits.enter(owner));
    if (wait.isPresent()) {
      exchange.context().response().putHeader("Retry-After", Integer.toString(wait.getAsInt()));
      throw Refusal.gateway(
          429, "Rate limit is exceeded. Try again in " + wait.getAsInt() + " seconds.");
    }
    exchange.context().addEndHandler(done -> limits.leave(owner));
  }

  private Tokens.Bearer bearer(Exchange exchange) {
    boolean struck = faults.strike(Stage.BEARER, exchange.target()).isPresent();
    return exchange
        .bearer()
        .filter(bearer -> !struck)
        .orElseThrow(() -> Refusal.message(401, "Authorization has been denied for this request."));
  }

  private void serve(Exchange exchange) {
    Optional<Fault> fault = faults.strike(Stage.BACKEND, exchange.target());
    if (fault.isEmpty()) {
      exchange.send(run(exchange));
    } else {
      strike(exchange, fault.get());
    }
  }

  private void strike(Exchange exchange, Fault fault) {
    FaultKind kind = fault.kind();
    switch (kind) {
      case SLOW -> later(fault, () -> exchange.send(run(exchange)));
      case HANG_BEFORE_COMMIT -> later(fault, exchange::drop);
      case DROP_BEFORE_COMMIT -> exchange.drop();
      case FAIL_500_BEFORE_COMMIT -> exchange.send(new Answer(500, null));
      default -> {
        run(exchange);
        afterwards(exchange, fault);
      }
    }
  }

  private void afterwards(Exchange exchange, Fault fault) {
    switch (fault.kind()) {
      case HANG_AFTER_COMMIT -> later(fault, exchange::drop);
      case DROP_AFTER_COMMIT -> exchange.drop();
      case COMMIT_THEN_502_HTML -> exchange.sendHtml();
      case COMMIT_THEN_EMPTY_200 -> exchange.send(Answer.done());
      default -> exchange.send(new Answer(500, null));
    }
  }

  private void later(Fault fault, Runnable action) {
    long millis = Math.max(1, TimeUnit.SECONDS.toMillis(fault.secondsOrDefault()));
    vertx.setTimer(millis, timer -> action.run());
  }

  private Answer run(Exchange exchange) {
    RouteTable.Match match = exchange.match().orElseThrow();
    var books = exchange.bearer().orElseThrow().administration();
    try {
      Call call =
          new Call(
              books, match.path(), exchange.context().queryParams(), exchange.body(), clock.now());
      return books.inTurn(() -> match.route().operation().run(call));
    } catch (Refusal refusal) {
      return new Answer(refusal.status(), refusal.body());
    } catch (RuntimeException unexpected) {
      LOG.errorf(unexpected, "%s failed", exchange.name());
      return new Answer(500, null);
    }
  }
}
