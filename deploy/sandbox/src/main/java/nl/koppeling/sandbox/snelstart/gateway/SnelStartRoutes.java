package nl.koppeling.sandbox.snelstart.gateway;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import nl.koppeling.sandbox.snelstart.api.Answer;
import nl.koppeling.sandbox.snelstart.faults.Fault;
import nl.koppeling.sandbox.snelstart.faults.FaultKind.Stage;
import nl.koppeling.sandbox.snelstart.faults.Faults;
import nl.koppeling.sandbox.snelstart.token.TokenHost;

/** Where the API and the token host stand. */
@ApplicationScoped
class SnelStartRoutes {

  /** Root of the API. */
  static final String API = "/snelstart/v2";

  private static final String TOKEN = "/snelstart/b2b/token";
  private static final long LARGEST_BODY = 16L * 1024 * 1024;

  private final Gateway gateway;
  private final TokenHost tokenHost;
  private final Faults faults;
  private final CallJournal journal;
  private final SandboxClock clock;
  private final Vertx vertx;

  SnelStartRoutes(
      Gateway gateway,
      TokenHost tokenHost,
      Faults faults,
      CallJournal journal,
      SandboxClock clock,
      Vertx vertx) {
    this.gateway = gateway;
    this.tokenHost = tokenHost;
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
    this.vertx = vertx;
  }

  void register(@Observes Router router) {
    BodyHandler body = BodyHandler.create(false).setBodyLimit(LARGEST_BODY);
    router.route(API + "/*").handler(body).handler(gateway::handle);
    router.post(TOKEN).handler(body).handler(this::token);
  }

  private void token(RoutingContext context) {
    Exchange exchange = new Exchange(context, "/b2b/token", Optional.empty(), Optional.empty());
    exchange.onAnswer(answered -> journal.add("POST /b2b/token", answered.entry(clock.instant())));
    // Only a fault that names this path strikes here; the others are about the API.
    Fault.Target target = new Fault.Target("POST", exchange.path(), exchange.path(), null, true);
    Optional<Fault> fault = faults.strike(Stage.BACKEND, target);
    if (fault.isEmpty()) {
      exchange.send(tokenHost.grant(context.request().formAttributes()));
    } else {
      strike(exchange, fault.get());
    }
  }

  private void strike(Exchange exchange, Fault fault) {
    switch (fault.kind()) {
      case SLOW ->
          vertx.setTimer(
              Math.max(1, fault.secondsOrDefault() * 1000L),
              timer ->
                  exchange.send(tokenHost.grant(exchange.context().request().formAttributes())));
      case HANG_BEFORE_COMMIT, HANG_AFTER_COMMIT ->
          vertx.setTimer(Math.max(1, fault.secondsOrDefault() * 1000L), timer -> exchange.drop());
      case DROP_BEFORE_COMMIT, DROP_AFTER_COMMIT -> exchange.drop();
      case COMMIT_THEN_502_HTML -> exchange.sendHtml();
      case COMMIT_THEN_EMPTY_200 -> exchange.send(Answer.done());
      default -> exchange.send(new Answer(500, null));
    }
  }
}
